/** The contract of a picture: what it fits, what it is called, and the component that paints it. */
import type { ComponentType } from 'react';
import type { Table } from '../../base/index.ts';
import type { Editor } from '../state/editor.ts';
import type { Surroundings } from './surroundings.ts';

/** What a picture shows: probes that share it, or a node or an edge. */
export interface Subject {
  readonly probes: readonly string[];
  /** Id of a node or an edge. */
  readonly owner?: string;
}

export interface PictureProps {
  readonly subject: Subject;
  readonly around: Surroundings;
  /** The name that the panel shows. */
  readonly name: string;
}

export interface Heading {
  /** The quantity, which comes first: `membrane potential`. */
  readonly title: string;
  /** Of what: `axon`. */
  readonly of: string;
  readonly unit?: string;
}

export interface Picture {
  readonly id: string;
  readonly title: string;
  /** Panels stand in this order. */
  readonly place: number;
  /** Least width in the dock, px. */
  readonly width: number;
  /** How well it shows a probe: the best one is taken unasked; 0 for not at all. */
  fitsProbe?(around: Surroundings, probe: string): number;
  /** Probes with the same group share one panel. */
  groupOf?(around: Surroundings, probe: string): string;
  /** Whether it can be attached to a node or an edge. */
  fitsOwner?(around: Surroundings, owner: string): boolean;
  /** Adds to the drawing what it needs, and it stands there by itself; in place of attaching it. */
  bring?(editor: Editor, around: Surroundings, owner: string): void;
  /** Attached unasked, because a run of this kind is watched with it. */
  unasked?(around: Surroundings): readonly string[];
  heading(around: Surroundings, subject: Subject): Heading;
  /** What the runtime must be asked for comes later. */
  table?(editor: Editor, around: Surroundings, subject: Subject): Table | undefined | Promise<Table | undefined>;
  readonly Component: ComponentType<PictureProps>;
}

export interface Panel {
  /** The picture and what it shows; the same as long as both are. */
  readonly key: string;
  readonly picture: Picture;
  readonly subject: Subject;
}
