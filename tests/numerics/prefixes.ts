/** Short beginnings of the reference cases that a software GPU can run, each held against its file step by step. */
import { describe, expect, test } from 'vitest';
import { present } from '../../src/base/index.ts';
import type { GraphDocument } from '../../src/graph/index.ts';
import { kinds } from '../../nodes/kinds.ts';
import { createReferenceBackend, runExperiment } from '../../src/runtime/index.ts';
import xor from '../reference/06_train_xor_bce.json';
import schemes from '../reference/13_hh_fixed_step.json';
import constant from '../reference/15_lif_constant_and_steps.json';
import small from '../reference/26_hopfield_small.json';
import large from '../reference/21_hopfield_2500.json';
import rules from '../reference/07_learning_rules.json';
import { node, wire } from '../drawing.ts';
import { excess } from './case.ts';
import { field, numberIn, sampled } from './fields.ts';
import { agreementOf, memory, patternsOf, pictureOf, spoiled, watch } from './hopfield.ts';
import { expectRun } from './hopfield-sweeping.ts';
import { learn, lesson } from './lessons.ts';
import { mustCompute, openGpu, type GpuName } from './on-gpu.ts';
import { network, rateFile } from './rate-networks.ts';
import { axonOf } from './axons.ts';
import { column, largest, simulate, simulation, spikeTimes } from './simulating.ts';
import { expectedSteps, firingSteps, spikingNet } from './spiking-net.ts';
import { compareTraining, trainingCases } from './training.ts';

const UPDATES = 10;
const RATE_STEPS = 20;
const LIF_STEPS = 300;

/** The first updates of XOR by each optimizer. */
const trainings = trainingCases
  .filter(({ file, losses }) => file === xor.file && losses !== undefined)
  .map((each) => ({
    ...each,
    document: withLength(each.document, UPDATES),
    losses: each.losses && { ...each.losses, expected: each.losses.expected.slice(0, UPDATES + 1) },
    values: [],
  }));

function withLength(document: GraphDocument, length: number): GraphDocument {
  const { main, ...others } = document.experiments;
  return { ...document, experiments: { ...others, main: { ...present(main, 'main'), length } } };
}

/** The file's current is on from some ms, before which the axon rests: here it is on from the start, to the first sample after a spike. */
const onset = numberIn(schemes.inputs.current, /t=([\d.]+) ms/);
const axons = (['rk4', 'euler_gates_first'] as const).map((scheme) => {
  const expected = present(
    schemes.expected.cases.find((each) => each.scheme === scheme && each.dt <= 0.025 && each.spike_times.length > 0),
    scheme,
  );
  const { value, numbers } = field<readonly number[]>(expected, /^V_at_([\d.]+),([\d.]+),/);
  const [at = NaN, second = NaN] = numbers;
  const spike = (expected.spike_times[0] ?? NaN) - onset;
  const sample = value.findIndex((_, k) => at + k * (second - at) > onset + spike);
  const length = at + sample * (second - at) - onset;
  const document = simulation(
    {
      i: node('current', { amplitude: expected.I }),
      n: node('hodgkin-huxley', { ...axonOf(schemes), integrator: scheme.replaceAll('_', '-') }),
    },
    { w: wire('i', 'n') },
    { dt: expected.dt, length, probes: ['n.potential', 'n.lastSpike'] },
  );
  return { scheme, document, spike, V: value[sample] ?? NaN, steps: Math.round(length / expected.dt) };
});
/** ms; ten times what float32 shifts a spike by, and at least this, says the file. */
const SPIKE_SHIFT = 0.002;
/** mV; V rises by 400 mV/ms in a spike, where a shift by a twentieth of the file's tolerance is worth this. */
const POTENTIAL = 0.04;

const { cases, parameters } = constant;
const LIF_TIME = constant.tolerance['exact/event-driven implementation']['float32 ms'];
const lifs = simulation(
  {
    i: node('current', { size: cases.length, amplitude: cases.map(({ v_in }) => v_in) }),
    n: node('lif', { size: cases.length, tauM: parameters.tau_m_ms, tauRef: parameters.tau_ref_ms }),
  },
  { w: wire('i', 'n.input') },
  {
    dt: parameters.dt_ms_of_brian2,
    length: LIF_STEPS * parameters.dt_ms_of_brian2,
    probes: ['n.lastSpike', 'n.potential'],
  },
);

/** S·J·S from an energy in float32, which is rounded once; the files have whole numbers below 2²⁴. */
const ROUNDING = 2 ** -23;

/** `isPatient`: whether a product of 2,500 × 2,500 weights may take its time. */
export function prefixes(name: GpuName, isPatient: boolean): void {
  const open = () => openGpu(name);
  describe(`${name} begins as independent peers do`, () => {
    mustCompute(name);

    test.each(trainings.map((each) => [each.name.split(',')[0], each] as const))(`file 06: ${UPDATES} updates by %s`, async (_, each) => {
      const compared = await compareTraining(each, await open(), 'float32');
      expect(compared).toHaveLength(UPDATES + 1);
      expect(compared.filter(({ excess: over }) => !(over <= 1))).toEqual([]);
    });

    test.each(rateFile.nets.map((net) => [net.name, net] as const))(`file 05: ${RATE_STEPS} steps of %s`, async (_, net) => {
      const run = await runExperiment(network(net, RATE_STEPS), 'main', kinds, await open());
      if (!run.ok) throw new Error(run.diagnostics.map(({ message }) => message).join('\n'));
      const { steps } = present(run.traces.get('x'), 'x');
      expect(steps).toHaveLength(RATE_STEPS + 1);
      steps.forEach(({ values }, t) => {
        const over = net.expected['trajectory[t][unit]'][t]?.map((x, i) => excess(values[i] ?? NaN, x, rateFile.tolerance.float32)) ?? [];
        expect(largest(over), `step ${t}`).toBeLessThanOrEqual(1);
      });
    });

    test.each(axons.map((each) => [each.scheme, each] as const))(
      'file 13: %s, through the first spike',
      async (_, { document, spike, V, steps }) => {
        const [run, exact] = [await simulate(document, await open()), await simulate(document, createReferenceBackend())];
        const [first = NaN, ...more] = spikeTimes(run.trace('n.lastSpike'));
        expect(more).toEqual([]);
        expect(Math.abs(first - spike)).toBeLessThanOrEqual(SPIKE_SHIFT);
        const [actual, expected] = [column(run.trace('n.potential')), column(exact.trace('n.potential'))];
        expect(actual).toHaveLength(steps + 1);
        expect(Math.abs((actual.at(-1) ?? NaN) - V)).toBeLessThanOrEqual(POTENTIAL);
        expect(largest(expected.map((x, k) => x - (actual[k] ?? NaN)))).toBeLessThanOrEqual(POTENTIAL);
      },
    );

    test(`file 15: ${LIF_STEPS} steps under every constant input`, async () => {
      const run = await simulate(lifs, await open());
      cases.forEach(({ v_in, expected }, i) => {
        const times = spikeTimes(run.trace('n.lastSpike'), i);
        const listed = expected.spike_times_exact.filter((t) => t <= LIF_STEPS * parameters.dt_ms_of_brian2);
        expect(times.slice(0, listed.length), `v_in ${v_in}`).toHaveLength(listed.length);
        expect(largest(listed.map((t, k) => t - (times[k] ?? NaN))), `v_in ${v_in}`).toBeLessThanOrEqual(LIF_TIME);
        const { every, values } = sampled(expected, 'v');
        const stride = Math.round(every / parameters.dt_ms_of_brian2);
        const V = column(run.trace('n.potential'), i).filter((_, k) => k % stride === 0 && k / stride < values.length);
        expect(V.length).toBeGreaterThan(0);
        const off = V.map((v, k) => v - (values[k] ?? NaN));
        expect(largest(off), `v_in ${v_in}`).toBeLessThanOrEqual(3 * LIF_TIME); // v rises by up to 2.4 per ms
      });
    });

    test(`file 18: every spike of the first ${LIF_STEPS} steps comes in its step`, async () => {
      const run = await simulate(spikingNet(LIF_STEPS * parameters.dt_ms_of_brian2), await open());
      const shown = firingSteps(run);
      expect(shown.flat().length).toBeGreaterThan(10);
      expect(shown).toEqual(expectedSteps(LIF_STEPS));
    });

    test.each([
      ['synchronous', 'sync_states_after_each_step', 'sync_E_int'],
      ['asynchronous', 'async_states_after_each_sweep', 'async_E_int'],
    ] as const)('file 26: one %s sweep of every net, from three cues', async (update, states, energies) => {
      const backend = await open();
      for (const { N, P, pattern_seed: seed, cases: own } of small.nets) {
        const side = Math.sqrt(N);
        const document = memory(
          { width: side, height: side, count: P, seed },
          own.map(({ S0 }) => S0),
          { update, order: 'index' },
        );
        await watch(document, backend, [0, 1], (step, look) =>
          own.forEach((each, row) => {
            expect(look('state')[row]).toEqual(step === 0 ? each.S0 : (each[states][0] ?? each.S0));
            const energy = each[energies][step] ?? each[energies].at(-1) ?? NaN;
            expect(Math.abs(agreementOf(look('energy')[row]?.[0] ?? NaN, P) - energy)).toBeLessThanOrEqual(ROUNDING * Math.abs(energy));
          }),
        );
      }
    });

    test('file 21: a synchronous sweep of 2,500 units', async () => {
      const run = present(
        large.expected.runs.toSorted((a, b) => a.P - b.P).find(({ K, sync }) => K > 0 && sync.steps > 0),
        'run',
      );
      const { N } = large.parameters;
      const stored = { ...pictureOf(N), count: run.P, seed: run.pattern_seed };
      const cue = spoiled(patternsOf(stored).subarray(0, N), run.K, run.flip_seed);
      await watch(memory(stored, [cue], { update: 'synchronous' }), await open(), [0, 1], (step, look) => {
        const after = run.sync['trace_[m,E_int]_after_each_step']?.[0]?.[1] ?? NaN;
        const agreement = step === 0 ? run.E0_int : after;
        expect(Math.abs(agreementOf(look('energy')[0]?.[0] ?? NaN, run.P) - agreement)).toBeLessThanOrEqual(ROUNDING * agreement);
      });
    });

    test.runIf(isPatient)('file 21: the asynchronous sweeps of 2,500 units', async () => expectRun(await open()));

    test.each(rules.perceptron.flatMap((each) => ('x' in each && each.x ? [[each.name, each] as const] : [])))(
      'file 07: the perceptron rule, %s',
      async (_, { x, t, eta, w0, b0, expected }) => {
        const steps = (expected.after_each_presentation as readonly (readonly number[])[]).slice(0, 2 * x.length);
        const targets = t.map((target) => [target]);
        const document = lesson({ rule: 'perceptron', eta, x, t: targets, activation: 'step', weights: w0, bias: b0, biasLearns: true });
        const { weights, biases, activations } = await learn(document, await open(), steps.length);
        const found = weights.map((w, k) => [Math.floor(k / x.length), ...w, ...(biases[k] ?? []), ...(activations[k] ?? [])]);
        expect(found).toEqual(steps); // dyadic numbers: exact in float32
      },
    );
  });
}
