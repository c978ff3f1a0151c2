/**
 * Functions of one element, where tfjs's lose something. exp(x) − 1, ln(1 + x) and tanh(x) that keep their relative precision near 0, where tfjs's on GPUs (and its ln(1 + x) on wasm) cancel:
 * the rates of Hodgkin and Huxley divide by exp(x) − 1 (NUMERICS.md, trap 12). Below one half a series, cut where float32 ends.
 * exp(x) and the logistic function, which on webgpu make a number of NaN.
 */
import type { CustomKernel } from './kernel.ts';

/** x + x²/2! + … + x⁹/9!, after Horner; the first term left out is 3·10⁻⁹ of the sum at 1/2. */
const exponentialSeries = (x: string) => [8, 7, 6, 5, 4, 3, 2].reduce((rest, n) => `(1.0 + ${x} / ${n}.0 * ${rest})`, `(1.0 + ${x} / 9.0)`);
const EXPM1 = `x * ${exponentialSeries('x')}`;

/** ln(1 + x) = 2 artanh s = 2 (s + s³/3 + s⁵/5 + …) with s = x / (2 + x). */
const LOG1P = '2.0 * s * (1.0 + q * (1.0 / 3.0 + q * (1.0 / 5.0 + q * (1.0 / 7.0 + q * (1.0 / 9.0 + q / 11.0)))))';

/** tanh x = t / (t + 2) with t = exp(2x) − 1; beyond 20 it is 1, so exp need not overflow. */
const TANH_NEAR = 't / (t + 2.0)';
const TANH_FAR = 'sign(x) * (1.0 - 2.0 / (exp(2.0 * min(abs(x), 20.0)) + 1.0))';

const glsl = (body: string) => `
  float element(int row, int column) {
    float x = getX(row, column);
    if (isnan(x)) return x;
    ${body}
  }`;

const wgsl = (body: string) => `
  fn element(row : i32, column : i32) -> f32 {
    let x = X[row * uniforms.xShape[1] + column];
    if (isnan(x)) { return x; }
    ${body}
  }`;

export const exp: CustomKernel = { name: 'NeuroloomExp', operands: ['X'], wgsl: wgsl('return exp(x);') };

/** exp never overflows, as in the reference. */
export const sigmoid: CustomKernel = {
  name: 'NeuroloomSigmoid',
  operands: ['X'],
  wgsl: wgsl('let e = exp(-abs(x)); return select(e, 1.0, x >= 0.0) / (1.0 + e);'),
};

export const expm1: CustomKernel = {
  name: 'NeuroloomExpm1',
  operands: ['X'],
  glsl: glsl(`return abs(x) < 0.5 ? ${EXPM1} : exp(x) - 1.0;`),
  wgsl: wgsl(`if (abs(x) < 0.5) { return ${EXPM1}; } return exp(x) - 1.0;`),
};

export const log1p: CustomKernel = {
  name: 'NeuroloomLog1p',
  operands: ['X'],
  loop: ([x], _, out) => x?.values.forEach((value, i) => void (out[i] = Math.log1p(value))),
  glsl: glsl(`if (abs(x) >= 0.5) return log(1.0 + x); float s = x / (2.0 + x); float q = s * s; return ${LOG1P};`),
  wgsl: wgsl(`if (abs(x) >= 0.5) { return log(1.0 + x); } let s = x / (2.0 + x); let q = s * s; return ${LOG1P};`),
};

export const tanh: CustomKernel = {
  name: 'NeuroloomTanh',
  operands: ['X'],
  glsl: glsl(`if (abs(x) >= 0.25) return ${TANH_FAR}; float y = 2.0 * x; float t = y * ${exponentialSeries('y')}; return ${TANH_NEAR};`),
  wgsl: wgsl(`if (abs(x) >= 0.25) { return ${TANH_FAR}; } let y = 2.0 * x; let t = y * ${exponentialSeries('y')}; return ${TANH_NEAR};`),
};
