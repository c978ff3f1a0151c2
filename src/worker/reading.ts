/** Reads what strangers wrote, beside the page and not in it: whoever asks may end it when it takes too long. */
import { kinds } from '../../nodes/kinds.ts';
import { parseDocument, readPiece } from '../graph/index.ts';

type Asked = { readonly as: 'drawing'; readonly source: string | Uint8Array } | { readonly as: 'piece'; readonly source: string };

const post = (message: unknown): void => globalThis.postMessage(message, { transfer: [] });

post('ready');
globalThis.addEventListener('message', ({ data }: MessageEvent<Asked>) =>
  post(data.as === 'drawing' ? parseDocument(data.source, kinds) : readPiece(data.source, kinds)),
);
