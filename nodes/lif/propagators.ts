/**
 * The exact step of τm dv/dt = (u − v) + g with a synaptic current g: what a step of length dt leaves of v − u, and what g adds to v.
 * Exponential: τs dg/dt = −g. Alpha: τs dx/dt = −x, τs dg/dt = e·x − g. Equal time constants are a limit and no exception.
 */
import { phi1, shareOfWay, type Algebra } from '../../src/ir/index.ts';

export interface Propagators<T> {
  /** e^(−dt/τm): the part of v − u that is left. */
  readonly membrane: T;
  /** 1 − e^(−dt/τm) */
  readonly lost: T;
  /** e^(−dt/τs): the part of g, and of x, that is left. */
  readonly synapse: T;
  /** 1 − e^(−dt/τs) */
  readonly faded: T;
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

/** Of a step of length `step`, ms. */
export function propagators<T>(f: Algebra<T>, step: T, tauM: T, tauS: T): Propagators<T> {
  const one = f.constant(1);
  const [a, b] = [f.div(step, tauM), f.div(step, tauS)];
  const [membrane, synapse] = [f.exp(f.neg(a)), f.exp(f.neg(b))];
  const delta = f.sub(b, a);
  const size = f.abs(delta);
  const far = f.whereGreater(size, one, delta, one);
  // e^(−a) ∫₀¹ e^(−δs) ds, and e^(−a) ∫₀¹ s e^(−δs) ds, of which the closed form cancels where δ is small
  const first = f.mul(f.max(membrane, synapse), phi1(f, f.neg(size)));
  const second = f.whereGreater(
    size,
    one,
    f.div(f.sub(membrane, f.mul(synapse, f.add(one, far))), f.mul(far, far)),
    f.mul(
      membrane,
      horner(f, f.neg(delta), (n) => 1 / (factorial(n) * (n + 2))),
    ),
  );
  const e = f.constant(Math.E);
  return {
    membrane,
    lost: shareOfWay(f, step, tauM),
    synapse,
    faded: shareOfWay(f, step, tauS),
    fromG: f.mul(a, first),
    fromX: f.mul(e, f.mul(f.mul(a, b), second)),
    gFromX: f.mul(e, f.mul(b, synapse)),
  };
}
