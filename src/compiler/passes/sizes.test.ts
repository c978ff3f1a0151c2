import { expect, test } from 'vitest';
import { kinds } from '../../../nodes/kinds.ts';
import { drawing, input, node, weight, wire } from '../../../tests/drawing.ts';
import { order } from './order.ts';
import { resolve } from './resolve.ts';
import { inferSizes } from './sizes.ts';

function sized(...args: Parameters<typeof drawing>) {
  const resolved = resolve(drawing(...args), kinds);
  const { sizes, diagnostics } = inferSizes(resolved, order(resolved).levels);
  return { sizes: Object.fromEntries(sizes), codes: diagnostics.map(({ code, at }) => `${code} ${at?.owner}`) };
}

test('sizes follow from what arrives, along the levels', () => {
  const { sizes, codes } = sized(
    { x: input([[1, 2, 3]]), s: node('softmax'), o: node('one-hot'), l: node('layer', { size: 2 }) },
    { a: wire('x', 's'), b: wire('s.share', 'o'), c: weight('s.share', 'l') },
  );
  expect(codes).toEqual([]);
  expect(sizes).toMatchObject({
    x: { activation: 3 },
    s: { share: 3 },
    o: Object.fromEntries(Object.keys(sizes['o'] ?? {}).map((key) => [key, 3])),
    l: { activation: 2 },
  });
});

test('what several edges bring to a port of any size adds up', () => {
  const { sizes } = sized({ x: input([[1, 2, 3]]), y: input([[1]]), s: node('softmax') }, { a: wire('x', 's'), b: wire('y', 's') });
  expect(sizes['s']).toEqual({ values: 4, share: 4 });
});

test('what waits for something that is not computed is said not to be computed', () => {
  const { sizes, codes } = sized(
    { s: node('softmax'), u: node('unit'), v: node('unit'), w: node('unit') },
    { a: weight('s.share', 'u'), b: weight('u', 'v') },
  );
  expect(codes).toEqual(['not-connected s', 'not-computed u']);
  expect(Object.keys(sizes)).toEqual(['w', 'v']);
});

test('a delayed edge may come from further on, and its size has to fit all the same', () => {
  const loop = (size: number) =>
    sized({ l: node('layer', { size: 2 }), m: node('layer', { size }) }, { a: weight('l', 'm'), b: wire('m', 'l', { delay: 1 }) });
  expect(loop(2).codes).toEqual([]);
  expect(loop(3).codes[0]).toBe('shape-mismatch l');
});
