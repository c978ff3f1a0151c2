/** What every operation makes of NaN, in every operand, on a backend: alone and fused, against the rule that `nanRules` gives. */
import { beforeAll, describe, expect, test } from 'vitest';
import { present } from '../../src/base/index.ts';
import type { Rows } from '../../src/compiler/index.ts';
import { nanRules, type NanRule, type OpAttrs, type OpKind, type SignalId } from '../../src/ir/index.ts';
import type { Backend, Executable } from '../../src/runtime/backend.ts';
import type { Operand } from './agrees.ts';
import type { Subject } from './conformance.ts';
import { build, clock, constant, numbers, parameter, planOf, randomRows, rows, source } from './plans.ts';

/** An element of a value. */
interface At {
  readonly row: number;
  readonly i: number;
}

interface Sample<Attrs> {
  readonly operands: readonly Operand[];
  readonly attrs: Attrs;
  /** For each operand that is not used element by element: whether one of its elements enters one of the result's. */
  readonly enters?: readonly ((from: At, to: At) => boolean)[];
}

const ROWS = 2;
const SIZE = 4;
const matrix = (seed: number, height: number, width: number): Operand => ({
  value: rows(1, numbers(seed, height * width, 0.25, 1)),
  shape: [height, width],
});
const vector = (seed: number, size: number): Operand => ({ value: rows(1, numbers(seed, size, 0.25, 1)), shape: [size] });
const unary: Sample<Record<never, never>> = { operands: [{ value: rows(ROWS, numbers(201, ROWS * SIZE, 0.1, 0.9)) }], attrs: {} };
const binary: Sample<Record<never, never>> = { operands: [randomRows(202, ROWS, SIZE), randomRows(203, 1, SIZE)], attrs: {} };
const reduction: Sample<Record<never, never>> = { operands: [randomRows(204, ROWS, SIZE)], attrs: {} };
const connections = { from: Int32Array.of(0, 1, 2, 3, 3), to: Int32Array.of(1, 1, 0, 2, 0), size: 3 };
/** Element `from.i` has an edge to element `to.i` of the same row. */
const alongEdges = (from: At, to: At) => from.row === to.row && connections.from.some((i, e) => i === from.i && connections.to[e] === to.i);
const weightOf = (from: At, to: At) => connections.to[from.i] === to.i;
const INDICES = Int32Array.of(3, 0, 0);
const WIDTH = 3;

const samples: { readonly [K in OpKind]: Sample<OpAttrs[K]> } = {
  add: binary,
  sub: binary,
  mul: binary,
  div: { operands: [randomRows(205, 1, SIZE), { value: rows(ROWS, numbers(206, ROWS * SIZE, 1, 2)) }], attrs: {} },
  max: binary,
  min: binary,
  greater: binary,
  greaterEqual: binary,
  neg: unary,
  abs: unary,
  exp: unary,
  expm1: unary,
  log: unary,
  log1p: unary,
  floor: unary,
  sqrt: unary,
  stored: unary,
  tanh: unary,
  sigmoid: unary,
  acos: unary,
  where: {
    operands: [
      {
        value: rows(ROWS, [1, -1, 1, -1, -1, -1, 1, 1]),
        through: (builder, id) => builder.op('greater', [id, constant(builder, 0)], {}),
      },
      randomRows(207, ROWS, SIZE),
      randomRows(208, 1, SIZE),
    ],
    attrs: {},
  },
  constant: { operands: [], attrs: { value: NaN, shape: [SIZE] } },
  random: {
    operands: [{ value: rows(1, [0]) }, randomRows(209, ROWS, SIZE)],
    attrs: { seed: 5, keys: Int32Array.of(1, 2, 3, 4), elements: Int32Array.of(0, 0, 0, 0) },
  },
  permutation: { operands: [{ value: rows(1, [0]) }], attrs: { key: [-5, 7], size: SIZE } },
  shuffle: { operands: [{ value: rows(1, [0]) }, { value: rows(ROWS, [0, 3, 1, 8]) }], attrs: { size: SIZE } },
  reduceSum: reduction,
  reduceMax: reduction,
  argmax: reduction,
  oneHot: { operands: [{ value: rows(ROWS, [2, 0]) }], attrs: { depth: SIZE } },
  gather: {
    operands: [randomRows(210, ROWS, SIZE)],
    attrs: { indices: INDICES },
    enters: [(from, to) => from.row === to.row && INDICES[to.i] === from.i],
  },
  matmul: {
    operands: [randomRows(211, ROWS, SIZE), matrix(212, SIZE, WIDTH)],
    attrs: {},
    enters: [(from, to) => from.row === to.row, (from, to) => from.i % WIDTH === to.i],
  },
  outer: {
    operands: [randomRows(213, ROWS, SIZE), randomRows(214, ROWS, WIDTH)],
    attrs: {},
    enters: [(from, to) => Math.floor(to.i / WIDTH) === from.i, (from, to) => to.i % WIDTH === from.i],
  },
  transpose: {
    operands: [matrix(215, SIZE, WIDTH)],
    attrs: {},
    enters: [(from, to) => from.i === (to.i % SIZE) * WIDTH + Math.floor(to.i / SIZE)],
  },
  route: { operands: [randomRows(216, ROWS, SIZE)], attrs: connections, enters: [alongEdges] },
  project: { operands: [randomRows(217, ROWS, SIZE), vector(218, 5)], attrs: connections, enters: [alongEdges, weightOf] },
  scatter: {
    operands: [vector(219, 5)],
    attrs: { ...connections, rows: SIZE },
    enters: [(from, to) => to.i === (connections.from[from.i] as number) * connections.size + (connections.to[from.i] as number)],
  },
  sumBatch: { operands: [randomRows(220, ROWS, SIZE)], attrs: {}, enters: [(from, to) => from.i === to.i] },
  batchSize: { operands: [randomRows(221, ROWS, SIZE)], attrs: {} },
  spread: { operands: [vector(222, SIZE), randomRows(223, ROWS, 2)], attrs: {} },
  // from −1 −1 −1, in the fields 1 1 1, everyone flips and changes the fields of the others
  sweep: {
    operands: [
      { value: rows(ROWS, [-1, -1, -1, -1, -1, -1]) },
      { value: rows(ROWS, [1, 1, 1, 1, 1, 1]) },
      { value: rows(1, [0, 1, 1, 1, 0, 1, 1, 1, 0]), shape: [3, 3] },
      { value: rows(1, [1, 2, 0]), shape: [3] },
    ],
    attrs: {},
  },
};

const ORDER = [1, 2, 0];

/** An element of an operand that is NaN. */
interface Planted {
  readonly operand: number;
  readonly rule: NanRule;
  readonly from: At;
  readonly rowsOfOperand: number;
  readonly sizeOfOperand: number;
}

/** Whether it has to show in an element of the result. */
function isReached(kind: OpKind, { operand, rule, from, rowsOfOperand, sizeOfOperand }: Planted, to: At): boolean {
  const enters = (samples[kind] as Sample<OpAttrs[OpKind]>).enters?.[operand];
  if (enters) return enters(from, to);
  const sameRow = rowsOfOperand === 1 || from.row === to.row;
  const same = sameRow && (sizeOfOperand === 1 || from.i === to.i);
  const condition = samples.where.operands[0]?.value.values[to.row * SIZE + to.i] as number;
  const rules: Readonly<Record<NanRule, () => boolean>> = {
    element: () => same,
    chosen: () => same && condition > 0 === (operand === 1),
    row: () => sameRow,
    sums: () => sameRow,
    // the unit of that row of weights flips, and changes the fields of those that are visited after it
    flips: () => ORDER.indexOf(Math.floor(from.i / 3)) < ORDER.indexOf(from.i % 3) && to.i === from.i % 3,
    apart: () => false,
  };
  return rules[rule]();
}

/** What the runtime counts: nobody can feed it. */
const isClock = (kind: OpKind, operand: number): boolean => operand === 0 && ['permutation', 'random', 'shuffle'].includes(kind);

interface Prepared {
  readonly executable: Executable;
  readonly results: readonly SignalId[];
  /** Puts values into an operand. */
  give(operand: number, value: Rows): void;
}

/** The operation, and one that follows so that there is something to fuse with. */
async function prepare(backend: Backend, kind: OpKind): Promise<Prepared> {
  const { operands, attrs } = samples[kind] as Sample<OpAttrs[OpKind]>;
  const sources: Record<string, Rows> = {};
  const parameters: Record<string, readonly number[]> = {};
  const ids: SignalId[] = [];
  const program = build((builder) => {
    const made = operands.map(({ value, shape, through = (_, id) => id }, i): SignalId => {
      if (isClock(kind, i)) return (ids[i] = clock(builder));
      if (shape) parameters[`p${i}`] = [...value.values];
      else sources[`x${i}`] = value;
      const id = shape ? parameter(builder, `p${i}`, shape) : source(builder, `x${i}`, value.values.length / value.rows);
      ids[i] = id;
      return through(builder, id);
    });
    const out = builder.op(kind, made, attrs);
    builder.output('out', out);
    builder.output('after', builder.op('neg', [out], {}));
  });
  const executable = await backend.prepare(planOf(program, { parameters, sources }));
  return {
    executable,
    results: [...program.outputs.values()],
    give(operand, value) {
      const id = present(ids[operand], 'operand');
      if (operands[operand]?.shape) executable.write(id, 0, value.values);
      else executable.feed(id, value);
    },
  };
}

export function nan({ name, open }: Subject): void {
  describe(`${name} passes no NaN off as a number`, () => {
    let backend: Backend;
    beforeAll(async () => {
      backend = await open();
    });

    test.each(Object.keys(samples) as OpKind[])('%s, in every element of every operand', async (kind) => {
      const { operands } = samples[kind] as Sample<OpAttrs[OpKind]>;
      expect(operands).toHaveLength(nanRules[kind].length);
      const { executable, results, give } = await prepare(backend, kind);
      const seen = async (): Promise<readonly Rows[]> => {
        const alone = await executable.observe(results);
        const [fused] = await executable.advance(1, results);
        executable.reset();
        return [alone, present(fused, 'frame')].flatMap((values) => results.map((id) => present(values.get(id), `%${id}`)));
      };
      const clean = await seen();
      for (const [operand, rule] of nanRules[kind].entries()) {
        const { value } = present(operands[operand], 'operand');
        if (isClock(kind, operand)) continue;
        const size = value.values.length / value.rows;
        for (let k = 0; k < value.values.length; k++) {
          const from = { row: Math.floor(k / size), i: k % size };
          const planted: Planted = { operand, rule, from, rowsOfOperand: value.rows, sizeOfOperand: size };
          give(operand, { rows: value.rows, values: value.values.map((x, at) => (at === k ? NaN : x)) });
          for (const [which, { rows: height, values }] of (await seen()).entries())
            values.forEach((x, at) => {
              const width = values.length / height;
              const to = { row: Math.floor(at / width), i: at % width };
              // a unit that is NaN changes every field after it: the sweep alone reaches further than its element
              const otherwise = kind === 'sweep' ? x : clean[which]?.values[at];
              const where = `${kind}, operand ${operand}, element ${k}: result ${which}, row ${to.row}, element ${to.i}`;
              expect(x, where).toBe(isReached(kind, planted, to) ? NaN : otherwise);
            });
        }
        give(operand, value);
      }
      executable.dispose();
    });
  });
}
