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

export function integrated(neuron: Neuron, { times, kick, current }: Arrivals, dt: number, steps: number): Fired {
  const { tauM, tauS, tauRef, threshold, reset, goal, synapse } = neuron;
  const isAlpha = synapse === 'alpha';
  const slope = ([V, g, x]: State): State => [(goal - V + g) / tauM, ((isAlpha ? Math.E * x : 0) - g) / tauS, -x / tauS];
  const moved = (s: State, d: State, h: number): State => [s[0] + h * d[0], s[1] + h * d[1], s[2] + h * d[2]];
  const next = (s: State, h: number): State => {
    const a = slope(s);
    const b = slope(moved(s, a, h / 2));
    const c = slope(moved(s, b, h / 2));
    const d = slope(moved(s, c, h));
    const sum = (i: 0 | 1 | 2) => s[i] + (h / 6) * (a[i] + 2 * b[i] + 2 * c[i] + d[i]);
    return [sum(0), sum(1), sum(2)];
  };
  const fired: number[] = [];
  let closest = Infinity;
  let state: State = [neuron.start, 0, 0];
  let free = 0;
  const fire = (at: number, [, g, x]: State): State => {
    fired.push(at);
    free = at + tauRef;
    return [reset, g, x];
  };
  const h = dt / PARTS;
  for (let k = 0; k < steps; k++) {
    const count = times.filter((time) => Math.round(time / dt) === k).length;
    state = [state[0], state[1] + (isAlpha ? 0 : count * current), state[2] + (isAlpha ? count * current : 0)];
    if (k * dt >= free && count > 0) {
      state = [state[0] + count * kick, state[1], state[2]];
      closest = Math.min(closest, Math.abs(state[0] - threshold));
      if (state[0] >= threshold) state = fire(k * dt, state);
    }
    for (let part = 0; part < PARTS; part++) {
      const [from, to] = [k * dt + part * h, k * dt + (part + 1) * h];
      if (free >= to) {
        state = [state[0], ...(next(state, h).slice(1) as [number, number])];
        continue;
      }
      const wait = Math.max(0, free - from);
      if (wait > 0) state = [state[0], ...(next(state, wait).slice(1) as [number, number])];
      if (state[0] >= threshold) state = fire(from + wait, state);
      if (free > from + wait) {
        state = [state[0], ...(next(state, to - from - wait).slice(1) as [number, number])];
        continue;
      }
      const after = next(state, to - from - wait);
      const rise = after[0] - state[0];
      // a turn below the threshold, or an end close to it
      if (slope(state)[0] > 0 && slope(after)[0] <= 0) closest = Math.min(closest, Math.abs(after[0] - threshold));
      if (after[0] >= threshold) {
        closest = Math.min(closest, (rise / h) * 0.5);
        const at = from + wait + ((threshold - state[0]) / rise) * (to - from - wait);
        state = fire(at, after);
      } else state = after;
    }
  }
  return { times: fired, closest: Math.min(closest, Math.abs(state[0] - threshold)) };
}
