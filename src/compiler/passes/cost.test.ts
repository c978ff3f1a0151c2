import { expect, test } from 'vitest';
import { kinds } from '../../../nodes/kinds.ts';
import { drawing, input, node, weight, wire } from '../../../tests/drawing.ts';
import { compile } from '../compile.ts';

const layer = (size: number) => node('layer', { size, activation: 'linear' });

test('an advance costs a multiply-add for every weight and a number for every value, row by row', () => {
  const one = drawing({ x: input([[1, 1]]), l: layer(3) }, { e: weight('x', 'l', 1) });
  const { cost, setup } = compile(one, 'main', kinds);
  // 2 · 3 weights; 2 activations of x, and of the layer 3 net inputs and 3 activations
  expect([cost, setup]).toEqual([6 + 2 + 3 + 3, 0]);
  const four = drawing({ x: input(Array.from({ length: 4 }, () => [1, 1])), l: layer(3) }, { e: weight('x', 'l', 1) });
  expect(compile(four, 'main', kinds).cost).toBe(4 * cost);
});

test('a memory counts what storing takes before the first sweep', () => {
  const patterns = node('pattern-set', { width: 5, height: 7, letters: 'AT', count: 2 });
  const memory = drawing(
    { p: patterns, x: input([Array<number>(35).fill(1)]), m: node('hopfield', { size: 35, width: 5, update: 'asynchronous' }) },
    { e: wire('p.patterns', 'm.patterns'), c: wire('x', 'm.cue') },
  );
  const { setup } = compile(memory, 'main', kinds);
  expect(setup).toBeGreaterThanOrEqual(2 * 35 * 35);
});

test('what is too large is refused with the number that is the most, before anything is allocated', () => {
  const wide = drawing(
    { x: input([Array<number>(3).fill(1)]), a: layer(60_000), b: layer(60_000) },
    { e: weight('x', 'a', 1), f: weight('a', 'b', 1) },
  );
  const { plan, diagnostics } = compile(wide, 'main', kinds);
  expect(plan).toBeUndefined();
  expect(diagnostics.map(({ code, message }) => `${code}: ${message}`)).toEqual([
    expect.stringMatching(/^too-large: .*is the most that is run/),
  ]);
});
