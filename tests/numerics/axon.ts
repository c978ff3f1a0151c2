/** The squid axon in plain numbers: the formulas of the kind, stepped in a loop, for runs that are too long to compile for a test. */
import { advances, type Integrator } from '../../nodes/hodgkin-huxley/integrators.ts';
import type { AxonState, Membrane } from '../../nodes/hodgkin-huxley/membrane.ts';
import { hodgkinHuxleyParams, hodgkinHuxleyPresets } from '../../nodes/hodgkin-huxley/params.ts';
import { completed } from '../../src/graph/index.ts';
import { numbers } from '../../src/ir/index.ts';

type Params = Membrane<number> & Readonly<Record<'V0' | 'm0' | 'h0' | 'n0' | 'threshold', number>>;

export const paramsOfPreset = (name: 'accurate' | 'lecture'): Params =>
  completed(hodgkinHuxleyParams, hodgkinHuxleyPresets[name]?.params ?? {}) as unknown as Params;

export interface AxonRun {
  readonly integrator: Integrator;
  readonly dt: number;
  readonly steps: number;
  /** µA/cm² in step k. */
  readonly current: (k: number) => number;
  readonly preset?: 'accurate' | 'lecture';
  /** Sees the state at the end of every step. */
  readonly onStep?: (k: number, state: AxonState<number>) => void;
}

/** Times of upward crossings of the threshold, ms, interpolated between steps; and the largest V. */
export function axon({ integrator, dt, steps, current, preset = 'accurate', onStep }: AxonRun) {
  const membrane = paramsOfPreset(preset);
  let state: AxonState<number> = { V: membrane.V0, m: membrane.m0, h: membrane.h0, n: membrane.n0 };
  const times: number[] = [];
  let peak = state.V;
  for (let k = 0; k < steps; k++) {
    const next = advances[integrator](numbers, { membrane, power: '4', state, current: current(k), dt });
    if (state.V < membrane.threshold && next.V >= membrane.threshold)
      times.push(dt * (k + (membrane.threshold - state.V) / (next.V - state.V)));
    state = next;
    peak = Math.max(peak, state.V);
    onStep?.(k, state);
  }
  return { times, peak, state };
}
