/** Uniform random numbers by Threefry-2x32-20, the same on every device: the arithmetic is whole numbers modulo 2³². */
import { draw, halves, THREEFRY, wordOf } from '../../../../base/index.ts';
import type { Draws } from '../../../../ir/index.ts';
import type { CustomKernel, Operand } from './kernel.ts';

const wordAt = (values: Operand['values'], high: number, low: number): number => wordOf(values[high] as number, values[low] as number);

/** What belongs to the elements, [4, n]: the halves of their keys, then those of their places. */
export function drawTable({ keys, elements }: Draws): Float32Array {
  const n = keys.length;
  const table = new Float32Array(4 * n);
  const write = (words: Int32Array, row: number) =>
    words.forEach((word, i) => halves(word).forEach((half, part) => void (table[(row + part) * n + i] = half)));
  write(keys, 0);
  write(elements, 2);
  return table;
}

/** What all elements share, [1, 4]: the halves of the seed and of the step. */
export const drawState = (seed: number, step: number): Float32Array => Float32Array.of(...halves(seed), ...halves(step));

const schedule = (i: number): string => `k${i % 3}`;

/** The rounds, written out: four of them, then words of the key. GLSL and WGSL spell them alike. */
const ROUNDS = Array.from({ length: THREEFRY.rounds }, (_, round) => {
  const by = THREEFRY.rotations[(round % 8) as 0];
  const mix = `x = x + y; y = ((y << ${by}u) | (y >> ${32 - by}u)) ^ x;`;
  if (round % 4 !== 3) return mix;
  const injection = (round + 1) / 4;
  return `${mix} x = x + ${schedule(injection)}; y = y + ${schedule(injection + 1)} + ${injection}u;`;
}).join('\n    ');
const PARITY = `${THREEFRY.parity}u`;
const UNIT = '5.9604644775390625e-8'; // 2⁻²⁴

/** `word` joins the halves of a word; `drawn` gives the number of a seed, a key, a step and a place. */
export const drawShaders = {
  glsl: `
  uint word(float high, float low) { return (uint(high) << 16u) | uint(low); }
  float drawn(uint k0, uint k1, uint time, uint place) {
    uint k2 = ${PARITY} ^ k0 ^ k1;
    uint x = time + k0;
    uint y = place + k1;
    ${ROUNDS}
    return float(x >> 8u) * ${UNIT};
  }`,
  wgsl: `
  fn word(high : f32, low : f32) -> u32 { return (u32(high) << 16u) | u32(low); }
  fn drawn(k0 : u32, k1 : u32, time : u32, place : u32) -> f32 {
    let k2 = ${PARITY} ^ k0 ^ k1;
    var x = time + k0;
    var y = place + k1;
    ${ROUNDS}
    return f32(x >> 8u) * ${UNIT};
  }`,
} as const;

export const random: CustomKernel = {
  name: 'NeuroloomRandom',
  operands: ['Table', 'State'],
  loop([table, state], { rows, columns }, out) {
    const [draws, shared] = [(table as Operand).values, (state as Operand).values];
    const [seed, step] = [wordAt(shared, 0, 1), wordAt(shared, 2, 3)];
    for (let i = 0; i < columns; i++) {
      const key = [seed, wordAt(draws, i, columns + i)] as const;
      const place = wordAt(draws, 2 * columns + i, 3 * columns + i);
      for (let row = 0; row < rows; row++) out[row * columns + i] = draw(key, [step, row * 2 ** 16 + place]);
    }
  },
  glsl: `${drawShaders.glsl}
  float element(int row, int column) {
    uint place = (uint(row) << 16u) + word(getTable(2, column), getTable(3, column));
    return drawn(word(getState(0, 0), getState(0, 1)), word(getTable(0, column), getTable(1, column)), word(getState(0, 2), getState(0, 3)), place);
  }`,
  wgsl: `${drawShaders.wgsl}
  fn element(row : i32, column : i32) -> f32 {
    let n = uniforms.tableShape[1];
    let place = (u32(row) << 16u) + word(Table[2 * n + column], Table[3 * n + column]);
    return drawn(word(State[0], State[1]), word(Table[column], Table[n + column]), word(State[2], State[3]), place);
  }`,
};
