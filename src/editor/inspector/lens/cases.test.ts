import { expect, test } from 'vitest';
import { kinds } from '../../../../nodes/kinds.ts';
import * as fc from '../../../../tests/fast-check.ts';
import { emptyDocument, type GraphDocument } from '../../../graph/index.ts';
import { activate } from '../../../ir/index.ts';
import { casesOf, curveThrough, jumpIn, singleInput, truthTable } from './cases.ts';
import { curveOf } from './ResponsePlot.tsx';

const SHAPE = { slope: 0.01, alpha: 1, sharpness: 1, gain: 1, threshold: 0 };

test('a step jumps where its net input passes 0, and has the value there that the function has', () => {
  const weight = fc.double({ min: 0.1, max: 5, noNaN: true });
  const sign = fc.constantFrom(-1, 1);
  fc.assert(
    fc.property(weight, sign, fc.double({ min: -2, max: 2, noNaN: true }), fc.constantFrom('step', 'sign'), (w, side, bias, activation) => {
      const f = (n: number) => activate(activation, n, SHAPE).value;
      const cases = Array.from({ length: 25 }, (_, i) => (i - 12) / 2).map((at) => {
        const n = side * w * at + bias;
        return { at, n, value: f(n) };
      });
      const { pieces, filled, open } = curveThrough(cases, { at: 0, value: f(0) });
      const border = -bias / (side * w);
      const isSeen = new Set(cases.map(({ value }) => value)).size > 1;
      expect(pieces).toHaveLength(isSeen ? 2 : 1);
      if (!isSeen) return;
      expect(filled).toEqual([[expect.closeTo(border, 9), f(0)]]); // rounding of a quotient
      expect(open).toEqual([[expect.closeTo(border, 9), f(activation === 'step' ? 1 : -1)]]);
      for (const piece of pieces) expect(new Set(piece.map(([, value]) => value)).size, 'flat').toBe(1);
    }),
  );
});

test('what does not jump is one line through its cases, in their order along the input', () => {
  const cases = [3, 1, 2].map((at) => ({ at, n: at, value: at * at }));
  expect(curveThrough(cases, undefined)).toEqual({
    pieces: [
      [
        [1, 1],
        [2, 4],
        [3, 9],
      ],
    ],
    filled: [],
    open: [],
  });
});

test('the curve of a function has its ends at the jump', () => {
  const step = { activation: 'step', shape: SHAPE } as const;
  expect(curveOf(step, [-5, 5])).toMatchObject({ filled: [[0, 0]], open: [[0, 1]] });
  const sign = { activation: 'sign', shape: { ...SHAPE, threshold: 1.5 } } as const;
  expect(curveOf(sign, [-5, 5])).toMatchObject({ filled: [[1.5, 1]], open: [[1.5, -1]] });
  expect(curveOf({ activation: 'tanh', shape: SHAPE }, [-5, 5])).toMatchObject({ filled: [], open: [] });
});

const weight = (from: string, to: string) => ({
  type: 'weight',
  params: {},
  from: { node: from, port: 'activation' },
  to: { node: to, port: 'netInput' },
});
const document: GraphDocument = {
  ...emptyDocument(),
  nodes: {
    p: { type: 'input', label: 'p', params: {}, position: [0, 0] },
    q: { type: 'input', label: 'q', params: {}, position: [0, 100] },
    one: { type: 'bias', params: {}, position: [0, 200] },
    h: { type: 'unit', params: { activation: 'step' }, position: [100, 0] },
    y: { type: 'unit', params: { activation: 'tanh' }, position: [200, 0] },
  },
  edges: { ph: weight('p', 'h'), qh: weight('q', 'h'), hy: weight('h', 'y'), by: weight('one', 'y') },
};
const scene = { document, sizeOf: () => 1 };
const reading = (columns: Readonly<Record<string, readonly number[]>>) => (node: string, port: string) => {
  const values = port === 'activation' ? columns[node] : undefined;
  return values && { rows: values.length, values };
};

test('two inputs of two values each make a truth table, also a unit further on', () => {
  const read = reading({ p: [0, 0, 1, 1], q: [0, 1, 0, 1] });
  const table = {
    names: ['p', 'q'],
    rows: [
      [0, 0],
      [0, 1],
      [1, 0],
      [1, 1],
    ],
  };
  expect(truthTable(scene, read, 'h', 4)).toEqual(table);
  expect(truthTable(scene, read, 'y', 4)).toEqual(table);
  expect(truthTable(scene, reading({ p: [-1, 1], q: [1, 1] }), 'h', 2)?.rows).toEqual([
    [-1, 1],
    [1, 1],
  ]);
});

test('other numbers, the same case twice, one input or a loop make none', () => {
  expect(truthTable(scene, reading({ p: [0, 0.5], q: [0, 1] }), 'h', 2)).toBeUndefined();
  expect(truthTable(scene, reading({ p: [-1, 1], q: [0, 1] }), 'h', 2)).toBeUndefined();
  expect(truthTable(scene, reading({ p: [0, 0], q: [1, 1] }), 'h', 2)).toBeUndefined();
  const loop = { ...document, edges: { ...document.edges, back: weight('h', 'h') } };
  expect(truthTable({ ...scene, document: loop }, reading({ p: [0, 1], q: [0, 1] }), 'h', 2)).toBeUndefined();
  expect(singleInput(scene, 'y')).toBeUndefined();
});

test('cases stand over the one input, with their net inputs', () => {
  const one = { ...document, edges: { ph: weight('p', 'h') } };
  const input = singleInput({ ...scene, document: one }, 'h');
  expect(input).toEqual({ node: 'p', port: 'activation' });
  const parts = new Map([
    ['p activation', [-1, 2]],
    ['h netInput', [-3, 6]],
  ]);
  const read = (node: string, port: string) => {
    const values = parts.get(`${node} ${port}`);
    return values && { rows: values.length, values };
  };
  expect(casesOf(read, { rows: 2, values: [0, 1] }, { id: 'h', cell: 0, input })).toEqual([
    { at: -1, value: 0, n: -3 },
    { at: 2, value: 1, n: 6 },
  ]);
  expect(jumpIn(one, kinds, { node: 'h', port: 'activation' })).toEqual({ at: 0, value: 0 });
  expect(jumpIn(one, kinds, { node: 'y', port: 'activation' })).toBeUndefined();
  expect(jumpIn(one, kinds, { node: 'h', port: 'netInput' })).toBeUndefined();
});
