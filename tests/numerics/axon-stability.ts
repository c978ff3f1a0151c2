/** Where the squid axon rests under a constant current, and whether it stays there: float64, from the formulas of the kind. */
import { defaultsOf } from '../../src/graph/index.ts';
import { dualsOver, numbers } from '../../src/ir/algebra.ts';
import { eachGate, ratesAt, slopeOfV, slopes, type AxonState, type Membrane } from '../../nodes/hodgkin-huxley/membrane.ts';
import { hodgkinHuxleyParams } from '../../nodes/hodgkin-huxley/params.ts';
import { steady } from '../../nodes/hodgkin-huxley/rates.ts';

const variables = ['V', 'm', 'h', 'n'] as const;
const power = '4';

const constants = ['C', 'gNa', 'gK', 'gL', 'ENa', 'EK', 'EL', 'resting'] as const;
const defaults = defaultsOf(hodgkinHuxleyParams) as unknown as Membrane<number>;
/** The default membrane, over any algebra. */
const membraneOf = <T>(made: (value: number) => T) =>
  Object.fromEntries(constants.map((name) => [name, made(defaults[name])])) as Record<keyof Membrane<T>, T>;
export const membrane = membraneOf((value) => value);

export interface Rest {
  readonly state: AxonState<number>;
  /** µA/cm² */
  readonly current: number;
}

/** The state in which nothing moves at a membrane potential (mV), and the current that holds it there. */
export function restAt(V: number): Rest {
  const at = ratesAt(numbers, membrane, V);
  const gates = eachGate((gate) => steady(numbers, at[gate]));
  return { state: { V, ...gates }, current: -slopeOfV(numbers, { membrane, power, current: 0 }, V, gates) };
}

/** Where a function changes its sign, by halving until float64 has no number between. */
function zeroBetween(low: number, high: number, f: (x: number) => number): number {
  let [from, to] = [low, high];
  const sign = Math.sign(f(from));
  if (sign === Math.sign(f(to))) throw new Error(`no zero between ${low} and ${high}`);
  for (let halving = 0; halving < 60; halving++) {
    const middle = (from + to) / 2;
    if (Math.sign(f(middle)) === sign) from = middle;
    else to = middle;
  }
  return from;
}

/** The rest under a current (µA/cm²) between 0 and some 200; a stronger one holds it at a higher potential. */
export const restUnder = (current: number): Rest => restAt(zeroBetween(-70, -40, (V) => restAt(V).current - current));

type Matrix = readonly (readonly number[])[];

/** Row by row the slope of a variable, column by column by which variable it is differentiated; with dual numbers, so exact. */
function jacobian({ state, current }: Rest): Matrix {
  const duals = dualsOver(numbers);
  const driven = { membrane: membraneOf(duals.constant), power, current: duals.constant(current) } as const;
  const still = { V: duals.constant(state.V), ...eachGate((gate) => duals.constant(state[gate])) };
  const columns = variables.map((moved) => slopes(duals, driven, { ...still, [moved]: { value: state[moved], slope: 1 } }));
  return variables.map((of) => columns.map((column) => column[of].slope));
}

const product = (a: Matrix, b: Matrix): number[][] =>
  a.map((row) => row.map((_, j) => row.reduce((sum, x, k) => sum + x * (b[k]?.[j] as number), 0)));
const trace = (a: Matrix): number => a.reduce((sum, row, i) => sum + (row[i] as number), 0);

/** c₁ … cₙ of the characteristic polynomial λⁿ + c₁λⁿ⁻¹ + … + cₙ (Faddeev and LeVerrier). */
function characteristic(a: Matrix): readonly number[] {
  const coefficients: number[] = [];
  let m: Matrix = a;
  for (let k = 1; k <= a.length; k++) {
    const c = -trace(m) / k;
    coefficients.push(c);
    const shifted = m.map((row, i) => row.map((x, j) => (i === j ? x + c : x)));
    m = product(a, shifted);
  }
  return coefficients;
}

export interface Hopf extends Rest {
  /** Hz */
  readonly frequency: number;
}

/**
 * The rest between two membrane potentials (mV) at which a pair of eigenvalues ±iω crosses the imaginary axis: there the third determinant
 * of Routh and Hurwitz, c₁c₂c₃ − c₃² − c₁²c₄, is 0, and ω² = c₃/c₁.
 */
export function hopfBetween(low: number, high: number): Hopf {
  const at = (V: number) => characteristic(jacobian(restAt(V))) as readonly [number, number, number, number];
  const determinant = (V: number) => {
    const [c1, c2, c3, c4] = at(V);
    return c1 * c2 * c3 - c3 * c3 - c1 * c1 * c4;
  };
  const V = zeroBetween(low, high, determinant);
  const [c1, , c3] = at(V);
  return { ...restAt(V), frequency: (1000 * Math.sqrt(c3 / c1)) / (2 * Math.PI) };
}

export interface Oscillation {
  /** 1/ms; below 0 it dies out. */
  readonly growth: number;
  /** Hz */
  readonly frequency: number;
}

/**
 * Of samples A e^(σt) cos(ωt + φ), `lag` ms apart: each is 2e^(σ·lag) cos(ω·lag) times the one before less e^(2σ·lag) times the one before
 * that, with factors from least squares (Prony). ω·lag below π.
 */
export function oscillationOf(samples: readonly number[], lag: number): Oscillation {
  let [aa, ab, bb, ac, bc] = [0, 0, 0, 0, 0];
  for (let k = 2; k < samples.length; k++) {
    const [a, b, c] = [samples[k - 1], samples[k - 2], samples[k]] as [number, number, number];
    [aa, ab, bb, ac, bc] = [aa + a * a, ab + a * b, bb + b * b, ac + a * c, bc + b * c];
  }
  const whole = aa * bb - ab * ab;
  const [first, second] = [(ac * bb - bc * ab) / whole, (bc * aa - ac * ab) / whole];
  const radius = Math.sqrt(-second);
  return { growth: Math.log(radius) / lag, frequency: (1000 * Math.acos(first / (2 * radius))) / (2 * Math.PI * lag) };
}
