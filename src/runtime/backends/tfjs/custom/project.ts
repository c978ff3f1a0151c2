/** Sparse sums: `route` adds presynaptic values, `project` adds them times their weight. Host sums are made in float64. */
import type { CustomKernel, Operand } from './kernel.ts';

type Loop = NonNullable<CustomKernel['loop']>;
const valuesOf = (operand: Operand | undefined): Operand['values'] => (operand as Operand).values;

// the two loops are alike but for a factor: as one loop with a function for the term they took 2.5 times as long

/** operands: values [rows, width], start [columns + 1], column [edges] */
const routeLoop: Loop = (operands, { rows, columns }, out) => {
  const [x, start, column] = [valuesOf(operands[0]), valuesOf(operands[1]), valuesOf(operands[2])];
  const width = operands[0]?.shape[1] ?? 0;
  for (let row = 0; row < rows; row++)
    for (let i = 0; i < columns; i++) {
      const end = start[i + 1] as number;
      let sum = 0;
      for (let k = start[i] as number; k < end; k++) sum += x[row * width + (column[k] as number)] as number;
      out[row * columns + i] = sum;
    }
};

/** operands: values [rows, width], weights [1, edges], start [columns + 1], column [edges], edge [edges] */
const projectLoop: Loop = (operands, { rows, columns }, out) => {
  const [x, weight, start] = [valuesOf(operands[0]), valuesOf(operands[1]), valuesOf(operands[2])];
  const [column, edge] = [valuesOf(operands[3]), valuesOf(operands[4])];
  const width = operands[0]?.shape[1] ?? 0;
  for (let row = 0; row < rows; row++)
    for (let i = 0; i < columns; i++) {
      const end = start[i + 1] as number;
      let sum = 0;
      for (let k = start[i] as number; k < end; k++)
        sum += (x[row * width + (column[k] as number)] as number) * (weight[edge[k] as number] as number);
      out[row * columns + i] = sum;
    }
};

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
  loop: routeLoop,
  glsl: glsl('getX(row, int(getColumn(k)))'),
  wgsl: wgsl('f32(X[base + Column[k]])'),
};

export const project: CustomKernel = {
  name: 'NeuroloomProject',
  operands: ['X', 'W', 'Start', 'Column', 'Edge'],
  loop: projectLoop,
  glsl: glsl('getX(row, int(getColumn(k))) * getW(0, int(getEdge(k)))'),
  wgsl: wgsl('f32(X[base + Column[k]]) * f32(W[Edge[k]])'),
};
