import { expect, test } from 'vitest';
import { complaints, drawing, input, node, planFor, valuesOf, wire } from '../../tests/drawing.ts';

test('an input is what it is clamped to, row by row', async () => {
  expect(
    await valuesOf(
      drawing({
        x: input([
          [1, -2],
          [0.5, 3],
        ]),
      }),
      'x.activation',
    ),
  ).toEqual([1, -2, 0.5, 3]);
});

test('a single row serves all cases of another input', async () => {
  const document = drawing({ x: input([[1], [2], [3]]), y: input([[10]]), n: node('net-input') }, { a: wire('x', 'n'), b: wire('y', 'n') });
  expect(await valuesOf(document, 'n.netInput')).toEqual([11, 12, 13]);
  expect(planFor(document).batch).toBe(3);
});

test('clamped means clamped: it has no in port that anything could reach', () => {
  expect(complaints(drawing({ x: input([[1]]), u: node('unit') }, { e: wire('u', 'x.activation') }))).toEqual([
    "bad-connection: Edge 'e': 'x' has no in port 'activation'.",
  ]);
});
