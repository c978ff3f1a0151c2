/** Scaling is fitted to the rows that are learnt from, serves those that are held out, and stays with the weights. */
import { describe, expect, test } from 'vitest';
import { kinds } from '../nodes/kinds.ts';
import { nodeId, present, type JsonObject } from '../src/base/index.ts';
import { compile, toKeep } from '../src/compiler/index.ts';
import { hasErrors, keepWeights, parseDocument, run, saveDocument, startHistory, type GraphDocument } from '../src/graph/index.ts';
import { createReferenceBackend, runExperiment } from '../src/runtime/index.ts';
import { drawing, node, weight, wire } from './drawing.ts';
import * as fc from './fast-check.ts';

interface Given {
  readonly rows: readonly (readonly number[])[];
  readonly scaling: 'standardise' | 'unit';
  readonly split: number;
  readonly seed: number;
}

const ASKED = [[3, -1, 0], [100, 0.5, 0], [0, 0, 0]]; // prettier-ignore

/** Two inputs and a target that a linear unit learns, and an experiment that asks it about other rows. */
const net = ({ rows, scaling, split, seed }: Given): GraphDocument =>
  drawing(
    {
      d: node('dataset', { data: 'own', columns: 2, scaling, rows }),
      u: node('unit', { activation: 'linear' }),
      l: node('loss'),
    },
    { w: weight('d', 'u', 0.5), a: wire('u', 'l.prediction'), t: wire('d.targets', 'l.target') },
    {
      probes: { x: { target: { node: 'd', port: 'inputs' }, every: 1 }, y: { target: { node: 'u', port: 'activation' }, every: 1 } },
      experiments: {
        main: { verb: 'train', loss: 'l', optimizer: { rule: 'sgd', rate: 0.01 }, length: 3, split, seed },
        ask: { verb: 'forward', inputs: { d: ASKED } },
      },
    },
  );

const column = (rows: Given['rows'], i: number): readonly number[] => rows.map((row) => row[i] as number);

/** What a column becomes, in the words of a textbook. */
function scaledBy(fit: readonly number[], scaling: Given['scaling']): (x: number) => number {
  const [low, high] = [Math.min(...fit), Math.max(...fit)];
  if (low === high) return () => 0;
  if (scaling === 'unit') return (x) => (x - low) / (high - low);
  const mean = fit.reduce((sum, x) => sum + x, 0) / fit.length;
  const variance = fit.map((x) => (x - mean) ** 2).reduce((sum, x) => sum + x, 0) / fit.length;
  return (x) => (x - mean) / Math.sqrt(variance);
}

/** Both inputs of these rows, scaled as the rows `of` say. */
const expected = (rows: Given['rows'], of: Given['rows'], scaling: Given['scaling']): readonly number[] =>
  rows.flatMap((row) => [0, 1].map((i) => scaledBy(column(of, i), scaling)(row[i] as number)));

const number = fc.integer({ min: -40, max: 40 }).map((n) => n / 8);
const cases = fc.record({
  rows: fc
    .tuple(fc.boolean(), fc.array(fc.tuple(number, number, number), { minLength: 3, maxLength: 9 }))
    .map(([isConstant, rows]) => (isConstant ? rows.map(([, b, t]) => [0.1, b, t]) : rows)),
  scaling: fc.constantFrom('standardise' as const, 'unit' as const),
  split: fc.constantFrom(0.4, 0.7, 1),
  seed: fc.integer({ min: 0, max: 50 }),
});

/** Of float64, over a handful of terms. */
const DIGITS = 9;
const near = (got: ArrayLike<number>, wanted: readonly number[]) => {
  expect(got).toHaveLength(wanted.length);
  wanted.forEach((x, i) => expect(got[i]).toBeCloseTo(x, DIGITS));
};

describe('a training', () => {
  test('is fed what is fitted to its own rows, and holds out what is scaled alike', () => {
    fc.assert(
      fc.property(cases, (given) => {
        const plan = present(compile(net(given), 'main', kinds).plan, 'plan');
        const learnt = [...plan.examples.training].map((row) => given.rows[row] as readonly number[]);
        const source = present(plan.locate(nodeId('d'), 'inputs'), 'inputs');
        near(present(plan.sources.get(source.signal), 'rows').values, expected(given.rows, learnt, given.scaling));
      }),
    );
  });

  test('keeps what it has fitted with its weights: what is asked later is scaled alike', async () => {
    const given: Given = { rows: [[0, 5, 1], [1, 5, 0], [2, 5, 2], [1000, 7, 1]], scaling: 'standardise', split: 0.75, seed: 1 }; // prettier-ignore
    const document = net(given);
    const result = await runExperiment(document, 'main', kinds, createReferenceBackend());
    if (!result.ok) throw new Error('did not run');
    const learnt = ['w weight', 'u bias'].map((slot) => {
      const [owner = '', what = ''] = slot.split(' ');
      return { owner, what, values: present(result.states.slots.get(slot), slot).values };
    });
    const change = run(startHistory(document), keepWeights, toKeep(document, 'main', learnt, kinds));
    const opened = parseDocument(saveDocument(change.history.document), kinds);
    if (!opened.ok || hasErrors(opened.diagnostics)) throw new Error('does not load');

    const asked = await runExperiment(opened.document, 'ask', kinds, createReferenceBackend());
    if (!asked.ok) throw new Error('did not run');
    const x = expected(ASKED, given.rows.slice(0, 3), 'standardise');
    near(present(asked.values.get('d.inputs'), 'x').values, x);
    const [[w0 = 0, w1 = 0] = [], [bias = 0] = []] = learnt.map(({ values }) => [...values]);
    near(
      present(asked.values.get('u.activation'), 'y').values,
      [0, 1, 2].map((r) => (x[2 * r] as number) * w0 + (x[2 * r + 1] as number) * w1 + bias),
    );

    const again = await runExperiment(opened.document, 'main', kinds, createReferenceBackend());
    if (!again.ok) throw new Error('did not run');
    near(present(again.examples.training.get('x'), 'x').values, expected(given.rows.slice(0, 3), given.rows.slice(0, 3), 'standardise'));
  });

  test('has no say where another scaling, or other columns, are asked for', () => {
    const kept = { scaling: 'standardise', columns: [[10, 2], [0, 1]] } as const; // prettier-ignore
    const rows = [[0, 0, 1], [4, 1, 0]]; // prettier-ignore
    const inputs = (params: JsonObject): readonly number[] => {
      const document = drawing({ d: node('dataset', { data: 'own', columns: 2, rows, fitted: kept, ...params }) });
      const plan = present(compile(document, 'main', kinds).plan, 'plan');
      return [...present([...plan.sources.values()][0], 'inputs').values];
    };
    near(inputs({ scaling: 'standardise' }), [-5, 0, -3, 1]);
    near(inputs({ scaling: 'unit' }), [0, 0, 1, 1]);
    near(inputs({ scaling: 'none' }), [0, 0, 4, 1]);
    near(inputs({ scaling: 'standardise', columns: 1 }), [-1, 1]);
  });
});

test('a constant column becomes 0, whatever the constant and however many rows', () => {
  fc.assert(
    fc.property(fc.double({ noNaN: true, min: -1e30, max: 1e30 }), fc.integer({ min: 1, max: 40 }), (x, count) => {
      for (const scaling of ['standardise', 'unit'] as const) {
        const rows = Array.from({ length: count }, (_, i) => [x, i]);
        const document = drawing({ d: node('dataset', { data: 'own', columns: 1, scaling, rows }) });
        const plan = present(compile(document, 'main', kinds).plan, 'plan');
        expect([...present([...plan.sources.values()][0], 'inputs').values].every((value) => value === 0)).toBe(true);
      }
    }),
  );
});
