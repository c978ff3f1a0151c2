/** Writes a file so that it is never half there: a file beside it, brought to the disk, takes its place. */
import { randomBytes } from 'node:crypto';
import { constants } from 'node:fs';
import { access, lstat, open, readlink, rename, stat, unlink, type FileHandle } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';

/** Keeps the mode of a file that is there, and follows a link to what it names. Devices and pipes are written as they are. */
export async function writeAtomic(path: string, text: string): Promise<void> {
  const place = await placeOf(path);
  if (place.isSpecial) return writeThrough(path, text);
  const temporary = besideOf(place.file);
  try {
    await writeNew(temporary, text, place.mode);
    await rename(temporary, place.file);
  } catch (cause) {
    await unlink(temporary).catch(() => {}); // what went wrong first is what is said
    throw cause;
  }
  await syncFolder(dirname(place.file));
}

/** Where a text will go. */
export interface Place {
  /** The file itself, no link to it. */
  readonly file: string;
  /** A device, a pipe or a socket: nothing can take its place. */
  readonly isSpecial: boolean;
  /** Permissions of a file that is there. */
  readonly mode: number | undefined;
  /** The same for two names of one file; undefined for what is special. */
  readonly identity: string | undefined;
}

/** Looks, and changes nothing. Rejects with the system's error. */
export async function placeOf(path: string): Promise<Place> {
  const there = await stat(path).catch(absent);
  if (there?.isDirectory()) throw failed('EISDIR');
  if (isDescriptor(path) || (there && !there.isFile())) return { file: path, isSpecial: true, mode: undefined, identity: undefined };
  const file = await linkedTo(path);
  if (there) return { file, isSpecial: false, mode: there.mode & 0o7777, identity: `${there.dev}:${there.ino}` };
  if (/[/\\]$/.test(path) || path === '') throw failed('ENOENT');
  const folder = await stat(dirname(file));
  if (!folder.isDirectory()) throw failed('ENOTDIR');
  return { file, isSpecial: false, mode: undefined, identity: `${folder.dev}:${folder.ino}/${basename(file)}` };
}

/** Tries whether it could be written, without touching what is there. Rejects with the system's error. */
export async function tryPlace({ file, isSpecial, mode }: Place): Promise<void> {
  if (isSpecial) return;
  if (mode !== undefined) await access(file, constants.W_OK);
  const temporary = besideOf(file);
  await (await open(temporary, 'wx')).close();
  await unlink(temporary);
}

const absent = (cause: NodeJS.ErrnoException): undefined => {
  if (cause.code !== 'ENOENT') throw cause;
};

const failed = (code: string): Error => Object.assign(new Error(code), { code });

/** Names of what the process has open: to replace the file behind one would not reach whoever reads it. */
const isDescriptor = (path: string): boolean => /^\/(dev\/(stdin|stdout|stderr|fd\/\d+)|proc\/(self|\d+)\/fd\/\d+)$/.test(path);

const MOST_LINKS = 40; // as many as Linux follows

/** The path that links lead to in the end, also where there is no file yet. */
async function linkedTo(path: string): Promise<string> {
  let at = resolve(path);
  for (let i = 0; i < MOST_LINKS; i++) {
    const there = await lstat(at).catch(absent);
    if (!there?.isSymbolicLink()) return at;
    at = resolve(dirname(at), await readlink(at));
  }
  throw failed('ELOOP');
}

/** A name that is short whatever the file is called, so that it fits where the file does. */
const besideOf = (file: string): string => join(dirname(file), `.neuroloom-${randomBytes(6).toString('hex')}.tmp`);

async function writeNew(file: string, text: string, mode: number | undefined): Promise<void> {
  await closing(await open(file, 'wx'), async (handle) => {
    if (mode !== undefined) await handle.chmod(mode);
    await handle.writeFile(text);
    await handle.sync();
  });
}

async function writeThrough(path: string, text: string): Promise<void> {
  // appending, because what a shell has opened for us may hold something already
  await closing(await open(path, isDescriptor(path) ? 'a' : 'w'), (handle) => handle.writeFile(text));
}

/** The name itself is brought to the disk; where folders cannot be opened (Windows), the system does it in its own time. */
async function syncFolder(folder: string): Promise<void> {
  await open(folder, 'r')
    .then((opened) => closing(opened, (handle) => handle.sync()))
    .catch(() => {});
}

async function closing(handle: FileHandle, act: (handle: FileHandle) => Promise<void>): Promise<void> {
  try {
    await act(handle);
  } finally {
    await handle.close();
  }
}
