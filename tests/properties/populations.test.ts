/** A population of n is n single neurons, however they are drawn and grouped, and trials are single runs: bit for bit on the reference. */
import { describe, expect, test } from 'vitest';
import { integrators } from '../../nodes/hodgkin-huxley/integrators.ts';
import { firings } from '../../nodes/lif/firing.ts';
import { cellOf, COUNT, drawn, population, singleOf, singles, type Cells } from './cells.ts';
import { simulated, soundPlan, trajectory } from './in-time.ts';
import { node, weight, wire } from '../drawing.ts';

const axons = integrators.flatMap((integrator) =>
  (integrator === 'rk4' ? (['4', '3'] as const) : (['4'] as const)).map((potassium): Cells => ({
    name: `hodgkin-huxley, ${integrator}, n to the ${potassium}`,
    kind: 'hodgkin-huxley',
    params: { integrator, potassium },
    vectors: { V0: [-70, -50] },
    scalars: { C: [0.8, 1.2], gNa: [110, 130], EL: [-56, -53], tauS: [2, 8], threshold: [-10, 10], m0: [0.04, 0.06] },
    stimulus: { port: 'current', amplitude: [20, 40] },
    spikes: { synapses: [-3, 8] },
    ring: { from: 'spike', to: 'synapses', weight: [-5, 10] },
    dt: 0.025,
    steps: 160,
    busy: 'lastSpike',
  })),
);

const integrateAndFire = firings.flatMap((spikes) =>
  (['exponential', 'alpha'] as const).flatMap((synapse) =>
    (['normalised', 'physical'] as const).map((form): Cells => ({
      name: `lif, ${form}, spikes ${spikes}, ${synapse}`,
      kind: 'lif',
      params: { form, spikes, synapse },
      vectors: { v0: [0, 0.9] },
      scalars: { tauM: [8, 25], tauRef: [0.5, 3], tauS: [1, 8], ...(form === 'physical' ? { VL: [-75, -65], Vreset: [-80, -70] } : {}) },
      stimulus: { port: 'input', amplitude: form === 'physical' ? [15, 60] : [0.8, 3] },
      spikes: { kicks: [0, 0.5], synapses: [-1, 3] },
      ring: { from: 'spike', to: 'synapses', weight: [-2, 3] },
      dt: 0.25,
      steps: 120,
      busy: spikes === 'none' ? 'synaptic' : 'lastSpike',
    })),
  ),
);

const rates = (['discrete', 'filtered'] as const).flatMap((dynamics) =>
  (['tanh', 'gain-sigmoid', 'sign', 'relu'] as const).map((activation): Cells => ({
    name: `rate, ${dynamics}, ${activation}`,
    kind: 'rate',
    params: { dynamics, activation },
    vectors: { x0: [-1, 1], bias: [-0.5, 0.5] },
    scalars: { tau: [2, 20], gain: [0.5, 2], threshold: [-0.2, 0.2] },
    stimulus: { port: 'netInput', amplitude: [-1, 1] },
    spikes: { netInput: [-1, 1] },
    ring: { from: 'rate', to: 'netInput', weight: [-1.5, 1.5] },
    dt: 1,
    steps: 60,
    busy: 'rate',
  })),
);

const counters: Cells = {
  name: 'firing-rate',
  kind: 'firing-rate',
  params: {},
  vectors: {},
  scalars: { tau: [2, 50] },
  spikes: { spikes: [1, 1] },
  dt: 0.5,
  steps: 60,
  busy: 'count',
};

describe.each([...axons, ...integrateAndFire, ...rates, counters].map((cells) => [cells.name, cells] as const))('%s', (name, cells) => {
  const of = drawn(cells, name.length);
  const alike = {
    ...of,
    scalars: Object.fromEntries(Object.entries(of.scalars).map(([what, [x]]) => [what, Array<number>(COUNT).fill(x as number)])),
  };

  test('a population is as many single cells, in groups and apart', async () => {
    const together = await trajectory(soundPlan(population(cells, alike)), cells.steps);
    expect([...together].filter(([, looks]) => !looks.flat(2).every(Number.isFinite))).toEqual([]);
    const grouped = await trajectory(soundPlan(singles(cells, alike)), cells.steps);
    const apart = await trajectory(soundPlan(singles(cells, alike), { together: false }), cells.steps);
    expect(together.get(`n.${cells.busy}`)?.some(([row]) => row?.some((x) => x > 0))).toBe(true);
    for (let i = 0; i < COUNT; i++) {
      expect(singleOf(grouped, i)).toEqual(cellOf(together, i));
      expect(singleOf(apart, i)).toEqual(cellOf(together, i));
    }
  });

  test('cells of different parameters in a group are the same as apart, and as each in a drawing of its own', async () => {
    const grouped = await trajectory(soundPlan(singles(cells, of)), cells.steps);
    expect(await trajectory(soundPlan(singles(cells, of), { together: false }), cells.steps)).toEqual(grouped);
    const uncoupled = await trajectory(soundPlan(singles(cells, of, { isCoupled: false })), cells.steps);
    for (let i = 0; i < COUNT; i++) {
      const alone = await trajectory(soundPlan(singles(cells, of, { isCoupled: false, members: [i] })), cells.steps);
      expect(singleOf(alone, i)).toEqual(singleOf(uncoupled, i));
    }
  });

  test('trials are single runs', async () => {
    const varied = { ...of.scalars, ...of.vectors };
    const paths = (pick: (values: readonly number[]) => number[] | number) =>
      Object.fromEntries(Object.entries(varied).map(([what, values]) => [`n.${what}`, pick(values)]));
    const trials = await trajectory(
      soundPlan(population(cells, alike, { experiment: { vary: paths((values) => [...values]) as Record<string, number[]> } })),
      cells.steps,
    );
    for (let row = 0; row < COUNT; row++) {
      const experiment = { set: paths((values) => values[row] as number) };
      const single = await trajectory(soundPlan(population(cells, alike, { experiment })), cells.steps);
      for (const [what, steps] of single)
        expect(
          trials.get(what)?.map((rows) => (rows.length === 1 ? rows[0] : rows[row])),
          what,
        ).toEqual(steps.map(([only]) => only));
    }
  });
});

test('random currents and spike trains do not depend on who shares a group, and differ from trial to trial and from cell to cell', async () => {
  const document = simulated(
    {
      i: node('current', { noise: 5 }),
      j: node('current', { noise: 5, amplitude: 3 }),
      s: node('spike-source', { pattern: 'poisson', rate: 400 }),
      t: node('spike-source', { pattern: 'poisson', rate: 300, size: 3 }),
      a: node('lif', { tauM: 10 }),
      b: node('lif', { tauM: 5 }),
    },
    { e: wire('i', 'a'), f: wire('j', 'b'), g: weight('s', 'a.kicks', 0.2), h: weight('t', 'b.kicks', 0.1) },
    { dt: 1, vary: { 'a.tauRef': [1, 1, 1], 'i.amplitude': [0, 0, 0] } },
  );
  const steps = 100;
  const grouped = await trajectory(soundPlan(document), steps);
  expect(await trajectory(soundPlan(document, { together: false }), steps)).toEqual(grouped);
  const currents = grouped.get('i.current')?.map((rows) => rows.map(([x]) => x)) ?? [];
  expect(currents.some((rows) => new Set(rows).size !== 3)).toBe(false);
  const trains = [0, 1, 2].map((i) => String(grouped.get('t.spikes')?.map(([row]) => row?.[i])));
  expect(new Set(trains).size).toBe(3);
});
