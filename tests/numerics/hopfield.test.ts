/** The Hopfield memory against files 21, 25 and 26, step by step: states exactly, on every backend that runs here. */
import { describe, expect, test } from 'vitest';
import large from '../reference/21_hopfield_2500.json';
import capacity from '../reference/22_hopfield_capacity.json';
import mixtures from '../reference/25_hopfield_mixture.json';
import small from '../reference/26_hopfield_small.json';
import { createTfjsBackend, type TfjsName } from '../../src/runtime/backends/tfjs/index.ts';
import { nodePlatform } from '../../src/runtime/backends/tfjs/node/index.ts';
import { createReferenceBackend, type Backend } from '../../src/runtime/index.ts';
import { agreementOf, hashOf, memory, patternsOf, spoiled, upTo, watch } from './hopfield.ts';

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

/** Runs of one set of patterns, with those shares of flipped units. */
function runsOf(count: number, seed: number, shares: readonly number[] = large.parameters.q) {
  const runs = large.expected.runs.filter((run) => run.P === count && run.pattern_seed === seed && shares.includes(run.q));
  const stored = { width: 50, height: 50, count, seed };
  const first = patternsOf(stored).subarray(0, 2500);
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
  const sets = large.pattern_sets.map(({ P, pattern_seed: seed }) => [P, seed] as const);
  test.each(sets)('%i patterns of seed %i on wasm, seven cues to their ends', async (count, seed) => {
    await expectRuns(runsOf(count, seed), await tfjs('wasm'));
  });

  // in plain loops the 100 steps of 100 patterns take the reference 20 seconds, so of those only what settles soon
  test.each([
    ['reference', 10, large.parameters.q],
    ['reference', 100, [0, 0.2]],
    ['cpu', 10, large.parameters.q],
    ['cpu', 100, [0, 0.2, 0.3]],
  ] as const)('on %s: %i patterns, shares %j', async (name, count, shares) => {
    await expectRuns(runsOf(count, 50101, shares), name === 'cpu' ? await tfjs(name) : createReferenceBackend());
  });

  test('the trace of the longest run, step by step, on wasm', async () => {
    const chosen = runsOf(1000, 50101, [0]);
    const [run] = chosen.runs;
    const trace = run?.sync['trace_[m,E_int]_after_each_step'] ?? [];
    expect(trace.length).toBeGreaterThan(20);
    await watch(memory(chosen.stored, chosen.cues, { update: 'synchronous' }), await tfjs('wasm'), upTo(20), (step, look) => {
      const [overlap, agreement] = (step === 0 ? [1, run?.E0_int] : trace[step - 1]) as [number, number];
      expect(Math.abs((look('overlap')[0]?.[0] ?? NaN) - overlap)).toBeLessThanOrEqual(OVERLAP);
      expect(Math.abs(agreementOf(look('energy')[0]?.[0] ?? NaN, 1000) - agreement)).toBeLessThanOrEqual(ROUNDING * agreement);
    });
  });

  test.each(large['contrast_self_coupling_w_ii=1_kept_sync'])(
    '$P patterns with self-connections kept end at m = $m',
    async ({ P, q, m, steps }) => {
      const { stored, cues } = runsOf(P, 50101, [q]);
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
    const stored = { width: 50, height: 20, count: P, seed: set.pattern_seed };
    const signs = patternsOf(stored);
    const at = (pattern: number, unit: number) => signs[pattern * N + unit] as number;
    const mixture = Array.from({ length: N }, (_, unit) => Math.sign(at(0, unit) + at(1, unit) + at(2, unit)));
    const reversed = Array.from({ length: N }, (_, unit) => -at(0, unit));
    await watch(memory(stored, [mixture, reversed], { order: 'index' }), await tfjs('wasm'), [0, Math.max(1, set.sweeps)], (step, look) => {
      const [mixed, turned] = look('overlap');
      const expected = step === 0 ? set['m_start_with_1,2,3'] : set['m_end_with_1,2,3'];
      mixed?.slice(0, 3).forEach((m, i) => expect(Math.abs(m - (expected[i] ?? NaN))).toBeLessThan(OVERLAP));
      expect(turned?.[0]).toBe(set.reversed_pattern_m);
    });
  });
});

describe('file 22: the load that 1,000 units hold', () => {
  const [alpha, count, mean, unstable] = [0, 1, 2, 6] as const;
  const rows = capacity.expected.rows.filter((row) => row[alpha] === 0.1 || row[alpha] === 0.2);

  test.each(rows.map((row) => [row[alpha], row] as const))('α = %f: the mean overlap and the bits that flip at once', async (_, row) => {
    const overlaps: number[] = [];
    let flipped = 0;
    for (const seed of capacity.parameters.pattern_seeds) {
      const stored = { width: 50, height: 20, count: row[count] as number, seed };
      const signs = patternsOf(stored);
      const cues = [0, 1, 2, 3, 4].map((pattern) => [...signs.subarray(pattern * 1000, (pattern + 1) * 1000)]);
      const backend = await tfjs('wasm');
      await watch(memory(stored, cues, { update: 'synchronous' }), backend, [0], (_step, look) => {
        for (const flips of look('flips')) flipped += flips[0] ?? NaN;
      });
      await watch(memory(stored, cues, { order: 'index' }), backend, [100], (_step, look) =>
        overlaps.push(...look('overlap').map((each, pattern) => each[pattern] ?? NaN)),
      );
    }
    expect(overlaps).toHaveLength(25);
    expect(Math.abs(overlaps.reduce((sum, m) => sum + m, 0) / 25 - (row[mean] as number))).toBeLessThanOrEqual(OVERLAP);
    // a unit of −1 whose field is 0 flips here, and is not counted there
    expect(flipped / 25_000).toBeGreaterThanOrEqual(row[unstable] as number);
    expect(flipped / 25_000 - (row[unstable] as number)).toBeLessThan(0.0005);
  });
});
