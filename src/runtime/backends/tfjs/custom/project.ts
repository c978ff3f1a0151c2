/** Sparse sums: `route` adds presynaptic values, `project` adds them times their weight. Host sums are made in float64. */
import type { CustomKernel, Operand } from './kernel.ts';

type Term = (operands: readonly Values[], base: number, k: number) => number;
type Values = Operand['values'];

/** operands: values [rows, width], (weights [1, edges],) start [columns + 1], column [edges], (edge [edges]) */
function sums(indices: number, term: Term): NonNullable<CustomKernel['loop']> {
  return (operands, { rows, columns }, out) => {
    const values = operands.map((operand) => operand.values);
    const start = values[indices] as Values;
    const width = operands[0]?.shape[1] ?? 0;
    for (let row = 0; row < rows; row++)
      for (let i = 0; i < columns; i++) {
        let sum = 0;
        const end = start[i + 1] as number;
        for (let k = start[i] as number; k < end; k++) sum += term(values, row * width, k);
        out[row * columns + i] = sum;
      }
  };
}

const at = (values: Values | undefined, i: number): number => (values as Values)[i] as number;

const glsl = (term: string) => `
  float element(int row, int column) {
    int end = int(getStart(column + 1));
    float sum = 0.0;
    for (int k = int(getStart(column)); k < end; k++) sum += ${term};
    return sum;
  }`;

const wgsl = (term: string) => `
  fn element(row : i32, column : i32) -> f32 {
    let base = row * uniforms.xShape[1];
    let end = Start[column + 1];
    var sum = 0.0;
    for (var k = Start[column]; k < end; k = k + 1) { sum = sum + ${term}; }
    return sum;
  }`;

export const route: CustomKernel = {
  name: 'NeuroloomRoute',
  operands: ['X', 'Start', 'Column'],
  loop: sums(1, (operands, base, k) => at(operands[0], base + at(operands[2], k))),
  glsl: glsl('getX(row, int(getColumn(k)))'),
  wgsl: wgsl('X[base + Column[k]]'),
};

export const project: CustomKernel = {
  name: 'NeuroloomProject',
  operands: ['X', 'W', 'Start', 'Column', 'Edge'],
  loop: sums(2, (operands, base, k) => at(operands[0], base + at(operands[3], k)) * at(operands[1], at(operands[4], k))),
  glsl: glsl('getX(row, int(getColumn(k))) * getW(0, int(getEdge(k)))'),
  wgsl: wgsl('X[base + Column[k]] * W[Edge[k]]'),
};
