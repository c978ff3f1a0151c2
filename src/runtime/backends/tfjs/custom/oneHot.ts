/** 1 at an index and 0 elsewhere; tfjs's own compares, and makes 0 of NaN. */
import type { CustomKernel, Operand } from './kernel.ts';

/** operands: indices [rows, 1] */
export const oneHot: CustomKernel = {
  name: 'NeuroloomOneHot',
  operands: ['X'],
  loop([x], { rows, columns }, out) {
    const { values } = x as Operand;
    for (let row = 0; row < rows; row++) {
      const index = values[row] as number;
      if (Number.isNaN(index)) out.fill(NaN, row * columns, (row + 1) * columns);
      else for (let i = 0; i < columns; i++) out[row * columns + i] = i === index ? 1 : 0;
    }
  },
  glsl: `
  float element(int row, int column) {
    float x = getX(row, 0);
    if (isnan(x)) return x;
    return x == float(column) ? 1.0 : 0.0;
  }`,
  wgsl: `
  fn element(row : i32, column : i32) -> f32 {
    let x = f32(X[row]);
    if (isnan(x)) { return x; }
    return select(0.0, 1.0, x == f32(column));
  }`,
};
