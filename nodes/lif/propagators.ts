/**
 * The exact step of τm dv/dt = (u − v) + g with a synaptic current g: what a step of length dt leaves of v, and what g adds to it.
 * Exponential: τs dg/dt = −g. Alpha: τs dx/dt = −x, τs dg/dt = e·x − g. Equal time constants are a limit and no exception.
 */
import type { Algebra } from '../../src/ir/index.ts';

export interface Propagators<T> {
  /** e^(−dt/τm): the part of v − u that is left. */
  readonly membrane: T;
  /** 1 − e^(−dt/τm) */
  readonly lost: T;
  /** e^(−dt/τs): the part of g, and of x, that is left. */
  readonly synapse: T;
  /** What v gains from g = 1 at the beginning of the step. */
  readonly fromG: T;
  /** What v gains from x = 1 at the beginning of the step. */
  readonly fromX: T;
  /** What g gains from x = 1 at the beginning of the step. */
  readonly gFromX: T;
}

/** Terms that reach the precision of float64 for |δ| ≤ 1. */
const TERMS = 18;

function horner<T>(f: Algebra<T>, x: T, coefficient: (n: number) => number): T {
  let sum = f.constant(coefficient(TERMS));
  for (let n = TERMS - 1; n >= 0; n--) sum = f.add(f.constant(coefficient(n)), f.mul(x, sum));
  return sum;
}

const factorial = (n: number): number => (n <= 1 ? 1 : n * factorial(n - 1));

export function propagators<T>(f: Algebra<T>, dt: number, tauM: T, tauS: T): Propagators<T> {
  const [one, step] = [f.constant(1), f.constant(dt)];
  const [a, b] = [f.div(step, tauM), f.div(step, tauS)];
  const [membrane, synapse] = [f.exp(f.neg(a)), f.exp(f.neg(b))];
  const delta = f.sub(b, a);
  const size = f.abs(delta);
  const far = f.whereGreater(size, one, delta, one);
  const choose = (closed: T, series: T) => f.whereGreater(size, one, closed, f.mul(membrane, series));
  // e^(−a) ∫₀¹ e^(−δs) ds and e^(−a) ∫₀¹ s e^(−δs) ds: closed forms cancel where δ is small
  const first = choose(
    f.div(f.sub(membrane, synapse), far),
    horner(f, f.neg(delta), (n) => 1 / factorial(n + 1)),
  );
  const second = choose(
    f.div(f.sub(membrane, f.mul(synapse, f.add(one, far))), f.mul(far, far)),
    horner(f, f.neg(delta), (n) => 1 / (factorial(n) * (n + 2))),
  );
  const e = f.constant(Math.E);
  const lost = f.neg(f.expm1(f.neg(a)));
  return {
    membrane,
    lost,
    synapse,
    fromG: f.mul(a, first),
    fromX: f.mul(e, f.mul(f.mul(a, b), second)),
    gFromX: f.mul(e, f.mul(b, synapse)),
  };
}
