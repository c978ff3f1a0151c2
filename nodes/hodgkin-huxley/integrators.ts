/** One step of the Hodgkin-Huxley equations by five schemes; the current is constant within a step in all of them. */
import type { Algebra } from '../../src/ir/index.ts';
import {
  eachGate,
  ratesAt,
  relaxationOfV,
  slopeOfGate,
  slopeOfV,
  slopes,
  type AxonState,
  type Gates,
  type Membrane,
  type PotassiumPower,
} from './membrane.ts';
import { steady } from './rates.ts';

export const integrators = ['rk4', 'exponential-euler', 'rush-larsen', 'euler', 'euler-gates-first'] as const;
export type Integrator = (typeof integrators)[number];

export interface Step<T> {
  readonly membrane: Membrane<T>;
  readonly power: PotassiumPower;
  readonly state: AxonState<T>;
  /** µA/cm² */
  readonly current: T;
  /** ms */
  readonly dt: number;
}

/** x∞ + (x − x∞) e^(−dt·rate) */
function relaxed<T>(f: Algebra<T>, x: T, goal: T, rate: T, dt: number): T {
  return f.add(goal, f.mul(f.sub(x, goal), f.exp(f.mul(f.constant(-dt), rate))));
}

function relaxedGates<T>(f: Algebra<T>, { membrane, state, dt }: Step<T>): Gates<T> {
  const at = ratesAt(f, membrane, state.V);
  return eachGate((gate) => relaxed(f, state[gate], steady(f, at[gate]), f.add(at[gate].alpha, at[gate].beta), dt));
}

function relaxedV<T>(f: Algebra<T>, { membrane, power, state, current, dt }: Step<T>, gates: Gates<T>): T {
  const { goal, rate } = relaxationOfV(f, membrane, power, gates, current);
  return relaxed(f, state.V, goal, rate, dt);
}

/** state + h · slope */
function moved<T>(f: Algebra<T>, state: AxonState<T>, slope: AxonState<T>, h: number): AxonState<T> {
  const move = (x: T, dx: T) => f.add(x, f.mul(f.constant(h), dx));
  return { ...eachGate((gate) => move(state[gate], slope[gate])), V: move(state.V, slope.V) };
}

export const advances: { readonly [I in Integrator]: <T>(f: Algebra<T>, step: Step<T>) => AxonState<T> } = {
  /** All four derivatives from the old state. */
  euler: (f, { membrane, power, state, current, dt }) => moved(f, state, slopes(f, membrane, power, state, current), dt),
  /** The gates from the old V, then V with the new gates: the order of the page that the notes link to. */
  'euler-gates-first': (f, { membrane, power, state, current, dt }) => {
    const at = ratesAt(f, membrane, state.V);
    const gates = eachGate((gate) => f.add(state[gate], f.mul(f.constant(dt), slopeOfGate(f, at[gate], state[gate]))));
    const slope = slopeOfV(f, membrane, power, state.V, gates, current);
    return { ...gates, V: f.add(state.V, f.mul(f.constant(dt), slope)) };
  },
  /** Each of the four by its exact linear update, with coefficients from the old state (Brian2's exponential_euler). */
  'exponential-euler': (f, step) => ({ ...relaxedGates(f, step), V: relaxedV(f, step, step.state) }),
  /** As above, but V with the new gates (Rush and Larsen 1978). */
  'rush-larsen': (f, step) => {
    const gates = relaxedGates(f, step);
    return { ...gates, V: relaxedV(f, step, gates) };
  },
  /** The classical scheme of fourth order. */
  rk4: (f, { membrane, power, state, current, dt }) => {
    const at = (each: typeof state) => slopes(f, membrane, power, each, current);
    const a = at(state);
    const b = at(moved(f, state, a, dt / 2));
    const c = at(moved(f, state, b, dt / 2));
    const d = at(moved(f, state, c, dt));
    const mean = (of: 'V' | 'm' | 'h' | 'n') => f.div(f.add(f.add(a[of], d[of]), f.mul(f.constant(2), f.add(b[of], c[of]))), f.constant(6));
    return moved(f, state, { ...eachGate(mean), V: mean('V') }, dt);
  },
};
