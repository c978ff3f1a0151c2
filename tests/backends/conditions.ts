/** Conformance of the operations on what comparisons and oneHot give, which a device may keep as whole numbers. */
import { test } from 'vitest';
import type { Agrees, Operand } from './agrees.ts';
import { constant, numbers, randomRows, rows } from './plans.ts';

const ROWS = 3;
const SIZE = 4;

const unaries = ['neg', 'abs', 'exp', 'expm1', 'log', 'log1p', 'floor', 'sqrt', 'stored', 'tanh', 'sigmoid', 'acos'] as const;
const reductions = ['reduceSum', 'reduceMax', 'argmax'] as const;
const binaries = ['add', 'sub', 'mul', 'div', 'max', 'min', 'greater', 'greaterEqual'] as const;

/** Whether each number is positive. */
const condition = (operand: Operand): Operand => ({
  ...operand,
  through: (builder, id) => builder.op('greater', [id, constant(builder, 0)], {}),
});

/** [ROWS, SIZE]; no elementwise operation gives it, so the one that takes it is not fused with anything. */
const places: Operand = {
  value: rows(ROWS, [2, 0, 3]),
  through: (builder, id) => builder.op('oneHot', [id], { depth: SIZE }),
};

export function conformanceOfConditions(agrees: Agrees): void {
  const weight = { value: rows(1, numbers(81, 5, -1, 1)), shape: [5] };
  const connections = { from: Int32Array.of(0, 1, 2, 3, 3), to: Int32Array.of(1, 1, 0, 2, 0), size: 3 };
  const made = [
    ['a comparison', condition(randomRows(80, ROWS, SIZE))],
    ['oneHot', places],
  ] as const;

  test.each(made)('what %s gives counts as 0 or 1, elementwise', async (_, x) => {
    for (const kind of unaries) await agrees(kind, [x], {});
    for (const kind of binaries) {
      await agrees(kind, [x, randomRows(82, ROWS, SIZE)], {});
      await agrees(kind, [randomRows(83, ROWS, SIZE), x], {});
    }
    await agrees('where', [randomRows(84, ROWS, SIZE), x, randomRows(85, ROWS, SIZE)], {});
  });

  test.each(made)('what %s gives counts as 0 or 1, in sums, along connections and in products', async (_, x) => {
    for (const kind of reductions) await agrees(kind, [x], {});
    await agrees('gather', [x], { indices: Int32Array.of(3, 0, 0) });
    await agrees('route', [x], connections);
    await agrees('project', [x, weight], connections);
    await agrees('matmul', [x, { value: rows(1, numbers(86, SIZE * 2, -1, 1)), shape: [SIZE, 2] }], {});
    await agrees('outer', [x, randomRows(87, ROWS, 2)], {});
    await agrees('outer', [randomRows(88, ROWS, 2), x], {});
    await agrees('sumBatch', [x], {});
  });

  test('weights that are conditions count as 0 or 1', async () => {
    const matrix = condition({ value: rows(1, numbers(89, SIZE * 2, -1, 1)), shape: [SIZE, 2] });
    await agrees('project', [randomRows(90, ROWS, SIZE), condition(weight)], connections);
    await agrees('scatter', [condition(weight)], { ...connections, rows: SIZE });
    await agrees('matmul', [randomRows(91, ROWS, SIZE), matrix], {});
    await agrees('transpose', [matrix], {});
    await agrees('spread', [condition(weight), randomRows(92, ROWS, 2)], {});
  });
}
