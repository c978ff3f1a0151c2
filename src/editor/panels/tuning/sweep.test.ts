import { expect, test } from 'vitest';
import { kinds } from '../../../../nodes/kinds.ts';
import { axon, tuning } from '../../../../stories/panels/drawings.ts';
import { compile } from '../../../compiler/index.ts';
import type { GraphDocument } from '../../../graph/index.ts';
import type { Surroundings } from '../surroundings.ts';
import { sweepExperiment, sweepOf } from './sweep.ts';
import { variedOf } from './tuningCurve.ts';

const around = (document: GraphDocument): Surroundings => ({
  document,
  experiment: document.experiments['main'],
  observables: [],
  course: undefined,
  batch: 1,
  stateful: true,
});

test('a neuron and the current that drives it are found from either of them, unless a current is varied already', () => {
  expect(sweepOf(around(axon), 'axon')).toEqual({ neuron: 'axon', current: 'I' });
  expect(sweepOf(around(axon), 'I')).toEqual({ neuron: 'axon', current: 'I' });
  expect(sweepOf(around({ ...axon, edges: {} }), 'axon')).toBeUndefined();
  expect(sweepOf(around(tuning), 'cell')).toBeUndefined();
});

test('the current goes from 0 to twice its strength in 21 trials, which compile and give an f–I curve', () => {
  const params = { ...axon.nodes['I']?.params, shape: 'constant', amplitude: 7 };
  const document = { ...axon, nodes: { ...axon.nodes, I: { ...axon.nodes['I'], params } } } as GraphDocument;
  const experiment = sweepExperiment(around(document), { neuron: 'axon', current: 'I' });
  expect(experiment.vary?.['I.amplitude']?.[0]).toBe(0);
  expect(experiment.vary?.['I.amplitude']?.at(-1)).toBe(14);
  const next = { ...document, experiments: { main: experiment } };
  expect(compile(next, 'main', kinds).plan?.batch).toBe(21);
  expect(variedOf(around(next))?.node).toBe('I');
});
