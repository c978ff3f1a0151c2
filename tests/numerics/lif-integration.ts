/** The integrate-and-fire neuron by the method of Runge and Kutta with very short steps: what its exact step is compared with. */

export interface Neuron {
  readonly tauM: number;
  readonly tauS: number;
  readonly tauRef: number;
  readonly threshold: number;
  readonly reset: number;
  /** Where V settles without synapses. */
  readonly goal: number;
  readonly start: number;
  readonly synapse: 'exponential' | 'alpha';
}

export interface Arrivals {
  /** ms; on steps of `dt`. */
  readonly times: readonly number[];
  readonly kick: number;
  readonly current: number;
}

export interface Fired {
  readonly times: readonly number[];
  /** How near V comes to its threshold where it turns back or fires slowly, mV: a neuron next to it may be decided by any error. */
  readonly closest: number;
}

type State = readonly [V: number, g: number, x: number];
const PARTS = 400;

/** One step of the fourth order of V, g and x without a threshold. */
function integratorOf({ tauM, tauS, goal, synapse }: Neuron) {
  const drive = synapse === 'alpha' ? Math.E : 0;
  const slope = ([V, g, x]: State): State => [(goal - V + g) / tauM, (drive * x - g) / tauS, -x / tauS];
  const moved = (s: State, d: State, h: number): State => [s[0] + h * d[0], s[1] + h * d[1], s[2] + h * d[2]];
  const next = (s: State, h: number): State => {
    const a = slope(s);
    const b = slope(moved(s, a, h / 2));
    const c = slope(moved(s, b, h / 2));
    const d = slope(moved(s, c, h));
    const sum = (i: 0 | 1 | 2) => s[i] + (h / 6) * (a[i] + 2 * b[i] + 2 * c[i] + d[i]);
    return [sum(0), sum(1), sum(2)];
  };
  /** V is held, and the synapses go on. */
  const held = (s: State, h: number): State => {
    const [, g, x] = next(s, h);
    return [s[0], g, x];
  };
  return { slope, next, held };
}

export function integrated(neuron: Neuron, { times, kick, current }: Arrivals, dt: number, steps: number): Fired {
  const { tauRef, threshold, reset, synapse } = neuron;
  const { slope, next, held } = integratorOf(neuron);
  const fired: number[] = [];
  let closest = Infinity;
  let state: State = [neuron.start, 0, 0];
  let free = 0;
  const near = (distance: number): void => void (closest = Math.min(closest, Math.abs(distance)));
  const fire = (at: number, [, g, x]: State): void => {
    fired.push(at);
    free = at + tauRef;
    state = [reset, g, x];
  };
  const arrive = (at: number, count: number): void => {
    const [V, g, x] = state;
    state = synapse === 'alpha' ? [V, g, x + count * current] : [V, g + count * current, x];
    if (at < free || count === 0) return;
    state = [V + count * kick, state[1], state[2]];
    near(state[0] - threshold);
    if (state[0] >= threshold) fire(at, state);
  };
  /** From `from` to `to`, in which V is free. */
  const rise = (from: number, to: number): void => {
    const h = to - from;
    const after = next(state, h);
    // a turn below the threshold
    if (slope(state)[0] > 0 && slope(after)[0] <= 0) near(after[0] - threshold);
    if (after[0] < threshold) {
      state = after;
      return;
    }
    const speed = (after[0] - state[0]) / h;
    near(speed / 2);
    fire(from + (threshold - state[0]) / speed, after);
  };
  const part = (from: number, to: number): void => {
    const start = Math.min(to, Math.max(from, free));
    if (start > from) state = held(state, start - from);
    if (start < to && state[0] >= threshold) fire(start, state);
    if (start >= to) return;
    if (free > start) state = held(state, to - start);
    else rise(start, to);
  };
  const h = dt / PARTS;
  for (let k = 0; k < steps; k++) {
    arrive(k * dt, times.filter((time) => Math.round(time / dt) === k).length);
    for (let i = 0; i < PARTS; i++) part(k * dt + i * h, k * dt + (i + 1) * h);
  }
  near(state[0] - threshold);
  return { times: fired, closest };
}
