import { expect, test } from 'vitest';
import { drawing, input, node, valuesOf, wire } from '../../tests/drawing.ts';

test('a wire passes values on as they are', async () => {
  expect(
    await valuesOf(drawing({ x: input([[0.1, -7]]), n: node('net-input', { size: 2 }) }, { w: wire('x', 'n') }), 'n.netInput'),
  ).toEqual([0.1, -7]);
});

test('wires into one port lie end to end in the order of their place, equal places in the order of their ids', async () => {
  const document = drawing(
    { a: input([[1, 2]]), b: input([[3]]), c: input([[4]]), s: node('softmax') },
    { z: wire('b', 's', { slot: 2 }), y: wire('a', 's', { slot: 7 }), x: wire('c', 's', { slot: 7 }) },
  );
  expect(await valuesOf(document, 's.values')).toEqual([3, 4, 1, 2]);
});

test('before anything was sent, a delayed wire brings 0', async () => {
  expect(await valuesOf(drawing({ x: input([[5]]), n: node('net-input') }, { w: wire('x', 'n', { delay: 2 }) }), 'n.netInput')).toEqual([
    0,
  ]);
});
