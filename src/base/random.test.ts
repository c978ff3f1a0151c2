import { expect, test } from 'vitest';
import { draw, fnv1a, normal, permutation, threefry2x32, uniform } from './random.ts';

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
const draws = (one: typeof uniform): number[] => Array.from({ length: COUNT }, (_, i) => one(key, i));
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

test('a drawn number is the first word of Threefry without its last 8 bits', () => {
  expect(draw([0, 0], [0, 0])).toBe(0x6b2001 / 2 ** 24);
  expect(draw([-1, -1], [-1, -1])).toBe(0x1cb996 / 2 ** 24); // −1 modulo 2³² is the second known answer's ffffffff
});

test('a permutation has every number once, and every order of three comes as often as the others', () => {
  expect([...permutation([1, 2], 3, 100)].toSorted((a, b) => a - b)).toEqual(Array.from({ length: 100 }, (_, i) => i));
  expect([...permutation([1, 2], 3, 1)]).toEqual([0]);
  expect([...permutation([1, 2], 3, 0)]).toEqual([]);
  const counts = new Map<string, number>();
  for (let step = 0; step < 6000; step++) {
    const order = permutation([1, 2], step, 3).join();
    counts.set(order, (counts.get(order) ?? 0) + 1);
  }
  expect(counts.size).toBe(6);
  for (const count of counts.values()) expect(Math.abs(count - 1000)).toBeLessThan(145); // five standard deviations of a binomial count
});
