import { expect, test } from 'vitest';
import type { JsonObject } from '../../src/base/index.ts';
import { node, weight, wire } from '../../tests/drawing.ts';
import { invalidPresets } from '../../tests/numerics/presets.ts';
import { column, reference, simulate, simulation, spikeSteps } from '../../tests/numerics/spiking.ts';

const dt = 0.05;
const fast = { integrator: 'rush-larsen' };

const run = async (stimulus: JsonObject, params: JsonObject, length: number) =>
  simulate(
    simulation(
      { i: node('current', stimulus), axon: node('hodgkin-huxley', { ...fast, ...params }) },
      { w: wire('i', 'axon') },
      { dt, length, probes: ['axon.potential', 'axon.spike', 'axon.m', 'axon.h', 'axon.n', 'axon.current', 'axon.lastSpike'] },
    ),
    await reference.open(),
  );

test('without a current it stays at rest', async () => {
  const V = column((await run({ amplitude: 0 }, {}, 20)).trace('axon.potential'));
  expect(Math.max(...V) - Math.min(...V)).toBeLessThan(1e-10); // rounding of −65 mV
});

test('a spike is all or none: twice the current makes it no higher', async () => {
  const peak = async (amplitude: number) =>
    Math.max(...column((await run({ shape: 'pulse', start: 1, stop: 1.5, amplitude }, {}, 12)).trace('axon.potential')));
  expect(await peak(10)).toBeLessThan(-50);
  const [once, twice] = [await peak(20), await peak(40)];
  expect(once).toBeGreaterThan(30);
  expect(Math.abs(twice - once)).toBeLessThan(5); // of 105 mV
});

test('the gates stay between 0 and 1, and the current that is shown is the one that arrives', async () => {
  const result = await run({ shape: 'pulse', start: 1, stop: 100, amplitude: 10 }, {}, 15);
  for (const gate of ['m', 'h', 'n']) {
    const x = column(result.trace(`axon.${gate}`));
    expect(Math.min(...x)).toBeGreaterThan(0);
    expect(Math.max(...x)).toBeLessThan(1);
  }
  expect([...new Set(column(result.trace('axon.current')))]).toEqual([0, 10]);
});

test('a spike is shown for one step, after the crossing that lastSpike dates', async () => {
  const result = await run({ amplitude: 10 }, {}, 30);
  const V = column(result.trace('axon.potential'));
  const steps = spikeSteps(result.trace('axon.spike'));
  expect(steps.length).toBeGreaterThan(1);
  for (const k of steps) {
    expect([(V[k - 1] as number) < 0, (V[k] as number) >= 0]).toEqual([true, true]);
    const at = column(result.trace('axon.lastSpike'))[k] as number;
    expect(at).toBeGreaterThan((k - 1) * dt);
    expect(at).toBeLessThanOrEqual(k * dt);
  }
});

test('with the n³ of the misprint it does not fire on', async () => {
  for (const amplitude of [10, 20, 60]) {
    const steps = spikeSteps((await run({ amplitude }, { potassium: '3' }, 60)).trace('axon.spike'));
    expect(steps.filter((k) => k * dt > 20)).toEqual([]);
  }
});

test('a population is what single neurons are', async () => {
  const together = await simulate(
    simulation(
      { i: node('current', { size: 2, amplitude: [7, 20] }), axon: node('hodgkin-huxley', { ...fast, size: 2 }) },
      { w: wire('i', 'axon') },
      { dt, length: 15, probes: ['axon.potential'] },
    ),
    await reference.open(),
  );
  for (const [element, amplitude] of [7, 20].entries())
    expect(column(together.trace('axon.potential'), element)).toEqual(column((await run({ amplitude }, {}, 15)).trace('axon.potential')));
});

test('a spike at a synapse brings the charge of its weight times its time constant', async () => {
  const document = simulation(
    { s: node('spike-source', { spikes: [[0, 1]] }), axon: node('hodgkin-huxley', { ...fast, tauS: 2 }) },
    { w: weight('s', 'axon.synapses', 3) },
    { dt, length: 30, probes: ['axon.current'] },
  );
  const current = column((await simulate(document, await reference.open())).trace('axon.current'));
  expect(current.findIndex((x) => x !== 0)).toBe(20);
  expect(current.reduce((sum, x) => sum + x * dt, 0)).toBeCloseTo(6, 5); // e^(−14) is not there yet
});

test('one axon fires another through a synapse', async () => {
  const document = simulation(
    {
      i: node('current', { shape: 'pulse', start: 1, stop: 2, amplitude: 20 }),
      a: node('hodgkin-huxley', fast),
      b: node('hodgkin-huxley', fast),
    },
    { i: wire('i', 'a'), w: weight('a.spike', 'b.synapses', 10, { delay: 40 }) },
    { dt, length: 20, probes: ['a.spike', 'b.spike'] },
  );
  const result = await simulate(document, await reference.open());
  const [[first = NaN], [second = NaN]] = [spikeSteps(result.trace('a.spike')), spikeSteps(result.trace('b.spike'))];
  expect(second).toBeGreaterThan(first + 40);
});

test('its presets are allowed', () => {
  expect(invalidPresets('hodgkin-huxley')).toEqual([]);
});
