/** The world of a real process. */
import { createReadStream } from 'node:fs';
import { limits } from '../graph/index.ts';
import type { Io } from './io.ts';

const WIDTH_OF_A_PIPE = 80;
/** UTF-8 has at most 3 bytes for each UTF-16 unit, so a longer text is over the limit whatever it says. */
const MOST_BYTES = 3 * limits.documentLength;

export function processIo(): Io {
  for (const stream of [process.stdout, process.stderr]) stream.on('error', endQuietly);
  return {
    stdout: (text) => void process.stdout.write(text),
    stderr: (text) => void process.stderr.write(text),
    readFile: (path) => readText(createReadStream(path)),
    stdin: () => readText(process.stdin),
    env: process.env,
    isTTY: { stdout: process.stdout.isTTY, stderr: process.stderr.isTTY },
    columns: process.stdout.columns || WIDTH_OF_A_PIPE,
    now: () => performance.now(),
  };
}

/** `neuroloom … | head` closes the pipe early, which is nobody's mistake. */
function endQuietly(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EPIPE') throw error;
}

/** The whole text, or of an endless one just enough that the loader refuses it. */
async function readText(stream: AsyncIterable<Uint8Array>): Promise<string> {
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const part of stream) {
    parts.push(part);
    length += part.length;
    if (length > MOST_BYTES) break;
  }
  return new TextDecoder().decode(Buffer.concat(parts));
}
