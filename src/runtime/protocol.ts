/** What the editor and the runtime's worker say to each other. Every answer names the revision of the document it belongs to. */
import type { Patch } from 'immer';
import type { Observable } from '../compiler/index.ts';
import type { Diagnostic, GraphDocument } from '../graph/index.ts';
import type { BackendName } from './backend.ts';
import type { ClaimResult } from './claims.ts';

export type ToWorker =
  /** Forgets what was and opens a document. `held`: compile and show the size, but run nothing yet. */
  | {
      readonly type: 'open';
      readonly revision: number;
      readonly document: GraphDocument;
      readonly experiment: string;
      readonly held: boolean;
    }
  /** The latest wins: patches that arrive while something runs are taken together. */
  | { readonly type: 'patch'; readonly revision: number; readonly patches: readonly Patch[] }
  | { readonly type: 'release' }
  | { readonly type: 'advance'; readonly steps: number }
  | { readonly type: 'run'; readonly perSecond: number }
  | { readonly type: 'pause' }
  | { readonly type: 'reset' }
  | { readonly type: 'use-backend'; readonly name: BackendName | 'auto' }
  /** Checks the claims now, however much work that is; small drawings are checked without being asked. */
  | { readonly type: 'check' };

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
      /** True when the drawing has state, and so something to advance. */
      readonly stateful: boolean;
      readonly held: boolean;
    }
  | {
      readonly type: 'frame';
      readonly revision: number;
      readonly step: number;
      readonly running: boolean;
      readonly signals: readonly SignalFrame[];
    }
  | { readonly type: 'backend'; readonly choice: BackendChoice }
  /** Largest difference to float64 relative to max(1, |value|); null when the drawing is too large to run twice. */
  | { readonly type: 'agreement'; readonly revision: number; readonly difference: number | null }
  | { readonly type: 'claims'; readonly revision: number; readonly results: readonly ClaimResult[] }
  | { readonly type: 'failed'; readonly message: string };
