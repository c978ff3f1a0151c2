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
  /** `then` where a > b, else `otherwise`; NaN where a or b is NaN. */
  whereGreater(a: T, b: T, then: T, otherwise: T): T;
  /** `then` where a ≥ b, else `otherwise`; NaN where a or b is NaN. */
  whereAtLeast(a: T, b: T, then: T, otherwise: T): T;
}

/** exp never overflows: 1 / (1 + e^−x) for x ≥ 0, e^x / (1 + e^x) below. */
export function logistic(x: number): number {
  if (x >= 0) return 1 / (1 + Math.exp(-x));
  const e = Math.exp(x);
  return e / (1 + e);
}

/** Whether a > b: 1 or 0, and NaN where nobody can say. */
export const greater = (a: number, b: number): number => (a > b ? 1 : a <= b ? 0 : NaN);
/** Whether a ≥ b: 1 or 0, and NaN where nobody can say. */
export const greaterEqual = (a: number, b: number): number => (a >= b ? 1 : a < b ? 0 : NaN);
/** `then` unless the condition is 0; NaN where the condition is. */
export const choose = (condition: number, then: number, otherwise: number): number =>
  condition === 0 ? otherwise : Number.isNaN(condition) ? NaN : then;

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
  whereGreater: (a, b, then, otherwise) => choose(greater(a, b), then, otherwise),
  whereAtLeast: (a, b, then, otherwise) => choose(greaterEqual(a, b), then, otherwise),
};

/** A value and its derivative: forward-mode differentiation (Wengert 1964). At a kink the branch that is taken decides. */
export interface DualOf<T> {
  readonly value: T;
  readonly slope: T;
}

/** Differentiates over any carrier: over numbers to plot f′, over signals to compile it. */
export function dualsOver<T>(f: Algebra<T>): Algebra<DualOf<T>> {
  const dual = (value: T, slope: T): DualOf<T> => ({ value, slope });
  const zero = f.constant(0);
  const one = f.constant(1);
  const square = (x: T) => f.mul(x, x);
  const where =
    (chosen: Algebra<T>['whereGreater']) =>
    (a: DualOf<T>, b: DualOf<T>, then: DualOf<T>, otherwise: DualOf<T>): DualOf<T> =>
      dual(chosen(a.value, b.value, then.value, otherwise.value), chosen(a.value, b.value, then.slope, otherwise.slope));
  const whereGreater = where(f.whereGreater);
  return {
    constant: (value) => dual(f.constant(value), zero),
    add: (a, b) => dual(f.add(a.value, b.value), f.add(a.slope, b.slope)),
    sub: (a, b) => dual(f.sub(a.value, b.value), f.sub(a.slope, b.slope)),
    mul: (a, b) => dual(f.mul(a.value, b.value), f.add(f.mul(a.slope, b.value), f.mul(a.value, b.slope))),
    div: (a, b) => dual(f.div(a.value, b.value), f.div(f.sub(f.mul(a.slope, b.value), f.mul(a.value, b.slope)), square(b.value))),
    max: (a, b) => whereGreater(a, b, a, b),
    min: (a, b) => whereGreater(b, a, a, b),
    neg: (a) => dual(f.neg(a.value), f.neg(a.slope)),
    abs: (a) => dual(f.abs(a.value), f.whereGreater(a.value, zero, a.slope, f.neg(a.slope))),
    exp: (a) => dual(f.exp(a.value), f.mul(a.slope, f.exp(a.value))),
    expm1: (a) => dual(f.expm1(a.value), f.mul(a.slope, f.exp(a.value))),
    log1p: (a) => dual(f.log1p(a.value), f.div(a.slope, f.add(one, a.value))),
    tanh: (a) => dual(f.tanh(a.value), f.mul(a.slope, f.sub(one, square(f.tanh(a.value))))),
    sigmoid: (a) => dual(f.sigmoid(a.value), f.mul(f.mul(a.slope, f.sigmoid(a.value)), f.sigmoid(f.neg(a.value)))),
    whereGreater,
    whereAtLeast: where(f.whereAtLeast),
  };
}
