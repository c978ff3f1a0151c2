/** What every backend must compute as the reference does: each operation on random and edge values. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { present } from '../../src/base/index.ts';
import type { Rows } from '../../src/compiler/index.ts';
import type { OpKind, SignalId } from '../../src/ir/index.ts';
import type { Backend, Values } from '../../src/runtime/backend.ts';
import { kernels } from '../../src/runtime/backends/reference/kernels.ts';
import { createReferenceBackend } from '../../src/runtime/backends/reference/index.ts';
import { excess, type Tolerance } from './compare.ts';
import { build, clock, numbers, parameter, planOf, randomRows, rows, source } from './plans.ts';
import type { Agrees } from './agrees.ts';
import { conformanceOfConditions } from './conditions.ts';
import { conformanceOfWholes } from './wholes.ts';

export interface Subject {
  readonly name: string;
  open(): Promise<Backend>;
  readonly tolerances: Readonly<Partial<Record<OpKind, Tolerance>>> & { readonly otherwise: Tolerance };
  /** Tensors that are alive; left out for a backend without tensors. */
  readonly tensors?: () => number;
  /** Programs that the GPU was asked to run so far; left out for a backend without a GPU. */
  readonly programs?: () => number;
}

/** Where formulas break: both zeros, the smallest slopes, where exp of float32 ends, and far beyond. */
const EDGES = [0, -0, 1e-30, 1e-7, -1e-7, 1e-4, -1e-4, 0.5, -0.5, 1, -1, 20, -20, 87, -87, 100, -200, 1000, -1000].map(Math.fround);
const ROWS = 3;
const SIZE = 7;

/** Operations that need no program of a GPU. */
const computedOnHost: ReadonlySet<OpKind> = new Set(['constant', 'permutation', 'shuffle', 'batchSize', 'sweep']);

type Unary = 'neg' | 'abs' | 'exp' | 'expm1' | 'log' | 'log1p' | 'floor' | 'sqrt' | 'stored' | 'tanh' | 'sigmoid' | 'acos';
const unaryDomains: Readonly<Record<Unary, readonly number[]>> = {
  neg: [...EDGES, ...numbers(1, 20, -5, 5)],
  abs: [...EDGES, ...numbers(2, 20, -5, 5)],
  exp: [...EDGES, ...numbers(3, 40, -30, 30)],
  expm1: [...EDGES, ...numbers(4, 40, -1, 1), ...numbers(5, 20, -30, 30)],
  log: [...EDGES, Infinity, ...numbers(12, 40, 0.5, 1.6), ...numbers(13, 20, 0, 1000), 1 + 2 ** -20, 1 - 2 ** -20],
  log1p: [...EDGES.filter((x) => x > -1), ...numbers(6, 40, -0.9, 1), ...numbers(7, 20, 0, 1000)],
  floor: [...EDGES, ...numbers(14, 20, -5, 5), 2.5, -2.5, 0.99999994],
  sqrt: [...EDGES.map(Math.abs), ...numbers(8, 20, 0, 100), -1],
  stored: [...EDGES, ...numbers(15, 20, -5, 5)],
  tanh: [...EDGES, ...numbers(9, 60, -4, 4)],
  sigmoid: [...EDGES, ...numbers(10, 60, -10, 10)],
  acos: [-1, 1, 0, 2, -2, ...numbers(11, 40, -1, 1)],
};

const binaries = ['add', 'sub', 'mul', 'div', 'max', 'min', 'greater', 'greaterEqual'] as const;
/** Rows and elements of two operands, in all the ways in which one may serve the other. */
const broadcasts = [
  [ROWS, SIZE, ROWS, SIZE],
  [1, SIZE, ROWS, SIZE],
  [ROWS, SIZE, 1, 1],
  [ROWS, 1, 1, SIZE],
  [1, 1, ROWS, SIZE],
  [1, 1, ROWS, 1],
] as const;

export function conformance({ name, open, tolerances, tensors, programs }: Subject): void {
  const reference = createReferenceBackend();
  let backend: Backend;
  let atStart = 0;
  const compared = new Set<string>();
  const toleranceOf = (kind: OpKind): Tolerance => tolerances[kind] ?? tolerances.otherwise;

  /** The outputs of one operation agree with the reference. */
  const agrees: Agrees = async (kind, operands, attrs) => {
    const sources: Record<string, Rows> = {};
    const parameters: Record<string, readonly number[]> = {};
    const program = build((builder) => {
      const ids = operands.map(({ value, shape, through = (_, id) => id }, i): SignalId => {
        if (shape) parameters[`p${i}`] = [...value.values];
        else sources[`x${i}`] = value;
        if (kind === 'permutation' || ((kind === 'random' || kind === 'shuffle') && i === 0)) return clock(builder);
        return through(builder, shape ? parameter(builder, `p${i}`, shape) : source(builder, `x${i}`, value.values.length / value.rows));
      });
      // a condition is bool in programs: made by a comparison
      if (kind === 'where')
        ids[0] = builder.op('greater', [present(ids[0], 'condition'), builder.op('constant', [], { value: 0, shape: [1] })], {});
      builder.output('out', builder.op(kind, ids, attrs));
    });
    compared.add(kind);
    const plan = planOf(program, { parameters, sources });
    // a GPU holds every value as a state does: there nothing is to be computed
    const needsGpu = !computedOnHost.has(kind) && kind !== 'stored' && (attrs as { from?: Int32Array }).from?.length !== 0;
    const ids = [...program.outputs.values()];
    const outputs: Values[] = [];
    const programsBefore = programs?.();
    for (const each of [reference, backend]) {
      const executable = await each.prepare(plan);
      outputs.push(await executable.observe(ids));
      executable.dispose();
    }
    const [expected, actual] = outputs as [Values, Values];
    // one program copies what is read; the operation itself must be another
    if (programs && needsGpu) expect(programs() - (programsBefore ?? 0), 'programs run on the GPU').toBeGreaterThan(1);
    const over = excess(actual, expected, toleranceOf(kind));
    if (over > 1) expect(actual, `${kind}: ${over} times the tolerance`).toEqual(expected);
  };

  describe(`${name} computes as the reference`, () => {
    beforeAll(async () => {
      backend = await open();
      atStart = tensors?.() ?? 0;
    });
    afterAll(() => {
      if (tensors) expect(tensors(), 'tensors left behind').toBe(atStart);
    });

    test.each(Object.keys(unaryDomains) as Unary[])('%s, with edge values', async (kind) => {
      await agrees(kind, [{ value: rows(1, unaryDomains[kind]) }], {});
    });

    test.each(binaries)('%s, with every way of broadcasting', async (kind) => {
      for (const [rowsA, sizeA, rowsB, sizeB] of broadcasts)
        await agrees(kind, [randomRows(21, rowsA, sizeA), randomRows(22, rowsB, sizeB)], {});
      if (kind !== 'div')
        await agrees(kind, [{ value: rows(1, [...EDGES, 1, 2, 3]) }, { value: rows(1, [...EDGES.toReversed(), 1, 2, 3]) }], {});
      else await agrees(kind, [{ value: rows(1, [1, -1, 3, 1e30]) }, { value: rows(1, [0, 0, 7, 1e-30]) }], {});
    });

    test('where, with every way of broadcasting, passing NaN and ∞ through', async () => {
      for (const [rowsA, sizeA, rowsB, sizeB] of broadcasts) {
        await agrees('where', [randomRows(31, rowsA, sizeA), randomRows(32, rowsB, sizeB), randomRows(33, 1, 1)], {});
        await agrees('where', [randomRows(34, 1, 1), randomRows(35, rowsA, sizeA), randomRows(36, rowsB, sizeB)], {});
      }
      const odd = { value: rows(1, [NaN, Infinity, -Infinity, 4]) };
      await agrees('where', [{ value: rows(1, [1, 1, 1, 1]) }, odd, { value: rows(1, [0]) }], {});
      await agrees('where', [{ value: rows(1, [-1, -1, 1, 1]) }, { value: rows(1, [0]) }, odd], {});
    });

    test('comparisons with NaN, and what is chosen by them, are NaN', async () => {
      const odd = { value: rows(1, [NaN, 1, NaN, 2]) };
      const other = { value: rows(1, [1, NaN, NaN, 1]) };
      await agrees('greater', [odd, other], {});
      await agrees('greaterEqual', [odd, other], {});
      await agrees('where', [odd, { value: rows(1, [5]) }, { value: rows(1, [6]) }], {});
    });

    test('NaN goes through arithmetic', async () => {
      const odd = { value: rows(1, [NaN, 1, NaN, 2]) };
      const other = { value: rows(1, [1, NaN, NaN, 1]) };
      for (const kind of ['add', 'sub', 'mul', 'div'] as const) await agrees(kind, [odd, other], {});
      for (const kind of Object.keys(unaryDomains) as Unary[]) await agrees(kind, [odd], {});
    });

    test('NaN goes through max, min and reduceMax', async () => {
      const odd = { value: rows(1, [NaN, 1, NaN, 2, 3, 4, 5, 6, NaN]) };
      const other = { value: rows(1, [1, NaN, NaN, 1, 1, 1, 1, NaN, 1]) };
      for (const kind of ['max', 'min'] as const) await agrees(kind, [odd, other], {});
      for (const kind of ['max', 'min'] as const) await agrees(kind, [odd, { value: rows(1, [2]) }], {});
      await agrees('reduceMax', [{ value: rows(3, [NaN, 1, 2, 1, NaN, 2, 1, 2, NaN]) }], {});
    });

    test('a constant NaN survives', async () => {
      await agrees('constant', [], { value: NaN, shape: [1] });
      await agrees('constant', [], { value: NaN, shape: [9] });
      await agrees('constant', [], { value: 0.1, shape: [2, 3] });
    });

    test('reduceSum and reduceMax, short and long', async () => {
      for (const size of [1, 5, 3000])
        for (const kind of ['reduceSum', 'reduceMax'] as const) await agrees(kind, [randomRows(41, ROWS, size)], {});
      await agrees('reduceMax', [{ value: rows(2, [-5, -4, -3, -Infinity, -2, -9]) }], {});
    });

    test('reduceSum of 30,000 tenths loses nothing', async () => {
      await agrees('reduceSum', [{ value: rows(1, new Float64Array(30_000).fill(Math.fround(0.1))) }], {});
    });

    test('argmax gives the first of several largest', async () => {
      await agrees('argmax', [{ value: rows(4, [1, 3, 3, 0, 5, 5, 5, 5, -1, -2, -1, -3, 0, 0, 0, 1]) }], {});
      const tie = new Float64Array(300);
      tie[70] = tie[200] = 1;
      await agrees('argmax', [{ value: rows(1, tie) }], {});
      await agrees('argmax', [{ value: rows(3, [NaN, 1, 2, 1, NaN, 0, 1, 2, NaN]) }], {});
      await agrees('argmax', [randomRows(42, ROWS, 100)], {});
      await agrees('argmax', [randomRows(43, ROWS, 1)], {});
    });

    test('oneHot', async () => {
      await agrees('oneHot', [{ value: rows(4, [0, 2, 4, 1]) }], { depth: 5 });
    });

    test('gather, repeating and leaving out', async () => {
      await agrees('gather', [randomRows(44, ROWS, SIZE)], { indices: Int32Array.of(6, 0, 0, 3) });
      await agrees('gather', [randomRows(45, 1, SIZE)], { indices: Int32Array.of(2) });
      await agrees('gather', [randomRows(46, ROWS, 1)], { indices: Int32Array.of(0, 0, 0) });
    });

    test('route and project, with parallel edges and elements that nobody reaches', async () => {
      const connections = { from: Int32Array.of(2, 0, 0, 1, 2, 2), to: Int32Array.of(3, 1, 1, 0, 3, 3), size: 5 };
      const weight = { value: rows(1, numbers(61, 6, -1, 1)), shape: [6] };
      for (const count of [1, ROWS]) {
        await agrees('route', [randomRows(60, count, 3)], connections);
        await agrees('project', [randomRows(62, count, 3), weight], connections);
      }
      await agrees('scatter', [weight], { ...connections, rows: 3 });
    });

    test('route, project and scatter with one edge, and with none', async () => {
      const one = { from: Int32Array.of(0), to: Int32Array.of(0), size: 1 };
      const none = { from: new Int32Array(0), to: new Int32Array(0), size: 3 };
      await agrees('route', [randomRows(63, ROWS, 1)], one);
      await agrees('project', [randomRows(63, ROWS, 1), { value: rows(1, [0.5]), shape: [1] }], one);
      await agrees('scatter', [{ value: rows(1, [0.5]), shape: [1] }], { ...one, rows: 1 });
      await agrees('route', [randomRows(63, ROWS, 2)], none);
    });

    test('project to more than 2,048 elements', async () => {
      const edges = 6000;
      const from = Int32Array.from(numbers(64, edges, 0, 50), Math.floor);
      const to = Int32Array.from(numbers(65, edges, 0, 3000), Math.floor);
      const weight = { value: rows(1, numbers(66, edges, -1, 1)), shape: [edges] };
      await agrees('project', [randomRows(67, 2, 50), weight], { from, to, size: 3000 });
      await agrees('scatter', [weight], { from, to, size: 3000, rows: 50 });
    });

    conformanceOfWholes(agrees);
    conformanceOfConditions(agrees);

    test('every operation was compared', () => {
      expect([...compared].toSorted()).toEqual(Object.keys(kernels).toSorted());
    });
  });
}
