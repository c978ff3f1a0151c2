/** The world of a real process. */
import { createReadStream, fstatSync, writeSync } from 'node:fs';
import { textOf } from '../base/index.ts';
import type { Io } from './io.ts';
import { endings } from './outcome.ts';
import { placeOf, tryPlace, writeAtomic } from './writeAtomic.ts';
import { writeAll } from './writeAll.ts';

const WIDTH_OF_A_PIPE = 80;

/** `whenUnheard` is called once, when what is written reaches nobody: nothing is said about it, since nobody would hear. */
export function processIo(whenUnheard: () => void): Io {
  let isHeard = true;
  const fall = () => {
    if (!isHeard) return;
    isHeard = false;
    whenUnheard();
  };
  let reading: NodeJS.ReadStream | undefined;
  const [stdout, stderr] = [process.stdout, process.stderr].map((stream) => createWriter(stream, fall)) as [Write, Write];
  const ownStream = (path: string): Write | undefined => (OUT.test(path) ? stdout : ERR.test(path) ? stderr : undefined);
  return {
    stdout,
    stderr,
    readFile: (path, most) => readText(createReadStream(path), most),
    writeFile: async (path, text) => (ownStream(path) ?? ((whole: string) => writeAtomic(path, whole)))(text),
    async tryFile(path) {
      if (ownStream(path)) return undefined;
      const place = await placeOf(path);
      await tryPlace(place);
      return place.identity;
    },
    identify: async (path) => (await placeOf(path)).identity,
    stdin: (most) => readText((reading = process.stdin), most),
    interruption: () => interruption(() => reading?.destroy()),
    isHeard: () => isHeard,
    env: process.env,
    isTTY: { stdout: process.stdout.isTTY, stderr: process.stderr.isTTY },
    columns: process.stdout.columns || WIDTH_OF_A_PIPE,
    now: () => performance.now(),
  };
}

/** What the process has open already; by these names it may not be opened once more. */
const OUT = /^\/(dev\/(stdout|fd\/1)|proc\/self\/fd\/1)$/;
const ERR = /^\/(dev\/(stderr|fd\/2)|proc\/self\/fd\/2)$/;

type Write = (text: string) => void;

/** Writes in order; what fails, at once or later, is told by `fall` and never thrown. */
function createWriter(stream: NodeJS.WriteStream & { readonly fd: number }, fall: () => void): Write {
  stream.on('error', fall);
  // a stream for a file takes a part for the whole when the disk fills up
  const isFile = !stream.isTTY && isFileOrDevice(stream.fd);
  return (text) => {
    try {
      if (isFile) writeAll((bytes) => writeSync(stream.fd, bytes), text);
      else stream.write(text);
    } catch {
      fall();
    }
  };
}

function isFileOrDevice(descriptor: number): boolean {
  try {
    const stat = fstatSync(descriptor);
    return stat.isFile() || stat.isCharacterDevice();
  } catch {
    return false;
  }
}

/** `stopReading` ends the wait for what nobody may ever type. */
function interruption(stopReading: () => void): AbortSignal {
  const controller = new AbortController();
  const stop = (signal: NodeJS.Signals) => {
    for (const name of endings) process.off(name, stop);
    stopReading();
    controller.abort(signal);
  };
  for (const name of endings) process.on(name, stop);
  return controller.signal;
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
