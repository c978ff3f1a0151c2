import { expect, test } from 'vitest';
import type { JsonObject } from '../../base/index.ts';
import { kinds } from '../../../nodes/kinds.ts';
import { drawing, node } from '../../../tests/drawing.ts';
import type { Experiment } from '../../graph/index.ts';
import { compile } from '../compile.ts';

/** What is said of a node in a simulation of 20 ms, by code and field, with the messages. */
function said(type: string, params: JsonObject, experiment: Partial<Experiment> = {}) {
  const main: Experiment = { verb: 'simulate', length: 20, dt: 0.1, ...experiment };
  const { diagnostics } = compile(drawing({ n: node(type, params) }, {}, { experiments: { main } }), 'main', kinds);
  return {
    codes: diagnostics.map(({ code, severity, at }) => `${severity} ${code} ${at?.owner}.${at?.field}`),
    text: diagnostics.map(({ message }) => message).join(' '),
  };
}

test.each<[string, string, JsonObject, Partial<Experiment>, readonly string[], string]>([
  [
    'a spike of an element that does not exist',
    'spike-source',
    {
      size: 2,
      spikes: [
        [2, 10],
        [1, 10],
      ],
    },
    {},
    ['spikes-of-no-element n.spikes'],
    'from 0 to 1',
  ],
  ['a spike of a part of an element', 'spike-source', { size: 2, spikes: [[0.5, 10]] }, {}, ['spikes-of-no-element n.spikes'], '[0.5, 10]'],
  [
    'spikes after the run',
    'spike-source',
    {
      spikes: [
        [0, 20],
        [0, 20.1],
        [0, 30],
      ],
    },
    {},
    ['spikes-outside-run n.spikes'],
    '2 listed spikes, first [0, 20.1]',
  ],
  [
    'two spikes in a step',
    'spike-source',
    {
      spikes: [
        [0, 10],
        [0, 10.02],
      ],
    },
    {},
    ['spikes-in-one-step n.spikes'],
    '[0, 10.02]',
  ],
  [
    'a rate that a step cannot give',
    'spike-source',
    { pattern: 'poisson', rate: [10, 10_000], size: 2 },
    {},
    ['rate-too-high n.rate'],
    '10000 Hz',
  ],
  [
    'a rate that an experiment sets',
    'spike-source',
    { pattern: 'poisson' },
    { set: { 'n.rate': 20_000 } },
    ['rate-too-high n.rate'],
    '20000 Hz',
  ],
  [
    'a rate that an experiment varies',
    'spike-source',
    { pattern: 'poisson' },
    { vary: { 'n.rate': [5, 30_000] } },
    ['rate-too-high n.rate'],
    '30000 Hz',
  ],
  ['a rate with a longer step', 'spike-source', { pattern: 'poisson', rate: 500 }, { dt: 2 }, ['rate-too-high n.rate'], 'which is 500 Hz'],
  [
    'a refractory period between steps on the grid',
    'lif',
    { spikes: 'grid', tauRef: 2.03 },
    {},
    ['refractory-rounded n.tauRef'],
    '20 steps, 2 ms',
  ],
  [
    'a refractory period shorter than a step on the grid',
    'lif',
    { spikes: 'grid', tauRef: 0.03 },
    {},
    ['refractory-rounded n.tauRef'],
    '1 step, 0.1 ms',
  ],
  [
    'a reset above the threshold without a refractory period',
    'lif',
    { form: 'physical', Vreset: -40, tauRef: 0 },
    {},
    ['one-spike-a-step n.Vreset'],
    'at most one spike in a step',
  ],
  ['a pulse after the run', 'current', { shape: 'pulse', start: 25, stop: 30 }, {}, ['stimulus-after-run n.start'], '25 ms'],
  [
    'a pulse that an experiment moves behind the run',
    'current',
    { shape: 'pulse', start: 5 },
    { set: { 'n.start': 21 } },
    ['stimulus-after-run n.start'],
    '21 ms',
  ],
  ['a pulse shorter than a step', 'current', { shape: 'pulse', start: 5, stop: 5.02 }, {}, ['stimulus-too-short n.stop'], 'never flows'],
  [
    'a level after the run',
    'current',
    {
      shape: 'staircase',
      staircase: [
        [1, 2],
        [25, 3],
      ],
    },
    {},
    ['stimulus-after-run n.staircase'],
    'from 25 ms on',
  ],
  [
    'a level shorter than a step',
    'current',
    {
      shape: 'staircase',
      staircase: [
        [1, 2],
        [1.02, 3],
      ],
    },
    {},
    ['stimulus-too-short n.staircase'],
    'from 1 ms on',
  ],
  ['a filter faster than a step', 'current', { filter: 0.05 }, {}, ['filter-too-fast n.filter'], '0.05 ms'],
  ['a length between steps', 'lif', {}, { length: 20.05 }, ['length-rounded main.length'], '20.05 ms'],
])('it is said of %s', (...[, type, params, experiment, codes, part]) => {
  const found = said(type, params, experiment);
  expect(found.codes).toEqual(codes.map((code) => `warning ${code}`));
  expect(found.text).toContain(part);
});

test.each<[string, JsonObject, Partial<Experiment>]>([
  [
    'spike-source',
    {
      size: 2,
      spikes: [
        [0, 0],
        [1, 0],
        [0, 0.1],
        [1, 20],
      ],
    },
    {},
  ],
  ['spike-source', { pattern: 'poisson', rate: 9_999 }, {}],
  ['lif', { spikes: 'grid', tauRef: 2 }, {}],
  ['lif', { spikes: 'grid', tauRef: 0.3 }, {}],
  ['lif', { spikes: 'exact', tauRef: 2.03 }, {}],
  ['lif', { form: 'physical', Vreset: -40 }, {}],
  ['current', { shape: 'pulse', start: 5, stop: 100 }, {}],
  [
    'current',
    {
      shape: 'staircase',
      staircase: [
        [1, 2],
        [1.1, 3],
      ],
    },
    {},
  ],
  ['current', { filter: 0.1 }, {}],
  ['current', { shape: 'pulse', start: 50 }, { verb: 'forward', length: 1 }],
  ['lif', {}, { length: 0.3 }],
])('nothing is said of a %s that gets what it asks for: %j', (type, params, experiment) => {
  expect(said(type, params, experiment).codes).toEqual([]);
});
