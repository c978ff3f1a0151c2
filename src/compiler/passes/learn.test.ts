import { expect, test } from 'vitest';
import { complaints, drawing, input, node, observePlan, planFor, weight, wire } from '../../../tests/drawing.ts';
import type { Experiment } from '../../graph/index.ts';

const train: Experiment = { verb: 'train', length: 3, loss: 'l', optimizer: { rule: 'sgd', rate: 0.25 } };
const linear = { activation: 'linear' };
const net = (unit: object = linear, more: Partial<Experiment> = {}) =>
  drawing(
    { x: input([[1]]), t: input([[3]]), u: node('unit', unit as never), l: node('loss', { loss: 'mean-squared-error' }) },
    { w: weight('x', 'u', 1), p: wire('u.activation', 'l.prediction'), q: wire('t', 'l.target') },
    { experiments: { main: { ...train, ...more } } },
  );

test('a trained weight is where it was asked for, as a state that moves', async () => {
  const plan = planFor(net());
  expect(plan.slots.map(({ owner, slot }) => `${owner} ${slot}`).toSorted()).toEqual(['u bias', 'w weight']);
  // w + b = 1, target 3: both gradients are 2 (1 − 3) = −4, and 0.25 · 4 = 1
  const after = await observePlan(plan, undefined, 1);
  expect([after.get('w.weight')?.[0], after.get('u.bias')?.[0]]).toEqual([2, 1]);
});

test('the optimizer has a place for what it keeps of each weight, named after it', () => {
  const slots = planFor(net(linear, { optimizer: { rule: 'adam', rate: 0.1 } })).slots.map(({ owner, slot }) => `${owner} ${slot}`);
  expect(slots.toSorted()).toEqual(['u bias', 'u bias.mean', 'u bias.square', 'w weight', 'w weight.mean', 'w weight.square']);
});

test('a derivative that is zero everywhere is said, at the unit that has it', () => {
  const said = complaints(net({ activation: 'step' })).filter((each) => !each.startsWith('out-of-reach')); // the target is 3
  expect(said).toEqual([
    expect.stringMatching(/^flat-derivative: No gradient passes 'u'/),
    ...[1, 2].map(() => expect.stringMatching(/^not-trained: /)),
  ]);
});

test('a weight that the loss does not depend on is said', () => {
  const aside = net();
  const nodes = { ...aside.nodes, v: node('layer', { size: 2, ...linear }) }; // a unit like u would be computed beside it
  const edges = {
    ...aside.edges,
    a: { type: 'weight', params: {}, from: { node: 'x', port: 'activation' }, to: { node: 'v', port: 'netInput' } },
  };
  expect(
    complaints({ ...aside, nodes, edges })
      .filter((said) => said.startsWith('not-trained'))
      .map((said) => said.split("'")[1]),
  ).toEqual(['v', 'a']);
});

test('a training without a loss is said, unless every weight has a rule of its own', () => {
  const { loss: _, ...lossless } = train;
  const learning = (rule: string) =>
    complaints(
      drawing(
        { x: input([[1]]), u: node('unit', { ...linear, rule }) },
        { w: weight('x', 'u', 1, { rule }) },
        { experiments: { main: lossless } },
      ),
    );
  expect(learning('gradient')).toEqual([expect.stringMatching(/^no-loss: /)]);
  expect(learning('hebb')).toEqual([]);
});

test('a rule that compares with a target is said to have none', () => {
  const ruled = net({ ...linear, rule: 'fixed' });
  const nodes = { ...ruled.nodes, v: node('unit', { ...linear, rule: 'fixed' }) };
  const edges = {
    ...ruled.edges,
    d: { type: 'weight', params: { rule: 'delta' }, from: { node: 'x', port: 'activation' }, to: { node: 'v', port: 'netInput' } },
  };
  expect(complaints({ ...ruled, nodes, edges })).toEqual([expect.stringMatching(/^not-taught: The rule of 'd' compares with a target/)]);
});
