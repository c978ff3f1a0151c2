/** Experiments and what trainings have learnt: names, claims, and numbers that come back as they were. */
import { describe, expect, test } from 'vitest';
import { drawing, input, node, weight } from '../../../tests/drawing.ts';
import type { GraphDocument } from '../document.ts';
import { run, startHistory } from '../history.ts';
import { resolveNumbers } from '../tensor.ts';
import type { Numbers } from '../params.ts';
import type { Command } from './command.ts';
import { removeElements, removeProbe } from './elements.ts';
import { addExperiment, removeExperiment, renameExperiment } from './experiments.ts';
import { keepWeights } from './learnt.ts';

const after = <A>(document: GraphDocument, command: Command<A>, args: A) => run(startHistory(document), command, args).history.document;

const net = drawing(
  { x: input([[1, 2]]), u: node('layer', { size: 2 }), l: node('loss') },
  { e: weight('x', 'u', { tensor: 't' }), f: weight('x', 'u', 1, { initial: 'uniform' }) },
  {
    tensors: { t: { shape: [2, 2], values: [1, 2, 3, 4] } },
    probes: { p: { target: { node: 'l', port: 'value' }, every: 1 } },
    experiments: {
      main: { verb: 'forward' },
      learn: {
        verb: 'train',
        loss: 'l',
        set: { 'u.bias': 3, 'f.initial': 'normal' },
        vary: { 'u.bias': [1, 2] },
        until: { probe: 'p', atMost: 0.1 },
      },
    },
    claims: [
      { experiment: 'learn', measure: { probe: 'p', reduce: 'last' }, is: { atMost: 1 }, because: 'own' },
      {
        experiment: 'main',
        measure: { probe: 'p', reduce: 'last' },
        is: { sameAs: { probe: 'p', reduce: 'last', experiment: 'learn' }, tolerance: 1 },
        because: 'compares',
      },
      { experiment: 'main', measure: { probe: 'p', reduce: 'last' }, is: { atMost: 1 }, because: 'stays' },
    ],
  },
);

test('claims follow an experiment that is renamed, and the order stays', () => {
  const renamed = after(net, renameExperiment, { name: 'main', to: 'look' });
  expect(Object.keys(renamed.experiments)).toEqual(['look', 'learn']);
  expect(renamed.claims.map(({ experiment }) => experiment)).toEqual(['learn', 'look', 'look']);
  const [, compares] = after(net, renameExperiment, { name: 'learn', to: 'train' }).claims;
  expect(compares?.is).toMatchObject({ sameAs: { experiment: 'train' } });
});

test('a name that is taken is given to nothing else', () => {
  expect(after(net, renameExperiment, { name: 'main', to: 'learn' })).toBe(net);
  expect(after(net, addExperiment, { name: 'main', experiment: { verb: 'train' } })).toBe(net);
});

test('claims about an experiment go with it', () => {
  const left = after(net, removeExperiment, { name: 'learn' });
  expect(Object.keys(left.experiments)).toEqual(['main']);
  expect(left.claims.map(({ because }) => because)).toEqual(['stays']);
});

test('an experiment does not speak of what is gone', () => {
  expect(after(net, removeElements, { ids: ['l'] }).experiments['learn']).toEqual({
    verb: 'train',
    set: { 'u.bias': 3, 'f.initial': 'normal' },
    vary: { 'u.bias': [1, 2] },
  });
  expect(after(net, removeElements, { ids: ['u'] }).experiments['learn']?.vary).toEqual({});
  expect(after(net, removeProbe, { probe: 'p' }).experiments['learn']?.until).toBeUndefined();
});

describe('weights that are kept', () => {
  const third = Math.fround(1 / 3);
  const keep = (learnt: Parameters<typeof keepWeights.apply>[1]['learnt']) => after(net, keepWeights, { learnt, experiment: 'learn' });

  test('are written short, and mean the same float32', () => {
    const kept = keep([{ owner: 'u', what: 'bias', values: [third, 0.1] }]).nodes['u']?.params['bias'] as number[];
    expect(kept).toEqual([0.33333334, 0.1]);
    expect(Math.fround(kept[0] ?? 0)).toBe(third);
  });

  test('of a matrix are rows, and the tensor that held it before goes', () => {
    const kept = keep([{ owner: 'e', what: 'weight', values: [1, 2, 3, 5], shape: [2, 2] }]);
    expect(kept.edges['e']?.params['weight']).toEqual([
      [1, 2],
      [3, 5],
    ]);
    expect(kept.tensors).toEqual({});
  });

  test('of many go into a tensor, bit for bit', () => {
    const values = Float64Array.from({ length: 257 }, (_, i) => Math.fround(Math.sin(i)));
    const kept = keep([{ owner: 'e', what: 'weight', values }]);
    expect(resolveNumbers(kept.edges['e']?.params['weight'] as Numbers, 257, kept.tensors)).toEqual(values);
  });

  test('are given from now on, whatever the experiment had set', () => {
    const kept = keep([
      { owner: 'f', what: 'weight', values: [2] },
      { owner: 'u', what: 'bias', values: [0] },
    ]);
    expect(kept.edges['f']?.params).toMatchObject({ weight: 2, initial: 'given' });
    expect(kept.experiments['learn']?.set).toEqual({});
  });
});
