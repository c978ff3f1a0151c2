/** File 17: postsynaptic potentials add up, and so many fire a neuron. */
import { describe, expect, test } from 'vitest';
import summation from '../reference/17_lif_psp_summation.json';
import { node, weight } from '../drawing.ts';
import { excess } from './case.ts';
import { numberIn } from './fields.ts';
import { column, devices, largest, reference, reference32, simulate, simulation, spikeTimes } from './spiking.ts';

const subjects = [reference, reference32, ...devices].map((subject) => [subject.name, subject] as const);

type Event = readonly [ms: number, weight: number];
/** One train per weight. */
const weighted = (events: readonly Event[]) => {
  const weights = [...new Set(events.map(([, w]) => w))];
  return { weights: weights.map((w) => [w]), size: weights.length, spikes: events.map(([t, w]) => [weights.indexOf(w), t]) };
};

describe.each(subjects)('on %s', (_, subject) => {
  test.each(summation.cases.map((each) => [each.name, each] as const))('%s, with any step that the events fall on', async (_name, each) => {
    const { weights, ...train } = weighted(each['events_[t,w]'] as unknown as Event[]);
    const synapse = each.kind === 'exp' ? 'exponential' : 'alpha';
    const every = numberIn(each.expected.t, /^0,([\d.]+),/);
    for (const step of [every / 5, every]) {
      const document = simulation(
        { s: node('spike-source', train), n: node('lif', { spikes: 'none', synapse, tauM: each.tau_m, tauS: each.tau_s }) },
        { w: weight('s', 'n.synapses', weights) },
        { dt: step, length: each.expected.v.length * every, probes: ['n.potential', 'n.synaptic'], every: Math.round(every / step) },
      );
      const run = await simulate(document, await subject.open());
      const off = (what: string, expected: readonly number[], digits: number) => {
        const { abs, rel } = summation.tolerance[subject.precision];
        const trace = column(run.trace(what));
        return largest(expected.map((x, i) => excess(trace[i] as number, x, { abs, rel: Math.max(rel, digits) })));
      };
      // v is written with nine digits, g with seven
      expect(off('n.potential', each.expected.v, 5e-9)).toBeLessThanOrEqual(1);
      expect(off('n.synaptic', each.expected.g, 5e-7)).toBeLessThanOrEqual(1);
    }
  });
});

test.each(subjects)('so many fire the neuron as the table says, and when Brian2 says so, on %s', async (_, subject) => {
  const rows = summation.threshold_summation;
  const trains = rows.map((each) => {
    const events: Event[] = Array.from({ length: each.epsps_1ms_apart }, (_each, i) => [10 + i, each.w_epsp]);
    if (each.ipsp_at_last_epsp !== 0) events.push([9 + each.epsps_1ms_apart, each.ipsp_at_last_epsp]);
    return weighted(events);
  });
  // every row of the table is a source and a neuron of its own in one drawing
  const document = simulation(
    Object.fromEntries(
      trains.flatMap(({ size, spikes }, i) => [
        [`s${i}`, node('spike-source', { size, spikes })] as const,
        [`n${i}`, node('lif', { spikes: 'grid' })] as const,
      ]),
    ),
    Object.fromEntries(trains.map(({ weights }, i) => [`w${i}`, weight(`s${i}`, `n${i}.synapses`, weights)])),
    { dt: 0.1, length: 40, probes: rows.map((_each, i) => `n${i}.lastSpike`) },
  );
  const run = await simulate(document, await subject.open());
  rows.forEach((each, i) => {
    const [first] = spikeTimes(run.trace(`n${i}.lastSpike`));
    // Brian2 lets an event act one step later and writes the time at which the step of a spike began
    const step = first === undefined ? undefined : Math.round(first / 0.1);
    const expected = each.brian2_first_spike === null ? undefined : Math.round(each.brian2_first_spike / 0.1);
    expect([first !== undefined, step], JSON.stringify(each)).toEqual([each.fires, expected]);
  });
});
