/**
 * The arithmetic a formula may use, over any carrier: signals (to compile it), numbers (to draw it), duals (to differentiate it).
 * A formula written once over `Algebra<T>` therefore means the same in the program, in the plot and in its derivative.
 */
export interface Algebra<T> {
  constant(value: number): T;
  add(a: T, b: T): T;
  sub(a: T, b: T): T;
  mul(a: T, b: T): T;
  div(a: T, b: T): T;
  max(a: T, b: T): T;
  min(a: T, b: T): T;
  neg(a: T): T;
  abs(a: T): T;
  exp(a: T): T;
  expm1(a: T): T;
  log1p(a: T): T;
  tanh(a: T): T;
  sigmoid(a: T): T;
  /** `then` where a > b, else `otherwise` (also where either is NaN). */
  whereGreater(a: T, b: T, then: T, otherwise: T): T;
  /** `then` where a ≥ b, else `otherwise`. */
  whereAtLeast(a: T, b: T, then: T, otherwise: T): T;
}

/** exp never overflows: 1 / (1 + e^−x) for x ≥ 0, e^x / (1 + e^x) below. */
export function logistic(x: number): number {
  if (x >= 0) return 1 / (1 + Math.exp(-x));
  const e = Math.exp(x);
  return e / (1 + e);
}

export const numbers: Algebra<number> = {
  constant: (value) => value,
  add: (a, b) => a + b,
  sub: (a, b) => a - b,
  mul: (a, b) => a * b,
  div: (a, b) => a / b,
  max: Math.max,
  min: Math.min,
  neg: (a) => -a,
  abs: Math.abs,
  exp: Math.exp,
  expm1: Math.expm1,
  log1p: Math.log1p,
  tanh: Math.tanh,
  sigmoid: logistic,
  whereGreater: (a, b, then, otherwise) => (a > b ? then : otherwise),
  whereAtLeast: (a, b, then, otherwise) => (a >= b ? then : otherwise),
};

/** A value and its derivative: forward-mode differentiation (Wengert 1964). At a kink the branch that is taken decides. */
export interface Dual {
  readonly value: number;
  readonly slope: number;
}

const dual = (value: number, slope: number): Dual => ({ value, slope });

export const duals: Algebra<Dual> = {
  constant: (value) => dual(value, 0),
  add: (a, b) => dual(a.value + b.value, a.slope + b.slope),
  sub: (a, b) => dual(a.value - b.value, a.slope - b.slope),
  mul: (a, b) => dual(a.value * b.value, a.slope * b.value + a.value * b.slope),
  div: (a, b) => dual(a.value / b.value, (a.slope * b.value - a.value * b.slope) / (b.value * b.value)),
  max: (a, b) => (a.value > b.value ? a : b),
  min: (a, b) => (a.value < b.value ? a : b),
  neg: (a) => dual(-a.value, -a.slope),
  abs: (a) => dual(Math.abs(a.value), a.value > 0 ? a.slope : -a.slope),
  exp: (a) => dual(Math.exp(a.value), a.slope * Math.exp(a.value)),
  expm1: (a) => dual(Math.expm1(a.value), a.slope * Math.exp(a.value)),
  log1p: (a) => dual(Math.log1p(a.value), a.slope / (1 + a.value)),
  tanh: (a) => dual(Math.tanh(a.value), a.slope * (1 - Math.tanh(a.value) ** 2)),
  sigmoid: (a) => dual(logistic(a.value), a.slope * logistic(a.value) * logistic(-a.value)),
  whereGreater: (a, b, then, otherwise) => (a.value > b.value ? then : otherwise),
  whereAtLeast: (a, b, then, otherwise) => (a.value >= b.value ? then : otherwise),
};
