/**
 * In place of tfjs's own. Loops on cpu and wasm: there, wasm's maximum loses NaN in its second operand (std::max), its largest element
 * loses NaN, and its sums keep a float32 accumulator (1 % off after 10⁶ terms).
 * One shader for the sum of a batch on GPUs, where tfjs transposes first.
 */
import type { CustomKernel, Operand } from './kernel.ts';

type Loop = NonNullable<CustomKernel['loop']>;

/** Distances between rows and between elements; 0 for an operand that serves all. */
const strides = ({ shape: [rows = 1, columns = 1] }: Operand): [number, number] => [rows === 1 ? 0 : columns, columns === 1 ? 0 : 1];

const elementwise =
  (f: (a: number, b: number) => number): Loop =>
  ([a, b], { rows, columns }, out) => {
    const [left, right] = [(a as Operand).values, (b as Operand).values];
    const [rowA, stepA] = strides(a as Operand);
    const [rowB, stepB] = strides(b as Operand);
    for (let row = 0, k = 0; row < rows; row++)
      for (let i = 0; i < columns; i++, k++) out[k] = f(left[row * rowA + i * stepA] as number, right[row * rowB + i * stepB] as number);
  };

const reduction =
  (first: number, f: (a: number, b: number) => number): Loop =>
  ([x], { rows }, out) => {
    const { values, shape } = x as Operand;
    const width = shape[1] as number;
    for (let row = 0; row < rows; row++) {
      let result = first;
      for (let i = row * width; i < (row + 1) * width; i++) result = f(result, values[i] as number);
      out[row] = result;
    }
  };

const sumOfRows: Loop = ([x], { columns }, out) => {
  const { values, shape } = x as Operand;
  const sums = new Float64Array(columns);
  for (let row = 0, k = 0; row < (shape[0] as number); row++)
    for (let i = 0; i < columns; i++, k++) sums[i] = (sums[i] as number) + (values[k] as number);
  out.set(sums);
};

export const maximum: CustomKernel = { name: 'NeuroloomMaximum', operands: ['A', 'B'], loop: elementwise(Math.max) };
export const minimum: CustomKernel = { name: 'NeuroloomMinimum', operands: ['A', 'B'], loop: elementwise(Math.min) };
export const rowSum: CustomKernel = { name: 'NeuroloomRowSum', operands: ['X'], loop: reduction(0, (a, b) => a + b) };
export const largestElement: CustomKernel = { name: 'NeuroloomLargest', operands: ['X'], loop: reduction(-Infinity, Math.max) };
export const columnSum: CustomKernel = {
  name: 'NeuroloomColumnSum',
  operands: ['X'],
  loop: sumOfRows,
  glsl: `float element(int row, int column) {
    float sum = 0.0;
    for (int i = 0; i < HEIGHT; i++) sum += getX(i, column);
    return sum;
  }`,
  wgsl: `fn element(row : i32, column : i32) -> f32 {
    var sum = 0.0;
    for (var i = 0; i < uniforms.xShape[0]; i = i + 1) { sum = sum + f32(X[i * uniforms.xShape[1] + column]); }
    return sum;
  }`,
};
