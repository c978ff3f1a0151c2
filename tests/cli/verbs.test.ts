/** neuroloom train, simulate, retrieve, in process. */
import { expect, test } from 'vitest';
import { parseDocument, type GraphDocument } from '../../src/graph/index.ts';
import { kinds } from '../../nodes/kinds.ts';
import { drawing, node, weight, wire } from '../drawing.ts';
import { exactly, neuroloom } from './harness.ts';

const probe = (of: string, port: string) => ({ target: { node: of, port }, every: 1 });

/** XOR with two hidden layers' worth of luck left out: four hidden units and Adam. */
const learning: GraphDocument = drawing(
  {
    d: node('dataset', { data: 'xor' }),
    h: node('layer', { size: 4, activation: 'tanh' }),
    y: node('layer', { size: 1, activation: 'linear' }),
    l: node('loss', { loss: 'binary-cross-entropy' }),
  },
  {
    a: weight('d.inputs', 'h', 1, { initial: 'uniform' }),
    b: weight('h', 'y', 1, { initial: 'uniform' }),
    p: wire('y', 'l.prediction'),
    t: wire('d.targets', 'l.target'),
  },
  {
    probes: { loss: probe('l', 'value') },
    experiments: {
      main: { verb: 'forward' },
      fit: { verb: 'train', loss: 'l', optimizer: { rule: 'adam', rate: 0.05 }, length: 60 },
    },
  },
);

const spiking: GraphDocument = drawing(
  { i: node('current', { shape: 'constant', amplitude: 10 }), n: node('hodgkin-huxley') },
  { e: wire('i.current', 'n.current') },
  { probes: { v: probe('n', 'potential') }, experiments: { main: { verb: 'simulate', length: 2, dt: 0.025 } } },
);

const files = { 'xor.json': JSON.stringify(learning), 'axon.json': JSON.stringify(spiking) };
const lossAfter = (stdout: string): number => JSON.parse(stdout).probes.loss.steps.at(-1)[0][0] as number;

test('train takes the first training, and --save keeps what was learnt', async () => {
  const { code, stdout, stderr, written } = await neuroloom(['train', 'xor.json', '--json', '--save', 'out.json', ...exactly], { files });
  expect(stderr).toBe('');
  expect(code).toBe(0);
  expect(JSON.parse(stdout)).toMatchObject({
    command: 'train',
    experiment: 'fit',
    verb: 'train',
    unit: 'epoch',
    steps: 60,
    ended: 'length',
  });
  const kept = parseDocument(written['out.json'] ?? '', kinds);
  expect(kept.ok && kept.document.edges['a']?.params).toMatchObject({ initial: 'given' });
  const again = await neuroloom(['train', 'kept.json', '--json', '--length', '1', ...exactly], {
    files: { 'kept.json': written['out.json'] ?? '' },
  });
  // the loss at the first step of what was kept is the loss at the end
  expect(JSON.parse(again.stdout).probes.loss.steps[0][0][0]).toBeCloseTo(lossAfter(stdout), 12);
});

test('what was learnt is kept also where the experiment had set how weights begin', async () => {
  const begun = { ...learning, experiments: { fit: { ...learning.experiments['fit'], set: { 'a.initial': 'normal' } } } };
  const { written } = await neuroloom(['train', 'begun.json', '--save', 'out.json', '--length', '2', ...exactly], {
    files: { 'begun.json': JSON.stringify(begun) },
  });
  const kept = parseDocument(written['out.json'] ?? '', kinds);
  expect(kept.ok && kept.document.experiments['fit']?.set).toEqual({});
});

test('a training that is resumed from a checkpoint ends where the whole one ends', async () => {
  const whole = await neuroloom(['train', 'xor.json', '--json', ...exactly], { files });
  const half = await neuroloom(['train', 'xor.json', '--json', '--length', '25', '--checkpoint', 'half.json', ...exactly], { files });
  const rest = await neuroloom(['train', 'xor.json', '--json', '--resume', 'half.json', ...exactly], {
    files: { ...files, 'half.json': half.written['half.json'] ?? '' },
  });
  expect(lossAfter(rest.stdout)).toBe(lossAfter(whole.stdout));
});

test('simulate --csv prints a line per step, and nothing else', async () => {
  const { stdout, stderr } = await neuroloom(['simulate', 'axon.json', '--csv', ...exactly], { files });
  const lines = stdout.trim().split('\n');
  expect(stderr).toBe('');
  expect(lines[0]).toBe('ms,v');
  expect(lines).toHaveLength(1 + 80 + 1);
  expect(Number(lines[1]?.split(',')[1])).toBeCloseTo(-65, 1);
});

test('a simulation says for people where its probes began and ended', async () => {
  const { stdout } = await neuroloom(['simulate', 'axon.json', ...exactly], { files });
  expect(stdout).toContain('experiment main · 1 row · 2 ms · reference');
  expect(stdout).toMatch(/^v +81 +-64\.99/m);
});

test('a verb without an experiment of its own says which there are', async () => {
  const { code, stderr } = await neuroloom(['retrieve', 'axon.json', ...exactly], { files });
  expect(stderr).toBe('neuroloom retrieve: there is no experiment of the verb retrieve: the document has none.\n');
  expect(code).toBe(2);
});

test('Ctrl+C keeps what was computed, says how far it came, and ends with 130', async () => {
  const { code, stdout, stderr, written } = await neuroloom(['train', 'xor.json', '--checkpoint', 'part.json', ...exactly], {
    files,
    interrupted: AbortSignal.abort(),
  });
  expect(code).toBe(130);
  expect(stdout).toContain('probe');
  expect(stderr).toContain('interrupted after 0 of 60 steps');
  expect(JSON.parse(written['part.json'] ?? '')).toMatchObject({ format: 'neuroloom-states', step: 0 });
});

test('progress is told on stderr in lines of JSON, to those who ask', async () => {
  const { stderr } = await neuroloom(['train', 'xor.json', '--progress', ...exactly], { files });
  const last = stderr.trim().split('\n').at(-1) ?? '';
  expect(JSON.parse(last)).toEqual({ experiment: 'fit', done: 60, total: 60, secondsLeft: 0 });
});

test.each([
  ['{', 'it is not JSON'],
  ['{"format":"other"}', 'it is not of the format neuroloom-states, version 1'],
  [
    '{"format":"neuroloom-states","version":1,"step":1,"slots":{"a b":{"rows":1,"values":["x"]}}}',
    "its state 'a b' is not a list of numbers",
  ],
])('states that are none are refused: %s', async (text, why) => {
  const { code, stderr } = await neuroloom(['train', 'xor.json', '--resume', 's.json', ...exactly], {
    files: { ...files, 's.json': text },
  });
  expect(stderr).toBe(`neuroloom train: s.json is not resumed: ${why}.\n`);
  expect(code).toBe(2);
});
