/** The Hopfield memory against files 21, 25 and 26, step by step: states exactly, on every backend that runs here. */
import { describe, expect, test } from 'vitest';
import large from '../reference/21_hopfield_2500.json';
import capacity from '../reference/22_hopfield_capacity.json';
import mixtures from '../reference/25_hopfield_mixture.json';
import small from '../reference/26_hopfield_small.json';
import { createTfjsBackend, type TfjsName } from '../../src/runtime/backends/tfjs/index.ts';
import { nodePlatform } from '../../src/runtime/backends/tfjs/node/index.ts';
import { createReferenceBackend, type Backend } from '../../src/runtime/index.ts';
import { present } from '../../src/base/index.ts';
import { columnsOf, numberIn } from './fields.ts';
import { agreementOf, hashOf, memory, patternsOf, pictureOf, spoiled, upTo, watch } from './hopfield.ts';

async function tfjs(name: TfjsName): Promise<Backend> {
  const started = await createTfjsBackend(name, nodePlatform);
  if ('unavailable' in started) throw new Error(started.unavailable);
  return started.backend;
}

const backends: readonly (readonly [string, () => Promise<Backend>])[] = [
  ['reference', async () => createReferenceBackend()],
  ['reference32', async () => createReferenceBackend('float32')],
  ['cpu', () => tfjs('cpu')],
  ['wasm', () => tfjs('wasm')],
];

/** S·J·S from an energy in float32, which is rounded once; the files have whole numbers below 2²⁴. */
const ROUNDING = 2 ** -23;

describe.each(backends)('file 26 on %s', (_, open) => {
  describe.each(small.nets)('$N units, $P patterns', ({ N, P, pattern_seed: seed, cases }) => {
    const side = Math.sqrt(N);
    const stored = { width: side, height: side, count: P, seed };
    const cues = cases.map(({ S0 }) => S0);

    test.each([
      ['synchronous', 'sync_states_after_each_step', 'sync_E_int'],
      ['asynchronous', 'async_states_after_each_sweep', 'async_E_int'],
    ] as const)('%s: every state and every energy, three cues at once', async (update, states, energies) => {
      const steps = Math.max(...cases.map((each) => each[states].length));
      await watch(memory(stored, cues, { update, order: 'index' }), await open(), upTo(steps), (step, look) => {
        cases.forEach((each, row) => {
          const expected = step === 0 ? each.S0 : (each[states][step - 1] ?? each[states].at(-1));
          expect(look('state')[row]).toEqual(expected);
          const energy = each[energies][step] ?? each[energies].at(-1) ?? NaN;
          expect(Math.abs(agreementOf(look('energy')[row]?.[0] ?? NaN, P) - energy)).toBeLessThanOrEqual(ROUNDING * Math.abs(energy));
        });
      });
    });
  });
});

type PatternSet = (typeof large.pattern_sets)[number];
type Run = (typeof large.expected.runs)[number];
/** Sets of patterns, those with the fewest first. */
const sets = large.pattern_sets.toSorted((a, b) => a.P - b.P);
const counts = [...new Set(sets.map(({ P }) => P))];
const firstWith = (count: number | undefined): PatternSet =>
  present(
    sets.find(({ P }) => P === count),
    `${count} patterns`,
  );

/** Runs of one set of patterns, a row each. */
function runsOf({ P: count, pattern_seed: seed }: Pick<PatternSet, 'P' | 'pattern_seed'>, isChosen: (run: Run) => boolean = () => true) {
  const runs = large.expected.runs.filter((run) => run.P === count && run.pattern_seed === seed && isChosen(run));
  expect(runs.length).toBeGreaterThan(0);
  const stored = { ...pictureOf(large.parameters.N), count, seed };
  const first = patternsOf(stored).subarray(0, large.parameters.N);
  return { stored, runs, cues: runs.map(({ K, flip_seed: flipSeed }) => spoiled(first, K, flipSeed)) };
}

/** Overlaps are written with twelve digits; in float32 they are rounded once. */
const OVERLAP = 1e-6;

async function expectRuns({ stored, runs, cues }: ReturnType<typeof runsOf>, backend: Backend): Promise<void> {
  const steps = [...new Set(runs.map(({ sync }) => sync.steps))].toSorted((a, b) => a - b);
  await watch(memory(stored, cues, { update: 'synchronous' }), backend, steps, (step, look) => {
    const ending = runs.map(({ sync }, row) => ({ sync, row })).filter(({ sync }) => sync.steps === step);
    for (const { sync, row } of ending) {
      expect(hashOf(look('state')[row] ?? [])).toBe(sync.hash);
      expect(Math.abs((look('overlap')[row]?.[0] ?? NaN) - sync.m)).toBeLessThanOrEqual(OVERLAP);
      const agreement = agreementOf(look('energy')[row]?.[0] ?? NaN, stored.count);
      expect(Math.abs(agreement - sync.E_int)).toBeLessThanOrEqual(ROUNDING * sync.E_int);
      expect(look('flips')[row]?.[0] === 0).toBe(sync.period === 1);
    }
  });
}

describe('file 21: 2,500 units, synchronous', () => {
  test.each(sets.map((set) => [set.P, set.pattern_seed, set] as const))(
    '%i patterns of seed %i on wasm, every cue to its end',
    async (_count, _seed, set) => expectRuns(runsOf(set), await tfjs('wasm')),
  );

  // in plain loops 100 steps of 100 patterns take the reference 20 seconds, so there only what settles soon
  const SOON = 2;
  test.each(['reference', 'cpu'].flatMap((name) => counts.slice(0, 2).map((count) => [name, count] as const)))(
    'on %s: what settles soon of %i patterns',
    async (name, count) => {
      const backend = name === 'cpu' ? await tfjs(name) : createReferenceBackend();
      await expectRuns(
        runsOf(firstWith(count), ({ sync }) => sync.steps <= SOON),
        backend,
      );
    },
  );

  test('the trace of the longest run, step by step, on wasm', async () => {
    const traceOf = ({ sync }: Run) => sync['trace_[m,E_int]_after_each_step'];
    const longest = large.expected.runs.filter(traceOf).toSorted((a, b) => b.sync.steps - a.sync.steps)[0] as Run;
    const chosen = runsOf(longest, (run) => run === longest);
    const trace = present(traceOf(longest), 'trace');
    const seen = Math.min(20, trace.length);
    expect(seen).toBeGreaterThan(0);
    await watch(memory(chosen.stored, chosen.cues, { update: 'synchronous' }), await tfjs('wasm'), upTo(seen), (step, look) => {
      const [overlap, agreement] = (step === 0 ? [longest.m0, longest.E0_int] : trace[step - 1]) as [number, number];
      expect(Math.abs((look('overlap')[0]?.[0] ?? NaN) - overlap)).toBeLessThanOrEqual(OVERLAP);
      expect(Math.abs(agreementOf(look('energy')[0]?.[0] ?? NaN, longest.P) - agreement)).toBeLessThanOrEqual(ROUNDING * agreement);
    });
  });

  test.each(large['contrast_self_coupling_w_ii=1_kept_sync'])(
    '$P patterns with self-connections kept end at m = $m',
    async ({ P, q, m, steps }) => {
      const { stored, cues } = runsOf(firstWith(P), (run) => run.q === q);
      const kept = memory(stored, cues, { update: 'synchronous', selfConnections: 'kept' });
      await watch(kept, await tfjs('wasm'), [steps], (_, look) => {
        expect(Math.abs((look('overlap')[0]?.[0] ?? NaN) - m)).toBeLessThanOrEqual(OVERLAP);
      });
    },
  );
});

describe('file 25: mixtures of three patterns', () => {
  test.each(mixtures.expected.sets)('seed $pattern_seed: sign(ξ¹ + ξ² + ξ³) and −ξ¹ stay', async (set) => {
    const { N, P } = mixtures.parameters;
    const stored = { ...pictureOf(N), count: P, seed: set.pattern_seed };
    const signs = patternsOf(stored);
    const at = (pattern: number, unit: number) => signs[pattern * N + unit] as number;
    const mixture = Array.from({ length: N }, (_, unit) => Math.sign(at(0, unit) + at(1, unit) + at(2, unit)));
    const reversed = Array.from({ length: N }, (_, unit) => -at(0, unit));
    await watch(memory(stored, [mixture, reversed], { order: 'index' }), await tfjs('wasm'), [0, Math.max(1, set.sweeps)], (step, look) => {
      const [mixed, turned] = look('overlap');
      const expected = step === 0 ? set['m_start_with_1,2,3'] : set['m_end_with_1,2,3'];
      expect(expected.length).toBeGreaterThan(0);
      expected.forEach((m, i) => expect(Math.abs((mixed?.[i] ?? NaN) - m)).toBeLessThan(OVERLAP));
      expect(turned?.[0]).toBe(set.reversed_pattern_m);
    });
  });
});

describe('file 22: the load that memories hold', () => {
  const { N, pattern_seeds: seeds, patterns_tested: tested } = capacity.parameters;
  const at = columnsOf(capacity.expected.columns, ['alpha', 'P', 'mean_m_async', 'fraction_of_unstable_sites']);
  const each = 1 + numberIn(tested, /\.\.(\d+)/);
  const most = 100; // sweeps; far beyond what any run needs to come to rest
  const { rows } = capacity.expected;
  /** One below the load at which retrieval breaks down, and one above. */
  const chosen = [rows[Math.floor(rows.length / 4)], rows[Math.floor((3 * rows.length) / 4)]].map((row) => present(row, 'row'));

  test.each(chosen.map((row) => [row[at.alpha], row] as const))(
    'α = %f: the mean overlap and the bits that flip at once',
    async (_, row) => {
      const overlaps: number[] = [];
      let flipped = 0;
      for (const seed of seeds) {
        const stored = { ...pictureOf(N), count: row[at.P] as number, seed };
        const signs = patternsOf(stored);
        const cues = Array.from({ length: each }, (_cue, pattern) => [...signs.subarray(pattern * N, (pattern + 1) * N)]);
        const backend = await tfjs('wasm');
        await watch(memory(stored, cues, { update: 'synchronous' }), backend, [0], (_step, look) => {
          for (const flips of look('flips')) flipped += flips[0] ?? NaN;
        });
        await watch(memory(stored, cues, { order: 'index' }), backend, [most], (_step, look) =>
          overlaps.push(...look('overlap').map((own, pattern) => own[pattern] ?? NaN)),
        );
      }
      const runs = seeds.length * each;
      expect(overlaps).toHaveLength(runs);
      expect(Math.abs(overlaps.reduce((sum, m) => sum + m, 0) / runs - (row[at.mean_m_async] as number))).toBeLessThanOrEqual(OVERLAP);
      // a unit of −1 whose field is 0 flips here, and is not counted there
      const unstable = row[at.fraction_of_unstable_sites] as number;
      expect(flipped / (runs * N)).toBeGreaterThanOrEqual(unstable);
      expect(flipped / (runs * N) - unstable).toBeLessThan(0.0005);
    },
  );
});
