/** Files that a run writes, in process and in a real folder: tried before it computes, and one that fails takes no other with it. */
import { linkSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, expect, test } from 'vitest';
import type { Io } from '../../src/cli/io.ts';
import { execute } from '../../src/cli/program.ts';
import { placeOf, tryPlace, writeAtomic } from '../../src/cli/writeAtomic.ts';
import type { GraphDocument } from '../../src/graph/index.ts';
import { drawing, node, weight, wire } from '../drawing.ts';
import { exactly, neuroloom } from './harness.ts';

const learning: GraphDocument = drawing(
  {
    d: node('dataset', { data: 'xor' }),
    y: node('layer', { size: 1, activation: 'linear' }),
    l: node('loss', { loss: 'mean-squared-error' }),
  },
  { a: weight('d.inputs', 'y', 1, { initial: 'uniform' }), p: wire('y', 'l.prediction'), t: wire('d.targets', 'l.target') },
  { experiments: { fit: { verb: 'train', loss: 'l', batch: 2, length: 10 } } },
);
const net = JSON.stringify(learning);

const folder = mkdtempSync(join(tmpdir(), 'neuroloom-'));
const at = (name: string) => join(folder, name);
beforeEach(() => {
  for (const name of readdirSync(folder)) rmSync(at(name), { recursive: true });
  writeFileSync(at('net.json'), net);
  mkdirSync(at('folder'));
  symlinkSync('net.json', at('link.json'));
  linkSync(at('net.json'), at('hard.json'));
});
afterAll(() => rmSync(folder, { recursive: true }));

/** The command line in the real folder; says whether it came so far as to compute. */
async function train(words: readonly string[]) {
  const said = { stdout: '', stderr: '' };
  let computed = false;
  const io: Io = {
    stdout: (text) => void (said.stdout += text),
    stderr: (text) => void (said.stderr += text),
    readFile: async (path) => readFileSync(path, 'utf8'),
    writeFile: writeAtomic,
    async tryFile(path) {
      const place = await placeOf(path);
      await tryPlace(place);
      return place.identity;
    },
    identify: async (path) => (await placeOf(path)).identity,
    stdin: async () => net,
    interruption() {
      computed = true;
      return new AbortController().signal;
    },
    isHeard: () => true,
    env: {},
    isTTY: { stdout: false, stderr: false },
    columns: 80,
    now: () => 0,
  };
  const code = await execute(['train', ...words.map((word) => word.replace('@', `${folder}/`)), ...exactly], io);
  return { code, ...said, computed };
}

test.each([
  [['@net.json', '--save', '@folder'], 'this is a folder, not a file'],
  [['@net.json', '--save', '@none/out.json'], 'its folder does not exist'],
  [['@net.json', '--checkpoint', '@net.json/out.json'], 'a part of the path is not a folder'],
  [['@net.json', '--save', '@out.json', '--checkpoint', '@out.json'], 'are the same file. Give it another name'],
  [['@net.json', '--save', '@out.json', '--checkpoint', '@folder/../out.json'], 'are the same file. Give it another name'],
  [['@net.json', '--checkpoint', '@net.json'], 'are the same file. Give it another name'],
  [['@net.json', '--checkpoint', '@hard.json'], 'are the same file. Give it another name'],
  [['@net.json', '--save', '@link.json'], 'net.json to replace it'],
  [['@link.json', '--save', '@net.json'], 'link.json to replace it'],
])('%j is refused before anything is computed', async (words, why) => {
  const before = readdirSync(folder);
  const { code, stderr, computed } = await train(words);
  expect(stderr).toContain(why);
  expect({ code, computed }).toEqual({ code: 2, computed: false });
  expect(readdirSync(folder)).toEqual(before);
  expect(readFileSync(at('net.json'), 'utf8')).toBe(net);
});

test('a drawing is saved to itself on purpose, and states to the file they came from', async () => {
  expect((await train(['@net.json', '--length', '2', '--checkpoint', '@s.json'])).code).toBe(0);
  expect((await train(['@net.json', '--resume', '@s.json', '--checkpoint', '@s.json', '--length', '4'])).code).toBe(0);
  expect(JSON.parse(readFileSync(at('s.json'), 'utf8'))).toMatchObject({ step: 8 }); // 4 epochs of 2 batches
  expect((await train(['@net.json', '--save', '@net.json'])).code).toBe(0);
  expect(readFileSync(at('net.json'), 'utf8')).not.toBe(net);
  expect((await train(['-', '--save', '@net.json'])).code).toBe(0);
});

test('a file that fails at the end takes no other with it, and every failure is said', async () => {
  const words = ['train', 'net.json', '--save', 'out.json', '--checkpoint', 's.json', ...exactly];
  const files = { 'net.json': net };
  const one = await neuroloom(words, { files, unwritable: { 'out.json': 'ENOSPC' } });
  expect(one.stderr).toBe('neuroloom train: out.json cannot be written: there is no room left.\n');
  expect(Object.keys(one.written)).toEqual(['s.json']);
  expect(one.stdout).toContain('experiment fit');
  expect(one.code).toBe(4);
  const both = await neuroloom(words, { files, unwritable: { 'out.json': 'ENOSPC', 's.json': 'EACCES' } });
  expect(both.stderr).toContain('out.json cannot be written: there is no room left. s.json cannot be written: it may not be written.');
  expect(both.code).toBe(4);
});

test('--checkpoint-every keeps states on the way, in the unit of the experiment, and the run goes on from each of them', async () => {
  const kept: string[] = [];
  const files = { 'net.json': net };
  const words = ['train', 'net.json', '--json', '--checkpoint', 's.json', '--checkpoint-every', '3', ...exactly];
  const whole = await neuroloom(words, { files, onWrite: (_, text) => kept.push(text) });
  // an epoch has 2 batches: 3, 6 and 9 epochs, and the end
  expect(kept.map((text) => JSON.parse(text).step as number)).toEqual([6, 12, 18, 20]);
  for (const text of kept) {
    const rest = await neuroloom(['train', 'net.json', '--json', '--resume', 's.json', ...exactly], {
      files: { ...files, 's.json': text },
    });
    expect(JSON.parse(rest.stdout).nodes).toEqual(JSON.parse(whole.stdout).nodes);
  }
});

test('a checkpoint on the way that cannot be written is said once, and the run goes on', async () => {
  const words = ['train', 'net.json', '--checkpoint', 's.json', '--checkpoint-every', '1', ...exactly];
  const { code, stdout, stderr } = await neuroloom(words, { files: { 'net.json': net }, unwritable: { 's.json': 'ENOSPC' } });
  expect(stderr.match(/The run goes on\./g)).toHaveLength(1);
  expect(stdout).toContain('10 epochs');
  expect(code).toBe(4); // there is no file at the end either
});

test.each([
  [['--checkpoint-every', '3'], '--checkpoint-every needs --checkpoint'],
  [['--checkpoint', 's.json', '--checkpoint-every', '0'], 'is not a number above 0'],
  [['--force'], '--force needs --resume'],
])('%j is a mistake on the command line', async (words, said) => {
  const { code, stderr } = await neuroloom(['train', 'net.json', ...words, ...exactly], { files: { 'net.json': net } });
  expect(stderr).toContain(said);
  expect(code).toBe(2);
});

test('states with a number that is none are not written', async () => {
  const growing = { ...learning, experiments: { fit: { verb: 'train', loss: 'l', length: 4000, optimizer: { rule: 'sgd', rate: 1e3 } } } };
  const { stderr, written } = await neuroloom(['train', 'net.json', '--checkpoint', 's.json', ...exactly], {
    files: { 'net.json': JSON.stringify(growing) },
  });
  expect(stderr).toMatch(/the run met a number that is not finite, so s\.json is not written/);
  expect(written).toEqual({});
});

test('what stops a run has the code of its signal', async () => {
  for (const [signal, code] of [
    ['SIGINT', 130],
    ['SIGTERM', 143],
    ['SIGHUP', 129],
  ] as const) {
    const words = ['train', 'net.json', '--checkpoint', 's.json', ...exactly];
    const ended = await neuroloom(words, { files: { 'net.json': net }, interrupted: AbortSignal.abort(signal) });
    expect(ended).toMatchObject({ code, stderr: 'neuroloom train: interrupted after 0 of 20 steps\n' });
    expect(Object.keys(ended.written)).toEqual(['s.json']);
  }
});
