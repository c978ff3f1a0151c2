/** The contract of a node's view: what a kind draws on the canvas, and how much room it takes. */
import type { ComponentType } from 'react';
import type { JsonObject } from '../../base/index.ts';

export interface NodeViewProps {
  readonly id: string;
  /** What the node is called on the canvas. */
  readonly name: string;
  /** Completed by the defaults. */
  readonly params: JsonObject;
  /** Elements of the node's main value. */
  readonly elements: number;
  /** The cell that is selected, when this node is. */
  readonly cell: number | undefined;
  /** Selects the node and one of its cells. Stable. */
  readonly onCell: (id: string, cell: number) => void;
}

export interface NodeView {
  readonly Component: ComponentType<NodeViewProps>;
  /** Outline for rings: a circle, a rounded square, a card, or nothing but text. */
  readonly shape: (elements: number) => 'circle' | 'square' | 'card' | 'text';
  readonly size: (params: JsonObject, elements: number) => readonly [width: number, height: number];
  /** The value that fills the node when it is drawn from afar, and the end of its scale of colours. */
  readonly main?: { readonly what: string; readonly limit: (params: JsonObject) => number };
  /** Which value gives `elements`; `main.what` when left out. */
  readonly counts?: string;
}
