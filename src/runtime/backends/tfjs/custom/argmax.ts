/** The index of the first largest element, NaN where one is NaN: on webgpu, tfjs's own gives any of several equal ones. One thread goes through a row. */
import type { CustomKernel, Operand } from './kernel.ts';

export const firstLargest: CustomKernel = {
  name: 'NeuroloomFirstLargest',
  operands: ['X'],
  loop([x], { rows }, out) {
    const { values, shape } = x as Operand;
    const width = shape[1] as number;
    for (let row = 0; row < rows; row++) {
      let best = row * width;
      for (let i = best + 1; i < (row + 1) * width; i++) {
        if (Number.isNaN(values[best])) break;
        if (!((values[i] as number) <= (values[best] as number))) best = i;
      }
      out[row] = Number.isNaN(values[best]) ? NaN : best - row * width;
    }
  },
  glsl: `
  float element(int row, int column) {
    float largest = getX(row, 0);
    int best = 0;
    if (isnan(largest)) return largest;
    for (int i = 1; i < WIDTH; i++) {
      float x = getX(row, i);
      if (isnan(x)) return x;
      if (x > largest) { largest = x; best = i; }
    }
    return float(best);
  }`,
  wgsl: `
  fn element(row : i32, column : i32) -> f32 {
    let width = uniforms.xShape[1];
    var best = row * width;
    if (isnan(f32(X[best]))) { return f32(X[best]); }
    for (var i = best + 1; i < (row + 1) * width; i = i + 1) {
      if (isnan(f32(X[i]))) { return f32(X[i]); }
      if (f32(X[i]) > f32(X[best])) { best = i; }
    }
    return f32(best - row * width);
  }`,
};
