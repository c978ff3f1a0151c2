/** One step of the Hodgkin-Huxley equations by five schemes; the current is constant within a step in all of them. */
import { phi1, type Algebra } from '../../src/ir/index.ts';
import { eachGate, rateOfV, ratesAt, slopeOfGate, slopeOfV, slopes, type AxonState, type Driven, type Gates } from './membrane.ts';
import { steady } from './rates.ts';

export const integrators = ['rk4', 'exponential-euler', 'rush-larsen', 'euler', 'euler-gates-first'] as const;
export type Integrator = (typeof integrators)[number];

export interface Step<T> extends Driven<T> {
  readonly state: AxonState<T>;
  /** ms */
  readonly dt: number;
}

/** x∞ + (x − x∞) e^(−dt/τ): the rates of a gate are never 0. */
function relaxedGates<T>(f: Algebra<T>, { membrane, state, dt }: Step<T>): Gates<T> {
  const at = ratesAt(f, membrane, state.V);
  return eachGate((gate) => {
    const { alpha, beta } = at[gate];
    const goal = steady(f, at[gate]);
    return f.add(goal, f.mul(f.sub(state[gate], goal), f.exp(f.mul(f.constant(-dt), f.add(alpha, beta)))));
  });
}

/** V + dt·φ₁(−dt·rate)·slope, exact with the gates held. Where no channel conducts the rate is 0, and V a straight line. */
function relaxedV<T>(f: Algebra<T>, step: Step<T>, gates: Gates<T>): T {
  const { state, dt } = step;
  const mean = phi1(f, f.mul(f.constant(-dt), rateOfV(f, step, gates)));
  return f.add(state.V, f.mul(f.mul(f.constant(dt), mean), slopeOfV(f, step, state.V, gates)));
}

/** state + h · slope */
function moved<T>(f: Algebra<T>, state: AxonState<T>, slope: AxonState<T>, h: number): AxonState<T> {
  const move = (x: T, dx: T) => f.add(x, f.mul(f.constant(h), dx));
  return { ...eachGate((gate) => move(state[gate], slope[gate])), V: move(state.V, slope.V) };
}

export const advances: { readonly [I in Integrator]: <T>(f: Algebra<T>, step: Step<T>) => AxonState<T> } = {
  /** All four derivatives from the old state. */
  euler: (f, step) => moved(f, step.state, slopes(f, step, step.state), step.dt),
  /** The gates from the old V, then V with the new gates: the order of the page that the notes link to. */
  'euler-gates-first': (f, step) => {
    const { membrane, state, dt } = step;
    const at = ratesAt(f, membrane, state.V);
    const gates = eachGate((gate) => f.add(state[gate], f.mul(f.constant(dt), slopeOfGate(f, at[gate], state[gate]))));
    return { ...gates, V: f.add(state.V, f.mul(f.constant(dt), slopeOfV(f, step, state.V, gates))) };
  },
  /** Each of the four by its exact linear update, with coefficients from the old state (Brian2's exponential_euler). */
  'exponential-euler': (f, step) => ({
    ...relaxedGates(f, step),
    V: relaxedV(f, step, step.state),
  }),
  /** As above, but V with the new gates (Rush and Larsen 1978). */
  'rush-larsen': (f, step) => {
    const gates = relaxedGates(f, step);
    return { ...gates, V: relaxedV(f, step, gates) };
  },
  /** The classical scheme of fourth order. */
  rk4: (f, step) => {
    const { state, dt } = step;
    const a = slopes(f, step, state);
    const b = slopes(f, step, moved(f, state, a, dt / 2));
    const c = slopes(f, step, moved(f, state, b, dt / 2));
    const d = slopes(f, step, moved(f, state, c, dt));
    const sum = (of: keyof AxonState<unknown>) => f.add(f.add(a[of], d[of]), f.mul(f.constant(2), f.add(b[of], c[of])));
    return moved(f, state, { ...eachGate(sum), V: sum('V') }, dt / 6);
  },
};
