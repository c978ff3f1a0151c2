import { expect, test } from 'vitest';
import { fnv1a, normal, threefry2x32, uniform } from './random.ts';

// Known answers of the authors' Random123 distribution (kat_vectors, threefry 2x32 with 20 rounds).
test('threefry agrees with the known answers of its authors', () => {
  expect(threefry2x32([0, 0], [0, 0])).toEqual([0x6b200159, 0x99ba4efe]);
  expect(threefry2x32([0xffffffff, 0xffffffff], [0xffffffff, 0xffffffff])).toEqual([0x1cb996fc, 0xbb002be7]);
  expect(threefry2x32([0x13198a2e, 0x03707344], [0x243f6a88, 0x85a308d3])).toEqual([0xc4923a9c, 0x483df7a0]);
});

test('the FNV-1a hash agrees with its published values', () => {
  expect(fnv1a('')).toBe(0x811c9dc5);
  expect(fnv1a('a')).toBe(0xe40c292c);
  expect(fnv1a('foobar')).toBe(0xbf9cf968);
});

const COUNT = 20_000;
const key = { seed: 7, owner: 'e1', purpose: 'weight' };
const draws = (draw: typeof uniform): number[] => Array.from({ length: COUNT }, (_, i) => draw(key, i));
const mean = (x: readonly number[]): number => x.reduce((a, b) => a + b, 0) / x.length;

test('uniforms lie in [0, 1), have mean 1/2 and variance 1/12', () => {
  const u = draws(uniform);
  expect(Math.min(...u)).toBeGreaterThanOrEqual(0);
  expect(Math.max(...u)).toBeLessThan(1);
  expect(Math.abs(mean(u) - 0.5)).toBeLessThan(0.01); // five standard errors of a uniform mean
  expect(Math.abs(mean(u.map((x) => (x - 0.5) ** 2)) - 1 / 12)).toBeLessThan(0.005);
});

test('normals have mean 0, variance 1 and are finite', () => {
  const z = draws(normal);
  expect(z.every(Number.isFinite)).toBe(true);
  expect(Math.abs(mean(z))).toBeLessThan(0.036); // five standard errors
  expect(Math.abs(mean(z.map((x) => x * x)) - 1)).toBeLessThan(0.05);
});

test('another owner, purpose, seed or step gives another number', () => {
  const base = uniform(key, 3);
  for (const other of [
    uniform({ ...key, owner: 'e2' }, 3),
    uniform({ ...key, purpose: 'bias' }, 3),
    uniform({ ...key, seed: 8 }, 3),
    uniform(key, 3, 1),
  ])
    expect(other).not.toBe(base);
});
