import * as fc from '../../tests/fast-check.ts';
import { expect, test } from 'vitest';
import { drawing, input, node, observe, wire } from '../../tests/drawing.ts';

async function between(a: readonly number[], b: readonly number[]) {
  const values = await observe(drawing({ a: input([a]), b: input([b]), t: node('angle') }, { v: wire('a', 't.a'), w: wire('b', 't.b') }));
  const at = (name: string) => values.get(`t.${name}`)?.[0] ?? Infinity;
  return { dot: at('dot'), normA: at('normA'), normB: at('normB'), cosine: at('cosine'), angle: at('angle') };
}

test('the vectors of the lecture stand at 45°', async () => {
  const { dot, normA, normB, cosine, angle } = await between([1, 3], [2, 1]);
  expect([dot, normA, normB]).toEqual([5, Math.sqrt(10), Math.sqrt(5)]);
  expect(cosine).toBeCloseTo(Math.SQRT1_2, 14);
  expect(angle).toBeCloseTo(Math.PI / 4, 14);
});

test('orthogonal vectors have the angle π/2, opposite ones π', async () => {
  expect((await between([1, 0], [0, 2])).angle).toBeCloseTo(Math.PI / 2, 15);
  expect((await between([1, 2], [-2, -4])).angle).toBeCloseTo(Math.PI, 7); // near ±1 the arc cosine turns 2⁻⁵³ into 10⁻⁸
});

test('the zero vector has no angle', async () => {
  expect(await between([0, 0], [1, 2])).toEqual({ dot: 0, normA: 0, normB: Math.sqrt(5), cosine: NaN, angle: NaN });
});

test('rounding never carries the cosine outside ±1: parallel vectors have an angle', async () => {
  const number = fc.double({ min: -2, max: 2, noNaN: true }).filter((x) => Math.abs(x) > 1e-3);
  await fc.assert(
    fc.asyncProperty(fc.array(number, { minLength: 1, maxLength: 6 }), number, async (a, factor) => {
      const { angle } = await between(
        a,
        a.map((x) => x * factor),
      );
      expect(Math.abs(angle - (factor > 0 ? 0 : Math.PI))).toBeLessThan(1e-6);
    }),
  );
});
