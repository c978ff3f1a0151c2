/** Reads what strangers wrote, beside the page and not in it: whoever asks may end it when it takes too long. */
import { kinds } from '../../nodes/kinds.ts';
import { parseDocument, readPiece } from '../graph/index.ts';

interface Asked {
  readonly as: 'drawing' | 'piece';
  readonly text: string;
}

const readers = { drawing: parseDocument, piece: readPiece } as const;

const post = (message: unknown): void => globalThis.postMessage(message, { transfer: [] });

post('ready');
globalThis.addEventListener('message', ({ data: { as, text } }: MessageEvent<Asked>) => post(readers[as](text, kinds)));
