import {
  chmodSync,
  existsSync,
  linkSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { placeOf, tryPlace, writeAtomic } from './writeAtomic.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'neuroloom-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const at = (...names: readonly string[]) => join(folder, ...names);
const read = (name: string) => readFileSync(at(name), 'utf8');
/** The file is another one than before, so that whoever had it open still reads the old text whole. */
const fileNumber = (name: string) => statSync(at(name)).ino;

test('a new file is there whole, and nothing is beside it', async () => {
  await writeAtomic(at('a.json'), 'ü'.repeat(100_000));
  expect(read('a.json')).toBe('ü'.repeat(100_000));
  expect(readdirSync(folder)).toEqual(['a.json']);
});

test('a file that is there is replaced, not written into, and keeps its mode', async () => {
  writeFileSync(at('a.json'), 'old');
  chmodSync(at('a.json'), 0o640);
  linkSync(at('a.json'), at('before.json')); // keeps the old file, so that its number is not given again
  await writeAtomic(at('a.json'), 'new');
  expect(read('a.json')).toBe('new');
  expect(read('before.json')).toBe('old');
  expect(fileNumber('a.json')).not.toBe(fileNumber('before.json'));
  expect(statSync(at('a.json')).mode & 0o777).toBe(0o640);
});

test('a link stays a link, and what it leads to is written, also over several links and where there is nothing yet', async () => {
  mkdirSync(at('other'));
  writeFileSync(at('other', 'real.json'), 'old');
  symlinkSync('other/real.json', at('one.json'));
  symlinkSync(at('one.json'), at('two.json'));
  await writeAtomic(at('two.json'), 'new');
  expect(readFileSync(at('other', 'real.json'), 'utf8')).toBe('new');
  expect(lstatSync(at('two.json')).isSymbolicLink()).toBe(true);
  symlinkSync('other/none.json', at('dangling.json'));
  await writeAtomic(at('dangling.json'), 'there');
  expect(readFileSync(at('other', 'none.json'), 'utf8')).toBe('there');
  expect(readdirSync(at('other')).toSorted((a, b) => (a < b ? -1 : 1))).toEqual(['none.json', 'real.json']);
});

test('what fails leaves the old file and nothing beside it', async () => {
  writeFileSync(at('a.json'), 'old');
  const nothingToWrite = 7 as unknown as string;
  await expect(writeAtomic(at('a.json'), nothingToWrite)).rejects.toMatchObject({ code: 'ERR_INVALID_ARG_TYPE' });
  expect(read('a.json')).toBe('old');
  expect(readdirSync(folder)).toEqual(['a.json']);
});

test('devices are written as they are', async () => {
  await writeAtomic('/dev/null', 'x');
  expect(statSync('/dev/null').isCharacterDevice()).toBe(true);
  await expect(writeAtomic('/dev/full', 'x')).rejects.toMatchObject({ code: 'ENOSPC' });
});

test.each([
  ['a folder', () => folder, 'EISDIR'],
  ['a folder that does not exist', () => at('none', 'a.json'), 'ENOENT'],
  ['a name that ends like that of a folder', () => at('none/'), 'ENOENT'],
  ['a path through a file', () => at('file', 'a.json'), 'ENOTDIR'],
  ['a circle of links', () => at('circle'), 'ELOOP'],
  ['a name that is too long', () => at('x'.repeat(300)), 'ENAMETOOLONG'],
  ['no name', () => '', 'ENOENT'],
])('%s is no place for a file', async (_, path, code) => {
  writeFileSync(at('file'), '');
  symlinkSync('circle', at('circle'));
  await expect(placeOf(path())).rejects.toMatchObject({ code });
  await expect(writeAtomic(path(), 'x')).rejects.toMatchObject({ code });
  expect(existsSync(at('none'))).toBe(false);
});

test('to try a place changes nothing there', async () => {
  writeFileSync(at('a.json'), 'old');
  for (const name of ['a.json', 'new.json']) await tryPlace(await placeOf(at(name)));
  expect(readdirSync(folder)).toEqual(['a.json']);
  expect(read('a.json')).toBe('old');
});

test('two names of one file have one identity, and two files have two', async () => {
  writeFileSync(at('a.json'), '');
  writeFileSync(at('b.json'), '');
  linkSync(at('a.json'), at('hard.json'));
  symlinkSync('a.json', at('soft.json'));
  symlinkSync('new.json', at('dangling.json'));
  const identity = async (name: string) => (await placeOf(at(name))).identity;
  expect(await identity('hard.json')).toBe(await identity('a.json'));
  expect(await identity('soft.json')).toBe(await identity('a.json'));
  expect(await identity('b.json')).not.toBe(await identity('a.json'));
  expect(await identity('dangling.json')).toBe(await identity('new.json'));
  expect((await placeOf('/dev/null')).identity).toBeUndefined();
});
