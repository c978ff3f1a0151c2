/** neuroloom check FILE --claims TASK, in process: what is claimed, measured and run is the task's. */
import { expect, test } from 'vitest';
import type { GraphDocument } from '../../src/graph/index.ts';
import { drawing, node, weight } from '../drawing.ts';
import { exactly, neuroloom, xor } from './harness.ts';

const text = (document: GraphDocument): string => JSON.stringify(document);
const is = (expected: number) => ({ equals: expected, tolerance: 0 });
const claim = (experiment: string, expected: number): GraphDocument['claims'][number] => ({
  experiment,
  measure: { probe: 'out', reduce: 'last' },
  is: is(expected),
  because: 'XOR',
});
const rows = (a: number, b: number): GraphDocument['experiments'][string] => ({ verb: 'forward', inputs: { x1: [[a]], x2: [[b]] } });

/** The task: all four rows, with a drawing that solves nothing yet. */
const task: GraphDocument = {
  ...xor,
  title: 'Task',
  experiments: { a: rows(0, 0), b: rows(0, 1), c: rows(1, 0), d: rows(1, 1) },
  claims: [claim('a', 0), claim('b', 1), claim('c', 1), claim('d', 0)],
};
const wrong: GraphDocument = { ...xor, nodes: { ...xor.nodes, and: node('unit', { activation: 'step', bias: 5 }) } };

const check = (handedIn: GraphDocument, words: readonly string[] = exactly, asked: GraphDocument = task) =>
  neuroloom(['check', 'mine.json', '--claims', 'task.json', ...words], {
    files: { 'mine.json': text(handedIn), 'task.json': text(asked) },
  });

test('a drawing that solves the task passes, whatever it claims itself', async () => {
  for (const claims of [xor.claims, [], [claim('one', 0)]]) {
    const { code, stdout } = await check({ ...xor, claims });
    expect(stdout).toContain('4 claims hold · 1 file');
    expect(code).toBe(0);
  }
});

test.each<readonly [string, GraphDocument]>([
  ['fewer claims', { ...wrong, claims: [] }],
  ['weaker claims', { ...wrong, claims: [{ ...claim('one', 0), is: { atLeast: -1e9 } }] }],
  ['a probe of something else', { ...wrong, probes: { out: { target: { node: 'or', port: 'activation' }, every: 1 } } }],
  [
    'experiments of the same names that ask less',
    { ...wrong, claims: [], experiments: { a: rows(0, 0), b: rows(0, 0), c: rows(0, 0), d: rows(0, 0) } },
  ],
])('a wrong drawing with %s does not pass', async (_, document) => {
  const { code, stdout } = await check(document);
  expect(stdout).toContain('✗ claim');
  expect(code).toBe(1);
});

test('a drawing without what the task looks at is not sound, and it is said what is missing', async () => {
  const { y: _, ...nodes } = xor.nodes;
  const edges = Object.fromEntries(Object.entries(xor.edges).filter(([, { to }]) => to.node !== 'y'));
  const { code, stdout, stderr } = await check({ ...xor, nodes, edges, probes: {}, claims: [] });
  expect(stdout).toContain('mine.json does not have what the task looks at');
  expect(stderr).toContain("Probe 'out' looks at 'y', which does not exist");
  expect(code).toBe(3);
});

test('experiments have the dt, the seed and the tensors of the task', async () => {
  const net = (bias: number, settings: GraphDocument['settings']): GraphDocument => ({
    ...drawing({ x: node('input', { rows: [[1]] }), h: node('layer', { size: 2, activation: 'linear' }) }, { e: weight('x', 'h', 1) }),
    settings,
    tensors: { t: { shape: [2], values: [bias, bias] } },
  });
  const asked: GraphDocument = {
    ...net(3, { seed: 8, dt: 0.5 }),
    probes: { out: { target: { node: 'h', port: 'activation' }, every: 1 } },
    experiments: { main: { verb: 'forward', set: { 'h.bias': { tensor: 't' } } } },
    claims: [{ ...claim('main', 0), is: { equals: [4, 4], tolerance: 0 } }], // 1·1 + 3
  };
  const { code, stdout } = await check(net(100, { seed: 1, dt: 5 }), ['--json', ...exactly], asked);
  expect(JSON.parse(stdout)).toMatchObject({
    task: 'task.json',
    files: [{ seed: 1, dt: 5, claims: [{ got: [4, 4], seed: 8, holds: true }] }],
  });
  expect(code).toBe(0);
});

test('a task that cannot be opened, or claims nothing, passes nobody', async () => {
  expect(await check(xor, exactly, { ...task, claims: [] })).toMatchObject({ code: 2, stderr: expect.stringContaining('makes no claims') });
  const absent = await neuroloom(['check', 'mine.json', '--claims', 'absent.json', ...exactly], { files: { 'mine.json': text(xor) } });
  expect(absent).toMatchObject({ code: 2, stderr: expect.stringContaining('absent.json cannot be opened') });
});

test('results in JSON say of which version, document, seed and backend they are', async () => {
  const mine = { files: { 'mine.json': text(xor) } };
  const checked = JSON.parse((await neuroloom(['check', 'mine.json', '--json', ...exactly], mine)).stdout);
  const ran = JSON.parse((await neuroloom(['run', 'mine.json', '--json', ...exactly], mine)).stdout);
  const known = { hash: expect.stringMatching(/^[0-9a-f]{64}$/), seed: 1, dt: 0.025 };
  expect(checked).toMatchObject({
    version: expect.stringMatching(/^\d/),
    files: [{ ...known, claims: [{ seed: 1, backend: 'reference' }] }],
  });
  expect(ran).toMatchObject({ version: checked.version, ...known, backend: 'reference' });
  expect(ran.hash).toBe(checked.files[0].hash);
  const changed = JSON.parse((await neuroloom(['run', 'mine.json', '--json', '--set', 'or.bias=2', ...exactly], mine)).stdout);
  expect(changed.hash).not.toBe(ran.hash);
});
