/**
 * Functions of one element, where tfjs's lose something.
 * - exp(x) − 1, ln(1 + x), tanh(x): on GPUs (ln(1 + x) on wasm too) tfjs's cancel near 0; the rates of Hodgkin and Huxley divide by
 *   exp(x) − 1 (NUMERICS.md, trap 12). Near 0 a series, cut where float32 ends.
 * - ln(x): a GPU's own loses its digits near 1 (WGSL allows 2⁻²¹) and may make numbers of NaN and of what is not positive.
 * - arc cosine: a GPU's own is off by 7·10⁻⁵ rad.
 * - exp(x) and the logistic function: on webgpu they make a number of NaN.
 */
import type { CustomKernel } from './kernel.ts';

/** Statements that return f(x) for an x that is not NaN; left out where tfjs's own function will do. */
interface Shader {
  readonly glsl?: string;
  readonly wgsl: string;
}

/** x + x²/2! + … + x⁹/9!, after Horner; the first term left out is 3·10⁻⁹ of the sum at 1/2. */
const exponentialSeries = (x: string) => [8, 7, 6, 5, 4, 3, 2].reduce((rest, n) => `(1.0 + ${x} / ${n}.0 * ${rest})`, `(1.0 + ${x} / 9.0)`);
const EXPM1 = `x * ${exponentialSeries('x')}`;

/** ln(1 + x) = 2 artanh s = 2 (s + s³/3 + s⁵/5 + …) with s = x / (2 + x). */
const LOG1P = '2.0 * s * (1.0 + q * (1.0 / 3.0 + q * (1.0 / 5.0 + q * (1.0 / 7.0 + q * (1.0 / 9.0 + q / 11.0)))))';

/** tanh x = t / (t + 2) with t = exp(2x) − 1; beyond 20 it is 1, so exp need not overflow. */
const TANH_NEAR = 't / (t + 2.0)';
const TANH_FAR = 'sign(x) * (1.0 - 2.0 / (exp(2.0 * min(abs(x), 20.0)) + 1.0))';

/** Arc sine for |x| ≤ 1/2 (Moshier, Cephes library, asinf); z = x². */
const ASIN = (x: string) =>
  `(((((4.2163199048e-2 * z + 2.4181311049e-2) * z + 4.5470025998e-2) * z + 7.4953002686e-2) * z + 1.6666752422e-1) * z * ${x} + ${x})`;
const HALF_PI = '1.5707963267948966';

/** Near 1 as ln(1 + y), with y = x − 1 exact there. */
const NEAR_ONE = 'abs(x - 1.0) < 0.5';
const LOG_SERIES = (declare: string) => `${declare} s = (x - 1.0) / (x + 1.0); ${declare} q = s * s; return ${LOG1P};`;

/** arc cosine: acos x = π/2 − asin x for |x| ≤ 1/2; beyond, 2 asin √((1 − |x|)/2), mirrored for x < 0. */
export const shaders = {
  exp: { wgsl: 'return exp(x);' },
  sigmoid: { wgsl: 'let e = exp(-abs(x)); return select(e, 1.0, x >= 0.0) / (1.0 + e);' }, // exp never overflows
  expm1: {
    glsl: `return abs(x) < 0.5 ? ${EXPM1} : exp(x) - 1.0;`,
    wgsl: `if (abs(x) < 0.5) { return ${EXPM1}; } return exp(x) - 1.0;`,
  },
  log: {
    glsl: `
    if (x < 0.0) return NAN;
    if (x == 0.0) return uintBitsToFloat(0xff800000u);
    if (isinf(x)) return x;
    if (${NEAR_ONE}) { ${LOG_SERIES('float')} }
    return log(x);`,
    wgsl: `
    if (x < 0.0) { return uniforms.NAN; }
    if (x == 0.0) { return -uniforms.INFINITY; }
    if (x == uniforms.INFINITY) { return x; }
    if (${NEAR_ONE}) { ${LOG_SERIES('let')} }
    return log(x);`,
  },
  log1p: {
    glsl: `if (abs(x) >= 0.5) return log(1.0 + x); float s = x / (2.0 + x); float q = s * s; return ${LOG1P};`,
    wgsl: `if (abs(x) >= 0.5) { return log(1.0 + x); } let s = x / (2.0 + x); let q = s * s; return ${LOG1P};`,
  },
  tanh: {
    glsl: `if (abs(x) >= 0.25) return ${TANH_FAR}; float y = 2.0 * x; float t = y * ${exponentialSeries('y')}; return ${TANH_NEAR};`,
    wgsl: `if (abs(x) >= 0.25) { return ${TANH_FAR}; } let y = 2.0 * x; let t = y * ${exponentialSeries('y')}; return ${TANH_NEAR};`,
  },
  acos: {
    glsl: `
    if (abs(x) > 1.0) return NAN;
    if (abs(x) <= 0.5) { float z = x * x; return ${HALF_PI} - ${ASIN('x')}; }
    float z = 0.5 * (1.0 - abs(x));
    float s = sqrt(z);
    float a = 2.0 * ${ASIN('s')};
    return x > 0.0 ? a : 2.0 * ${HALF_PI} - a;`,
    wgsl: `
    if (abs(x) > 1.0) { return uniforms.NAN; }
    if (abs(x) <= 0.5) { let z = x * x; return ${HALF_PI} - ${ASIN('x')}; }
    let z = 0.5 * (1.0 - abs(x));
    let s = sqrt(z);
    let a = 2.0 * ${ASIN('s')};
    return select(2.0 * ${HALF_PI} - a, a, x > 0.0);`,
  },
} as const satisfies Readonly<Record<string, Shader>>;

export const glslFunction = (name: string, body: string): string => `float ${name}(float x) { if (isnan(x)) return x; ${body} }`;
export const wgslFunction = (name: string, body: string): string => `fn ${name}(x : f32) -> f32 { if (isnan(x)) { return x; } ${body} }`;

const kernel = (name: string, { glsl, wgsl }: Shader, loop?: CustomKernel['loop']): CustomKernel => ({
  name,
  operands: ['X'],
  ...(loop && { loop }),
  ...(glsl !== undefined && { glsl: `${glslFunction('f', glsl)}\n  float element(int row, int column) { return f(getX(row, column)); }` }),
  wgsl: `${wgslFunction('f', wgsl)}
  fn element(row : i32, column : i32) -> f32 { return f(f32(X[row * uniforms.xShape[1] + column])); }`,
});

export const exp = kernel('NeuroloomExp', shaders.exp);
export const sigmoid = kernel('NeuroloomSigmoid', shaders.sigmoid);
export const expm1 = kernel('NeuroloomExpm1', shaders.expm1);
export const log = kernel('NeuroloomLog', shaders.log);
export const log1p = kernel('NeuroloomLog1p', shaders.log1p, ([x], _, out) =>
  x?.values.forEach((value, i) => void (out[i] = Math.log1p(value))),
);
export const tanh = kernel('NeuroloomTanh', shaders.tanh);
export const acos = kernel('NeuroloomAcos', shaders.acos);
