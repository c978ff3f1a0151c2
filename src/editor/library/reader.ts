/** Reads files, links and what is pasted in a worker of its own: one that does not answer in time is ended, and the page goes on. */
import { parseDocument, readPiece, type Diagnostic, type Kinds, type Loaded, type ReadPiece } from '../../graph/index.ts';

export interface Reader {
  /** Never throws for what the text says. */
  readDrawing(source: string | Uint8Array, signal?: AbortSignal): Promise<Loaded>;
  readPiece(text: string, signal?: AbortSignal): Promise<ReadPiece>;
}

/** ms */
export const DEADLINE = 20_000;

type Refusal = { readonly ok: false; readonly diagnostics: readonly Diagnostic[] };

const refusal = (code: string, message: string): Refusal => ({ ok: false, diagnostics: [{ code, severity: 'error', message, at: null }] });
const TOO_SLOW = refusal(
  'too-slow',
  `Reading took longer than ${DEADLINE / 1000} seconds and was stopped. The drawing is very large, or made to keep a computer busy.`,
);
const CANCELLED = refusal('cancelled', 'Reading was cancelled.');
const DIED = refusal('no-memory', 'Reading took more memory than there is and was stopped.');

/** In the page itself, where no worker can start, and in tests. */
export const readHere = (kinds: Kinds): Reader => ({
  readDrawing: async (source) => parseDocument(source, kinds),
  readPiece: async (text) => readPiece(text, kinds),
});

export function createReader(kinds: Kinds, startWorker: () => Worker): Reader {
  const here = readHere(kinds);
  return {
    readDrawing: async (source, signal) => (await readIn(startWorker, { as: 'drawing', source }, signal)) ?? here.readDrawing(source),
    readPiece: async (source, signal) => (await readIn(startWorker, { as: 'piece', source }, signal)) ?? here.readPiece(source),
  };
}

interface Asked<As extends 'drawing' | 'piece'> {
  readonly as: As;
  readonly source: string | Uint8Array;
}
type Answer = { readonly drawing: Loaded; readonly piece: ReadPiece };

/** Undefined when no worker can start. */
function readIn<As extends 'drawing' | 'piece'>(
  startWorker: () => Worker,
  asked: Asked<As>,
  signal: AbortSignal | undefined,
): Promise<Answer[As] | Refusal | undefined> {
  return new Promise((resolve) => {
    const worker = started(startWorker);
    if (!worker) return resolve(undefined);
    let hasBegun = false;
    const end = (answer: Answer[As] | Refusal | undefined) => {
      clearTimeout(timer);
      worker.terminate();
      resolve(answer);
    };
    const timer = setTimeout(() => end(TOO_SLOW), DEADLINE);
    signal?.addEventListener('abort', () => end(CANCELLED), { once: true });
    worker.addEventListener('error', () => end(hasBegun ? DIED : undefined));
    worker.addEventListener('message', ({ data }: MessageEvent<Answer[As] | 'ready'>) => {
      if (data !== 'ready') return end(data);
      hasBegun = true;
      worker.postMessage(asked, { transfer: [] });
    });
  });
}

function started(startWorker: () => Worker): Worker | undefined {
  try {
    return startWorker();
  } catch {
    return undefined; // a browser that forbids it
  }
}
