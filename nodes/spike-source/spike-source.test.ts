import { expect, test } from 'vitest';
import type { JsonObject } from '../../src/base/index.ts';
import { node, weight } from '../../tests/drawing.ts';
import { reference, reference32, simulate, simulation, spikeSteps } from '../../tests/numerics/spiking.ts';

interface Course {
  readonly size: number;
  readonly length: number;
  readonly dt?: number;
}

const trains = async (params: JsonObject, { size, length, dt = 0.1 }: Course, subject = reference) => {
  const document = simulation({ s: node('spike-source', { ...params, size }) }, {}, { dt, length, probes: ['s.spikes'] });
  const trace = (await simulate(document, await subject.open())).trace('s.spikes');
  return Array.from({ length: size }, (_, element) => spikeSteps(trace, element));
};

test('every listed spike comes once, at its step and from its element', async () => {
  const spikes = [
    [0, 0],
    [2, 1],
    [0, 1],
    [0, 0.35],
    [2, 1],
    [7, 1],
  ];
  expect(await trains({ spikes }, { size: 3, length: 2 })).toEqual([[0, 3, 10], [], [10]]);
});

test('no spike listed is no spike', async () => {
  expect(await trains({ spikes: [] }, { size: 1, length: 2 })).toEqual([[]]);
  expect(await trains({ spikes: [] }, { size: 2, length: 2 })).toEqual([[], []]);
});

test('in float32 no time on the grid slips to another step', async () => {
  const times = Array.from({ length: 200 }, (_, i) => i * 3);
  const spikes = times.map((k) => [0, k / 10]);
  expect(await trains({ spikes }, { size: 1, length: 60 }, reference32)).toEqual([times]);
});

test('random spikes have their rate, and are the same for the same seed', async () => {
  const params = { pattern: 'poisson', rate: [20, 200] };
  const [slow = [], fast = []] = await trains(params, { size: 2, length: 2_000, dt: 1 });
  expect(Math.abs(slow.length - 40)).toBeLessThan(4 * Math.sqrt(40)); // four standard deviations
  expect(Math.abs(fast.length - 400)).toBeLessThan(4 * Math.sqrt(400 * 0.8));
  expect(await trains(params, { size: 2, length: 2_000, dt: 1 })).toEqual([slow, fast]);
});

test('sources drawn one by one fire as they are told, also when the compiler puts them into one vector', async () => {
  const nodes = {
    a: node('spike-source', { spikes: [[0, 1]] }),
    b: node('spike-source', { spikes: [[0, 1]] }),
    c: node('spike-source', { spikes: [[0, 2]] }),
    n: node('lif', { spikes: 'none' }),
  };
  const edges = { a: weight('a', 'n.kicks', 1), b: weight('b', 'n.kicks', 2), c: weight('c', 'n.kicks', 4) };
  const run = await simulate(simulation(nodes, edges, { dt: 1, length: 3, probes: ['n.potential'] }), await reference.open());
  const decay = Math.exp(-1 / 20);
  const potential = run.trace('n.potential').map(([v]) => v as number);
  [0, 0, 3 * decay, (3 * decay + 4) * decay].forEach((v, k) => expect(potential[k]).toBeCloseTo(v, 12)); // exact up to rounding
});
