import { expect, test } from 'vitest';
import type { GraphDocument } from '../../../graph/index.ts';
import { tuning } from '../../../../stories/panels/drawings.ts';
import type { Surroundings } from '../surroundings.ts';
import { firingInWords, firingOf, markWords, roomFor } from './firing.ts';
import type { Trace } from './traces.ts';

const around = (document: GraphDocument, vary = {}): Surroundings => ({
  document,
  experiment: { verb: 'simulate', vary },
  observables: [],
  course: undefined,
  batch: 1,
  stateful: true,
});
const cell = (params: GraphDocument['nodes'][string]['params']): GraphDocument => ({
  ...tuning,
  nodes: { ...tuning.nodes, cell: { ...(tuning.nodes['cell'] as GraphDocument['nodes'][string]), params } },
});
const potential = { node: 'cell', port: 'potential' };

test('an integrate-and-fire neuron has its threshold in its own unit, and the probe that sees its spikes', () => {
  expect(firingOf(around(cell({})), potential)).toEqual({ threshold: 1, probe: 's' });
  expect(firingOf(around(cell({ form: 'physical', Vth: -55 })), potential)?.threshold).toBe(-55);
  expect(firingOf(around({ ...cell({}), probes: {} }), potential)?.probe).toBeUndefined();
});

test('what never fires, or has another threshold in every trial, has no line', () => {
  expect(firingOf(around(cell({ spikes: 'none' })), potential)).toBeUndefined();
  expect(firingOf(around(cell({}), { 'cell.Vth': [-50, -60] }), potential)).toBeUndefined();
  expect(firingOf(around(cell({})), { node: 'cell', port: 'synaptic' })).toBeUndefined();
  expect(firingOf(around(cell({})), { node: 'I', port: 'current' })).toBeUndefined();
});

test('there is room for the marks above the threshold, wherever the potential lies', () => {
  for (const [firing, data] of [
    [{ threshold: 1, probe: 's' }, [0, 0.6]],
    [{ threshold: -50, probe: 's' }, [-70, -50]],
    [{ threshold: 1, probe: 's' }, [Infinity, -Infinity]],
  ] as const) {
    const [low, high] = roomFor(firing, data);
    expect(high).toBeGreaterThan(firing.threshold);
    expect(low).toBeLessThanOrEqual(firing.threshold);
  }
});

test('words say how many spikes the shown lines have, and how to see them', () => {
  const lines = [{ lane: 1 }] as unknown as readonly Trace[];
  const events = { steps: [3, 5, 9], lanes: [1, 0, 1] };
  expect(firingInWords({ threshold: 1, probe: 's' }, events, lines)).toBe(', threshold 1, 2 spikes');
  expect(firingInWords({ threshold: 1, probe: undefined }, undefined, lines)).toBe(', threshold 1');
  expect(markWords({ threshold: 1, probe: undefined })).toMatch(/^Probe “spike”/);
});
