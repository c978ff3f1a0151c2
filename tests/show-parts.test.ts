/** Showing the parts of a unit changes no number that a training computes, by whatever rule its weights and its bias learn. */
import { describe, expect, test } from 'vitest';
import { kinds } from '../nodes/kinds.ts';
import { fold, removeElements, run, showParts, startHistory, type Experiment, type GraphDocument } from '../src/graph/index.ts';
import { compile } from '../src/compiler/index.ts';
import { createReferenceBackend, runExperiment } from '../src/runtime/index.ts';
import { drawing, node, weight, wire } from './drawing.ts';
import * as fc from './fast-check.ts';

/** The bias enters the sum in another place: one rounding of float64 for every term, and a few steps that carry it on. */
const ROUNDING = 1e-12;

interface Lesson {
  readonly rule: string;
  readonly activations: readonly [string, string];
  readonly biases: readonly [number, number];
  readonly weights: readonly number[];
  readonly experiment: Partial<Experiment>;
}

/** Two outputs with activations of their own, told what they should give, behind weights of one and of two edges. */
const net = ({ rule, activations: [f, g], biases: [b, c], weights: [w = 0, v = 0, u = 0], experiment }: Lesson): GraphDocument =>
  drawing(
    {
      d: node('dataset', {
        data: 'own',
        columns: 2,
        rows: [
          [1, -2, 1, -1],
          [0.5, 1, -1, 1],
          [-1, 0.25, 1, 1],
          [2, 1, -1, -1],
        ],
      }),
      p: node('unit', { activation: f, bias: b, rule, eta: 0.05 }),
      q: node('unit', { activation: g, bias: c, rule, eta: 0.05 }),
      l: node('loss'),
    },
    {
      e: weight('d.inputs', 'p', [[w], [v]], { rule, eta: 0.05 }),
      g: weight('d.inputs', 'q', u, { rule, eta: 0.05 }),
      y0: wire('p', 'l.prediction'),
      y1: wire('q', 'l.prediction', { slot: 1 }),
      t: wire('d.targets', 'l.target'),
    },
    {
      probes: {
        p: { target: { node: 'p', port: 'activation' }, every: 1 },
        q: { target: { node: 'q', port: 'activation' }, every: 1 },
        l: { target: { node: 'l', port: 'value' }, every: 1 },
      },
      experiments: { main: { verb: 'train', loss: 'l', length: 3, batch: 2, ...experiment } },
    },
  );

const parted = (document: GraphDocument): GraphDocument =>
  ['p', 'q'].reduce((history, id) => run(history, showParts, { node: id }).history, startHistory(document)).document;
const folded = (document: GraphDocument): GraphDocument =>
  ['p', 'q'].reduce((history, id) => run(history, fold, { node: id }).history, startHistory(document)).document;

async function seen(document: GraphDocument): Promise<readonly number[]> {
  const result = await runExperiment(document, 'main', kinds, createReferenceBackend());
  if (!result.ok) throw new Error(result.diagnostics.map(({ message }) => message).join('\n'));
  return ['p', 'q', 'l'].flatMap((probe) => result.traces.get(probe)?.steps.flatMap(({ values }) => [...values]) ?? []);
}

const number = fc.integer({ min: -8, max: 8 }).map((n) => n / 8);
const lessons = fc.record({
  rule: fc.constantFrom('gradient', 'fixed', 'perceptron', 'delta', 'hebb', 'oja'),
  activations: fc.tuple(fc.constantFrom('linear', 'tanh', 'sigmoid'), fc.constantFrom('linear', 'tanh', 'sigmoid')),
  biases: fc.tuple(number, number),
  weights: fc.array(number, { minLength: 3, maxLength: 3 }),
  experiment: fc.record({
    l2: fc.constantFrom(0, 0.3),
    optimizer: fc.constantFrom({ rule: 'sgd', rate: 0.05 } as const, { rule: 'momentum', rate: 0.02 } as const),
  }),
});

describe('the parts of units', () => {
  test('learn what the units learn', async () => {
    await fc.assert(
      fc.asyncProperty(lessons, async (lesson) => {
        const [whole, parts] = [await seen(net(lesson)), await seen(parted(net(lesson)))];
        expect(parts).toHaveLength(whole.length);
        expect(whole.length).toBeGreaterThan(3 * 6);
        whole.forEach((x, i) => expect(Math.abs((parts[i] as number) - x)).toBeLessThanOrEqual(ROUNDING * Math.max(1, Math.abs(x))));
      }),
      { numRuns: 40 },
    );
  });

  test('are sound, and fold into the units that they were', () => {
    fc.assert(
      fc.property(lessons, (lesson) => {
        const document = net(lesson);
        const errors = compile(parted(document), 'main', kinds).diagnostics.filter(({ severity }) => severity === 'error');
        expect(errors).toEqual([]);
        const back = folded(parted(document));
        for (const id of ['p', 'q']) expect({ bias: 0, ...back.nodes[id]?.params }).toEqual({ bias: 0, ...document.nodes[id]?.params });
      }),
      { numRuns: 40 },
    );
  });

  test('without a bias fold into a unit whose bias does not learn', async () => {
    const lesson = { rule: 'gradient', activations: ['linear', 'tanh'], biases: [0, 0], weights: [0.5, 1, -1], experiment: {} } as const;
    const parts = parted(net(lesson));
    const bare = run(startHistory(parts), removeElements, { ids: ['p-bias', 'q-bias'] }).history.document;
    expect(await seen(folded(bare))).toEqual(await seen(bare));
    expect(await seen(bare)).not.toEqual(await seen(parts));
  });
});
