/** Elementwise operations as expressions of GLSL ES 3.00 and of WGSL. */
import type { ElementwiseKind } from '../../../../compiler/index.ts';
import { glslFunction, shaders, wgslFunction } from '../custom/elementary.ts';
import { drawShaders } from '../custom/random.ts';

export interface Language {
  /** What expressions call. */
  readonly functions: string;
  /** Of up to three operands. */
  readonly expressions: { readonly [K in Exclude<ElementwiseKind, 'random'>]: (x: string, y: string, z: string) => string };
  /** A number as float32 has it. */
  literal(value: number): string;
  /** Declares a variable that changes; `type` as GLSL calls it. */
  variable(type: 'float' | 'int', name: string, value: string): string;
  /** A whole number as float32. */
  float(whole: string): string;
  unsigned(whole: string): string;
  uniform(name: string): string;
  /** An element of operand `i`, which has so many columns. */
  read(i: number, row: string, column: string, columns: number): string;
}

/** GLSL and WGSL spell them alike. */
const expressions = {
  add: (x, y) => `${x} + ${y}`,
  sub: (x, y) => `${x} - ${y}`,
  mul: (x, y) => `${x} * ${y}`,
  div: (x, y) => `${x} / ${y}`,
  max: (x, y) => `larger(${x}, ${y})`,
  min: (x, y) => `smaller(${x}, ${y})`,
  neg: (x) => `-(${x})`,
  abs: (x) => `abs(${x})`,
  floor: (x) => `floor(${x})`,
  sqrt: (x) => `sqrt(${x})`,
  stored: (x) => x,
  exp: (x) => `f_exp(${x})`,
  expm1: (x) => `f_expm1(${x})`,
  log: (x) => `f_log(${x})`,
  log1p: (x) => `f_log1p(${x})`,
  tanh: (x) => `f_tanh(${x})`,
  sigmoid: (x) => `f_sigmoid(${x})`,
  acos: (x) => `f_acos(${x})`,
  greater: (x, y) => `f_greater(${x}, ${y})`,
  greaterEqual: (x, y) => `f_greaterEqual(${x}, ${y})`,
  where: (x, y, z) => `f_where(${x}, ${y}, ${z})`,
} as const satisfies Language['expressions'];

/** The shortest decimal that float32 reads as the same number. */
function decimal(value: number): string {
  const text = String(Math.fround(value));
  return /[.e]/.test(text) ? text : `${text}.0`;
}

function literal(value: number, nan: string, infinity: string): string {
  if (Number.isNaN(value)) return nan;
  if (Math.abs(Math.fround(value)) === Infinity) return value > 0 ? infinity : `(-${infinity})`;
  return value < 0 || Object.is(value, -0) ? `(-${decimal(-value)})` : decimal(value);
}

/** tfjs's own exp and logistic function serve webgl. */
const glslBodies = {
  ...shaders,
  exp: { glsl: 'return exp(x);' },
  sigmoid: { glsl: 'float e = exp(-abs(x)); return (x >= 0.0 ? 1.0 : e) / (1.0 + e);' },
};

export const glsl: Language = {
  functions: [
    ...Object.entries(glslBodies).map(([name, body]) => glslFunction(`f_${name}`, body.glsl)),
    'float larger(float a, float b) { return isnan(a) ? a : isnan(b) ? b : max(a, b); }',
    'float smaller(float a, float b) { return isnan(a) ? a : isnan(b) ? b : min(a, b); }',
    // chosen by mix and not by branches, of which the shader of a Hodgkin-Huxley neuron would have so many that drivers take minutes
    'uint size(float x) { return floatBitsToUint(x) & 0x7fffffffu; }',
    'float unless_nan(float x, float a, float b) { return mix(x, mix(b, a, size(a) > 0x7f800000u), max(size(a), size(b)) > 0x7f800000u); }',
    'float f_greater(float a, float b) { return unless_nan(float(a > b), a, b); }',
    'float f_greaterEqual(float a, float b) { return unless_nan(float(a >= b), a, b); }',
    'float f_where(float condition, float a, float b) { return mix(mix(a, b, condition == 0.0), condition, size(condition) > 0x7f800000u); }',
    drawShaders.glsl,
  ].join('\n'),
  expressions,
  literal: (value) => literal(value, 'NAN', 'uintBitsToFloat(0x7f800000u)'),
  variable: (type, name, value) => `${type} ${name} = ${value};`,
  float: (whole) => `float(${whole})`,
  unsigned: (whole) => `uint(${whole})`,
  uniform: (name) => name,
  read: (i, row, column) => `getA${i}(${row}, ${column})`,
};

export const wgsl: Language = {
  functions: [
    ...Object.entries(shaders).map(([name, body]) => wgslFunction(`f_${name}`, body.wgsl)),
    'fn larger(a : f32, b : f32) -> f32 { if (isnan(a)) { return a; } if (isnan(b)) { return b; } return max(a, b); }',
    'fn smaller(a : f32, b : f32) -> f32 { if (isnan(a)) { return a; } if (isnan(b)) { return b; } return min(a, b); }',
    'fn unless_nan(x : f32, a : f32, b : f32) -> f32 { return select(select(x, b, isnan(b)), a, isnan(a)); }',
    'fn f_greater(a : f32, b : f32) -> f32 { return unless_nan(select(0.0, 1.0, a > b), a, b); }',
    'fn f_greaterEqual(a : f32, b : f32) -> f32 { return unless_nan(select(0.0, 1.0, a >= b), a, b); }',
    'fn f_where(condition : f32, a : f32, b : f32) -> f32 { return select(select(a, b, condition == 0.0), condition, isnan(condition)); }',
    drawShaders.wgsl,
  ].join('\n'),
  expressions,
  literal: (value) => literal(value, 'uniforms.NAN', 'uniforms.INFINITY'),
  variable: (type, name, value) => `var ${name} : ${type === 'int' ? 'i32' : 'f32'} = ${value};`,
  float: (whole) => `f32(${whole})`,
  unsigned: (whole) => `u32(${whole})`,
  uniform: (name) => `uniforms.${name}`,
  // tfjs keeps whole numbers in a buffer of i32, whatever they are cast to
  read: (i, row, column, columns) => `f32(A${i}[(${row}) * ${columns} + ${column}])`,
};
