/** The world of a real process. */
import { createReadStream } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { textOf } from '../base/index.ts';
import type { Io } from './io.ts';

const WIDTH_OF_A_PIPE = 80;

export function processIo(): Io {
  for (const stream of [process.stdout, process.stderr]) stream.on('error', endQuietly);
  return {
    stdout: (text) => void process.stdout.write(text),
    stderr: (text) => void process.stderr.write(text),
    readFile: (path, most) => readText(createReadStream(path), most),
    writeFile: (path, text) => writeFile(path, text),
    stdin: (most) => readText(process.stdin, most),
    interruption,
    env: process.env,
    isTTY: { stdout: process.stdout.isTTY, stderr: process.stderr.isTTY },
    columns: process.stdout.columns || WIDTH_OF_A_PIPE,
    now: () => performance.now(),
  };
}

function interruption(): AbortSignal {
  const controller = new AbortController();
  process.once('SIGINT', () => controller.abort());
  return controller.signal;
}

/** `neuroloom … | head` closes the pipe early, which is nobody's mistake. */
function endQuietly(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EPIPE') throw error;
}

/** The whole text, unless it is endless. */
async function readText(stream: AsyncIterable<Uint8Array>, most: number): Promise<string> {
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const part of stream) {
    parts.push(part);
    length += part.length;
    if (length > most) break;
  }
  return textOf(Buffer.concat(parts));
}
