/**
 * The rates of the squid axon's gates, and what follows from them (Hodgkin and Huxley 1952, 6.3 °C), over any algebra: compiled, plotted
 * and differentiated from the same lines.
 */
import type { Algebra } from '../../src/ir/index.ts';

export const gateNames = ['m', 'h', 'n'] as const;
export type Gate = (typeof gateNames)[number];

/** Opening and closing rate, 1/ms. */
export interface Rates<T> {
  readonly alpha: T;
  readonly beta: T;
}

/** x / (eˣ − 1), with its limit 1 at x = 0: the Bernoulli numbers' series where the quotient would cancel, exact to 10⁻¹⁶ there. */
export function bernoulli<T>(f: Algebra<T>, x: T): T {
  const near = f.constant(0.05);
  const size = f.abs(x);
  const square = f.mul(x, x);
  const high = f.add(f.constant(-1 / 720), f.mul(square, f.constant(1 / 30_240)));
  const even = f.mul(square, f.add(f.constant(1 / 12), f.mul(square, high)));
  const series = f.add(f.sub(f.constant(1), f.mul(f.constant(0.5), x)), even);
  const safe = f.whereGreater(size, near, x, f.constant(1));
  return f.whereGreater(size, near, f.div(safe, f.expm1(safe)), series);
}

/** α and β of every gate at a depolarisation `u` = V − resting, mV. */
export const rates: { readonly [G in Gate]: <T>(f: Algebra<T>, u: T) => Rates<T> } = {
  /** α = (25 − u)/10 / (e^((25−u)/10) − 1), β = 4 e^(−u/18) */
  m: (f, u) => ({
    alpha: bernoulli(f, f.div(f.sub(f.constant(25), u), f.constant(10))),
    beta: f.mul(f.constant(4), f.exp(f.div(u, f.constant(-18)))),
  }),
  /** α = 0.07 e^(−u/20), β = 1 / (1 + e^((30−u)/10)) */
  h: (f, u) => ({
    alpha: f.mul(f.constant(0.07), f.exp(f.div(u, f.constant(-20)))),
    beta: f.sigmoid(f.div(f.sub(u, f.constant(30)), f.constant(10))),
  }),
  /** α = (10 − u)/100 / (e^((10−u)/10) − 1), β = 0.125 e^(−u/80) */
  n: (f, u) => ({
    alpha: f.mul(f.constant(0.1), bernoulli(f, f.div(f.sub(f.constant(10), u), f.constant(10)))),
    beta: f.mul(f.constant(0.125), f.exp(f.div(u, f.constant(-80)))),
  }),
};

/** x∞ = α/(α + β): where a gate would settle. */
export function steady<T>(f: Algebra<T>, { alpha, beta }: Rates<T>): T {
  return f.div(alpha, f.add(alpha, beta));
}

/** τ = 1/(α + β), ms: how fast it settles. */
export function timeConstant<T>(f: Algebra<T>, { alpha, beta }: Rates<T>): T {
  return f.div(f.constant(1), f.add(alpha, beta));
}
