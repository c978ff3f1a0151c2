/** File 21, asynchronous: every run of a set of patterns as a row of one drawing, whose memory takes the orders of the file. */
import { expect } from 'vitest';
import file from '../reference/21_hopfield_2500.json';
import { present } from '../../src/base/index.ts';
import type { Backend } from '../../src/runtime/index.ts';
import { agreementOf, hashOf, memory, patternsOf, pictureOf, spoiled, upTo, watch } from './hopfield.ts';

type Run = (typeof file.expected.runs)[number];

/** S·J·S from an energy in float32, which is rounded once; the file has whole numbers below 2²⁴. */
const ROUNDING = 2 ** -23;
/** Overlaps are written with twelve digits; in float32 they are rounded once. */
const OVERLAP = 1e-6;

const [easiest] = file.pattern_sets.toSorted((a, b) => a.P - b.P) as [(typeof file.pattern_sets)[number]];
/** Units of the first set with the fewest patterns that a cue has flipped, the fewest but none. */
const fewest = Math.min(...file.expected.runs.flatMap(({ pattern_seed: seed, K }) => (seed === easiest.pattern_seed && K > 0 ? [K] : [])));

/** Every sweep of one run that finds its pattern soon. */
export const expectRun = (backend: Backend): Promise<void> => expectRuns(backend, easiest, ({ K }) => K === fewest);

/** Every sweep of the runs of one set of patterns, from the cues to the sweep after which nothing changes in any. */
export async function expectRuns(
  backend: Backend,
  { P, pattern_seed: seed }: Pick<Run, 'P' | 'pattern_seed'>,
  isChosen: (run: Run) => boolean = () => true,
): Promise<void> {
  const runs = file.expected.runs.filter((run) => run.P === P && run.pattern_seed === seed && isChosen(run));
  expect(runs.length).toBeGreaterThan(0);
  const stored = { ...pictureOf(file.parameters.N), count: P, seed };
  const first = patternsOf(stored).subarray(0, file.parameters.N);
  const cues = runs.map(({ K, flip_seed: flipSeed }) => spoiled(first, K, flipSeed));
  const document = memory(stored, cues, { order: 'mulberry32' }, { 'h.orderSeed': runs.map((run) => run.order_seed) });
  const last = Math.max(...runs.map((run) => run.async.sweeps)) + 1;
  const flips = runs.map(() => 0);
  let before: readonly (readonly number[])[] = cues;
  await watch(document, backend, upTo(last), (sweep, look) => {
    const [states, overlaps, energies] = [look('state'), look('overlap'), look('energy')];
    runs.forEach((run, row) => {
      const state = present(states[row], 'state');
      flips[row] = (flips[row] ?? NaN) + state.filter((unit, i) => unit !== before[row]?.[i]).length;
      const seen = { overlap: overlaps[row]?.[0] ?? NaN, agreement: agreementOf(energies[row]?.[0] ?? NaN, P) };
      expectSweep(run, sweep, { ...seen, state, flips: flips[row] });
    });
    before = states;
  });
}

interface Seen {
  readonly state: readonly number[];
  /** With the pattern that the cue was made of. */
  readonly overlap: number;
  /** S·J·S */
  readonly agreement: number;
  /** Units that have changed since the cue, in all sweeps. */
  readonly flips: number;
}

/** What the file says of the state after a sweep; 0 is the cue. */
function expectSweep({ q, m0, E0_int: start, async: expected }: Run, sweep: number, seen: Seen): void {
  const at = `share ${q}, sweep ${sweep}`;
  const isEnd = sweep >= expected.sweeps;
  const listed = sweep === 0 ? [m0, start] : expected['trace_[m,E_int]_after_each_sweep']?.[sweep - 1];
  const [m, energy]: readonly (number | undefined)[] = isEnd ? [expected.m, expected.E_int] : (listed ?? []);
  if (m !== undefined) expect(Math.abs(seen.overlap - m), at).toBeLessThanOrEqual(OVERLAP);
  if (energy !== undefined) expect(Math.abs(seen.agreement - energy), at).toBeLessThanOrEqual(ROUNDING * Math.abs(energy));
  if (!isEnd) return;
  expect(hashOf(seen.state), at).toBe(expected.hash);
  expect(seen.flips, at).toBe(expected.flips);
}
