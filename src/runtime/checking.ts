/** Checks the claims of an open drawing, one check at a time, and says how far it is. */
import type { GraphDocument, Kinds } from '../graph/index.ts';
import type { Backend } from './backend.ts';
import { createReferenceBackend } from './backends/reference/index.ts';
import { checkClaims } from './claims.ts';
import type { Checking, FromWorker } from './protocol.ts';

interface Wanted {
  readonly document: GraphDocument;
  readonly revision: number;
  /** Computes what is too large for float64. */
  readonly backend: Backend | undefined;
  readonly isSmall: boolean;
}

interface CheckerOptions {
  readonly kinds: Kinds;
  post(message: FromWorker): void;
  now(): number;
}

export interface Checker {
  /** What is small is checked in float64, what is large on the backend that computes it. */
  check(wanted: Wanted): Promise<void>;
  /** Gives up the check that goes on; its claims stay as they were. */
  stop(): void;
  /** Results of a document before this one count no more. */
  forget(revision: number): void;
}

export function createChecker({ kinds, post, now }: CheckerOptions): Checker {
  let running: AbortController | undefined;
  let checked: number | undefined;
  return {
    async check({ document, revision, backend, isSmall }) {
      checked = revision;
      const { signal } = (running = new AbortController());
      const tell = (at: Checking | undefined) => (isSmall ? undefined : post({ type: 'checking', revision, at }));
      try {
        const { results } = await checkClaims(document, kinds, isSmall || !backend ? createReferenceBackend() : backend, {
          signal,
          now,
          onProgress: (experiment, done, total) => tell({ experiment, done, total }),
        });
        if (!signal.aborted) post({ type: 'claims', revision, results });
      } finally {
        tell(undefined);
      }
    },
    stop: () => running?.abort(),
    forget(revision) {
      if (checked !== undefined && checked !== revision) post({ type: 'claims', revision, results: [] });
    },
  };
}
