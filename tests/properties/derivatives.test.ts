import { describe, expect, test } from 'vitest';
import { differentiate } from '../../src/compiler/passes/differentiate.ts';
import { createBuilder, createEmit } from '../../src/ir/builder.ts';
import { derivatives } from '../../src/ir/derivatives.ts';
import type { OpAttrs, OpKind } from '../../src/ir/op.ts';
import { elements, float, type SignalId, type SignalType } from '../../src/ir/signal.ts';
import { verify } from '../../src/ir/verify.ts';
import { evaluate, value } from '../evaluate.ts';
import { apart, DIFFERENCE_TOLERANCE, differences } from './finite-differences.ts';
import { drawFrom } from './random-graph.ts';

const ROWS = 3;
type Place = 'anywhere' | 'positive' | 'inside' | 'apart from 0';

interface Sample<K extends OpKind> {
  readonly attrs: OpAttrs[K];
  /** Types of the operands; each list is a case of its own. */
  readonly operands: readonly (readonly SignalType[])[];
  readonly place?: Place;
}

const one = float([1], false);
const four = float([4], false);
const rowsOfOne = float([1], true);
const rowsOfFour = float([4], true);
const square = float([2, 2], false);
const condition = (shape: readonly number[], batched: boolean): SignalType => ({ ...float(shape, batched), dtype: 'bool' });
const index: SignalType = { ...rowsOfOne, dtype: 'int32' };

const pairs = [
  [four, four],
  [one, four],
  [rowsOfFour, one],
  [rowsOfFour, four],
  [four, rowsOfOne],
  [rowsOfOne, rowsOfFour],
  [one, one],
  [four, square],
  [rowsOfFour, square],
] as const;
const alone = [[one], [four], [rowsOfFour], [square]] as const;
const two = (place: Place = 'anywhere') => ({ attrs: {}, operands: pairs, place });
const single = (place: Place = 'anywhere') => ({ attrs: {}, operands: alone, place });
const connections = { from: Int32Array.of(0, 3, 3, 1, 0), to: Int32Array.of(2, 0, 2, 2, 2), size: 3 };
const vectors = [[four], [rowsOfFour], [square]] as const;
const weights = float([5], false);

/** Every operation, on operands of every type it takes. */
const samples: { readonly [K in OpKind]: Sample<K> } = {
  add: two(),
  sub: two(),
  mul: two(),
  div: two('apart from 0'),
  max: two(),
  min: two(),
  greater: two(),
  greaterEqual: two(),
  neg: single(),
  abs: single('apart from 0'),
  exp: single(),
  expm1: single(),
  log: single('positive'),
  log1p: single('positive'),
  floor: single(),
  sqrt: single('positive'),
  stored: single(),
  tanh: single(),
  sigmoid: single(),
  acos: single('inside'),
  where: {
    attrs: {},
    operands: [
      [condition([4], true), four, one],
      [condition([1], false), rowsOfFour, four],
      [condition([4], false), rowsOfOne, rowsOfFour],
    ],
  },
  constant: { attrs: { value: 2, shape: [4] }, operands: [[]] },
  random: { attrs: { seed: 1, keys: Int32Array.of(1, 2, 3, 4), elements: Int32Array.of(0, 1, 2, 3) }, operands: [[one, rowsOfFour]] },
  permutation: { attrs: { key: [1, 2], size: 4 }, operands: [[one]] },
  shuffle: { attrs: { size: 4 }, operands: [[one, float([2], false)]] },
  reduceSum: single(),
  reduceMax: single(),
  argmax: single(),
  oneHot: { attrs: { depth: 4 }, operands: [[index]] },
  gather: { attrs: { indices: Int32Array.of(3, 0, 3) }, operands: vectors },
  matmul: {
    attrs: {},
    operands: [
      [rowsOfFour, float([4, 3], false)],
      [four, float([4, 3], false)],
      [float([5, 4], false), float([4, 3], false)],
      [float([2, 2], true), float([4, 3], false)],
      [rowsOfOne, float([1, 3], false)],
    ],
  },
  outer: {
    attrs: {},
    operands: [
      [four, float([3], false)],
      [rowsOfFour, float([3], true)],
      [rowsOfFour, float([3], false)],
      [square, float([3], true)],
    ],
  },
  transpose: { attrs: {}, operands: [[float([2, 3], false)]] },
  route: { attrs: connections, operands: vectors },
  project: {
    attrs: connections,
    operands: [
      [rowsOfFour, weights],
      [four, weights],
      [square, weights],
    ],
  },
  scatter: { attrs: { ...connections, rows: 4 }, operands: [[weights]] },
  sumBatch: single(),
  batchSize: single(),
  spread: {
    attrs: {},
    operands: [
      [four, rowsOfOne],
      [square, rowsOfFour],
    ],
  },
  sweep: { attrs: {}, operands: [[four, four, float([4, 4], false), four]] },
};

/** A number in the domain of an operation and away from its kinks. */
function numberIn(place: Place, { number, below }: ReturnType<typeof drawFrom>): number {
  const x = number() + (below(1000) - 500) / 1e6; // no two are equal
  if (place === 'positive') return 1.5 + x;
  if (place === 'inside') return 0.9 * x;
  return place === 'apart from 0' ? x + 1.2 * (x < 0 ? -1 : 1) : 2 * x;
}

/** A program that ends in a loss to which every element of the result contributes differently. */
function lossAfter<K extends OpKind>(kind: K, { attrs, place = 'anywhere' }: Sample<K>, types: readonly SignalType[], seed: number) {
  const random = drawFrom(seed);
  const builder = createBuilder();
  const emit = createEmit(builder);
  const operands = types.map((type, i) => builder.declare('parameter', `operand ${i}`, type));
  const result = builder.op(kind, operands, attrs);
  const { shape, batched } = builder.typeOf(result);
  const coefficients = builder.declare('parameter', 'coefficients', float(shape, batched));
  const loss = builder.op('sumBatch', [emit.reduceSum(emit.mul(coefficients, result))], {});
  const given = [...types, float(shape, batched)].map((type, i) => {
    const rows = type.batched ? ROWS : 1;
    const draw = { bool: () => random.below(2), int32: () => random.below(4), float32: () => numberIn(place, random) }[type.dtype];
    const data = Array.from({ length: rows * elements(type.shape) }, draw);
    return [[...operands, coefficients][i] as SignalId, value(rows, data)] as const;
  });
  return { program: builder.finish(), operands, loss, given: new Map(given) };
}

const cases = (Object.keys(samples) as OpKind[]).flatMap((kind) =>
  samples[kind].operands.flatMap((types, each) =>
    derivatives[kind].map((rule, i) => {
      const written = types.map(({ shape, batched }) => `[${batched ? '?,' : ''}${shape.join(',')}]`).join(' ');
      return { name: `${kind} ${written} by operand ${i}`, kind, types, each, i, rule };
    }),
  ),
);

describe('the gradient of every operation is what finite differences give', () => {
  test.each(cases.filter(({ rule }) => typeof rule === 'function'))('$name', ({ kind, types, i }) => {
    for (let seed = 0; seed < 5; seed++) {
      const { program, operands, loss, given } = lossAfter(kind, samples[kind] as Sample<typeof kind>, types, seed);
      const operand = operands[i] as SignalId;
      const differentiated = differentiate(program, loss, [operand]);
      const gradient = differentiated.gradients.get(operand) as SignalId;
      verify(differentiated.program);
      const { shape, batched } = differentiated.program.signals.get(gradient) ?? {};
      expect({ shape, batched }).toEqual({ shape: types[i]?.shape, batched: types[i]?.batched });
      const found = evaluate(differentiated.program, given).get(gradient)?.data ?? [];
      expect(apart(found, differences(program, given, loss, operand))).toBeLessThan(DIFFERENCE_TOLERANCE);
    }
  });
});

describe('where a rule says that no gradient passes, finite differences give 0', () => {
  // the order of a sweep are places and a seed is two halves of a word: no numbers that may change a little
  const numbersOnly = cases.filter(
    ({ kind, rule, types, i }) => typeof rule === 'string' && types[i]?.dtype === 'float32' && kind !== 'sweep' && kind !== 'shuffle',
  );
  test.each(numbersOnly)('$name', ({ kind, types, i }) => {
    const { program, operands, loss, given } = lossAfter(kind, samples[kind] as Sample<typeof kind>, types, 1);
    const operand = operands[i] as SignalId;
    expect(differentiate(program, loss, [operand]).gradients.get(operand)).toBeUndefined();
    expect(differences(program, given, loss, operand).every((x) => x === 0)).toBe(true);
  });
});
