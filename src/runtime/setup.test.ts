import { expect, test } from 'vitest';
import { nodeId } from '../base/index.ts';
import { drawing, input, node, planFor, weight } from '../../tests/drawing.ts';
import { Setup } from './setup.ts';

/** Two layers: each has a dense layout of its own weights, made in `setup`. */
const layer = node('layer', { size: 2, activation: 'linear' });
const ones = [
  [1, 1],
  [1, 1],
];
const units = Object.fromEntries(['a', 'b', 'c', 'd'].map((id) => [id, node('unit', { activation: 'linear' })]));
const pairs = ['a', 'b'].flatMap((from) => ['c', 'd'].map((to) => [`${from}${to}`, weight(from, to, 1)] as const));
const plan = planFor(
  drawing(
    { x: input([[1, 2]]), ...units, l: layer },
    { ...Object.fromEntries(pairs), xa: weight('x', 'a', [1, 1]), xb: weight('x', 'b', [1, 1]), xl: weight('x', 'l', ones) },
  ),
);
const parameter = (owner: string, what: string) => plan.locate(nodeId(owner), what)?.signal ?? (-1 as never);
const outputs = (setup: Setup) => setup.take().steps.flatMap(({ ops }) => ops.map(({ output }) => output));

test('all of it is due at first, then nothing', () => {
  const setup = new Setup(plan);
  expect(outputs(setup).length).toBeGreaterThan(0);
  expect(outputs(setup)).toEqual([]);
});

test('what follows from a written parameter is due, once, and no more than that', () => {
  const setup = new Setup(plan);
  const all = outputs(setup);
  setup.write(parameter('ac', 'weight'));
  const due = outputs(setup);
  expect(due.length).toBeGreaterThan(0);
  expect(due.length).toBeLessThan(all.length);
  expect(outputs(setup)).toEqual([]);
  setup.write(parameter('ac', 'weight'));
  expect(outputs(setup)).toEqual(due);
});

test('after a failure all is due again', () => {
  const setup = new Setup(plan);
  const all = outputs(setup);
  setup.fail();
  expect(outputs(setup)).toEqual(all);
});
