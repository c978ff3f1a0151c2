/** What the editor and the runtime's worker say to each other. Every answer names the revision of the document it belongs to. */
import type { Patch } from 'immer';
import type { Course, Observable } from '../compiler/index.ts';
import type { Diagnostic, GraphDocument } from '../graph/index.ts';
import type { BackendName } from './backend.ts';
import type { ClaimResult } from './claims.ts';
import type { SavedStates } from './states.ts';

export type ToWorker =
  /** Forgets what was and opens a document. `held`: compile and show the size, but run nothing yet. */
  | {
      readonly type: 'open';
      readonly revision: number;
      readonly document: GraphDocument;
      readonly experiment: string;
      readonly held: boolean;
      /** States of a run that was lost: it goes on from there. */
      readonly from?: SavedStates | undefined;
    }
  /** The latest wins: patches that arrive while something runs are taken together. */
  | { readonly type: 'patch'; readonly revision: number; readonly patches: readonly Patch[] }
  | { readonly type: 'release' }
  | { readonly type: 'advance'; readonly steps: number }
  | { readonly type: 'run'; readonly perSecond: number }
  | { readonly type: 'pause' }
  | { readonly type: 'reset' }
  /** Goes back to an earlier step, by the nearest checkpoint and the same steps again. */
  | { readonly type: 'seek'; readonly step: number }
  /** Values with other rows in some sources, at the present state: a decision boundary, a fitted curve. Answered with the same id. */
  | { readonly type: 'evaluate'; readonly id: string; readonly feeds: readonly Part[]; readonly read: readonly Place[] }
  /** Asks for what a training has made of weights and biases. */
  | { readonly type: 'learnt' }
  | { readonly type: 'use-backend'; readonly name: BackendName | 'auto' }
  /** Checks the claims now, however much work that is; small drawings are checked without being asked. */
  | { readonly type: 'check' }
  /** Gives up a check of claims, as every message does that has the session do something else. */
  | { readonly type: 'stop-check' };

/** A value of a node or an edge, by name. */
export interface Place {
  readonly owner: string;
  readonly what: string;
}

/** Its numbers, row after row. */
export interface Part extends Place {
  readonly rows: number;
  readonly values: Float64Array;
}

/** What a probe saw: sample after sample, [samples, rows, width]. */
export interface Samples {
  readonly type: 'samples';
  readonly revision: number;
  readonly probe: string;
  /** Of the run itself, or of the examples that a training holds out. */
  readonly of: 'run' | 'held-out';
  /** The step of every sample. A step that is not after the one before it starts anew from there. */
  readonly steps: Float64Array;
  readonly rows: number;
  readonly width: number;
  readonly values: Float64Array;
}

/** Steps of the experiment that a check of claims runs. */
export interface Checking {
  readonly experiment: string;
  readonly done: number;
  readonly total: number;
}

/** What the badge says. */
export interface BackendChoice {
  readonly name: BackendName;
  readonly why: string;
  readonly device: string;
  readonly alternatives: readonly { readonly name: BackendName; readonly available: boolean; readonly reason: string }[];
}

export interface SignalFrame {
  readonly signal: number;
  readonly rows: number;
  readonly values: Float64Array;
}

export type FromWorker =
  | {
      readonly type: 'compiled';
      readonly revision: number;
      readonly diagnostics: readonly Diagnostic[];
      readonly observables: readonly Observable[];
      readonly batch: number;
      /** Multiply-adds of one advance. */
      readonly cost: number;
      /** Multiply-adds before the first advance. */
      readonly setup: number;
      /** True when the drawing has state, and so something to advance. */
      readonly stateful: boolean;
      readonly held: boolean;
      /** How long the experiment is, and in which unit; undefined when nothing can run. */
      readonly course: Course | undefined;
      /** Examples that a training learns from. */
      readonly training: number;
      /** States that an edit left without a place: `owner slot`. */
      readonly lost: readonly string[];
    }
  | Samples
  | { readonly type: 'evaluated'; readonly id: string; readonly values: readonly Part[] }
  | { readonly type: 'learnt'; readonly revision: number; readonly values: readonly Part[] }
  /** A run came to its end. */
  | { readonly type: 'ended'; readonly revision: number; readonly step: number; readonly why: 'length' | 'until' }
  /** The first number that is not finite; undefined when all are again. */
  | { readonly type: 'not-finite'; readonly revision: number; readonly found: Diagnostic | undefined }
  | {
      readonly type: 'frame';
      readonly revision: number;
      readonly step: number;
      readonly running: boolean;
      readonly signals: readonly SignalFrame[];
    }
  /** States to go on from, should this worker be lost. */
  | { readonly type: 'checkpoint'; readonly revision: number; readonly experiment: string; readonly states: SavedStates }
  /** A device was lost: what is computed moves to another backend, and a run goes on from this step. */
  | { readonly type: 'device-lost'; readonly name: BackendName; readonly step: number; readonly running: boolean }
  | { readonly type: 'backend'; readonly choice: BackendChoice }
  /** Largest difference to float64 relative to max(1, |value|); null when the drawing is too large to run twice. */
  | { readonly type: 'agreement'; readonly revision: number; readonly difference: number | null }
  /** How far the check of claims is; undefined when it has ended. */
  | { readonly type: 'checking'; readonly revision: number; readonly at: Checking | undefined }
  | { readonly type: 'claims'; readonly revision: number; readonly results: readonly ClaimResult[] }
  | { readonly type: 'failed'; readonly message: string };
