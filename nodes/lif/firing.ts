/** What a step makes of the membrane potential: spikes at their time within the step, spikes on the grid of steps, or none. */
import type { Emit, SignalId } from '../../src/ir/index.ts';
import type { Propagators } from './propagators.ts';

export const firings = ['exact', 'grid', 'none'] as const;
export type Firing = (typeof firings)[number];

/** What changes from step to step. */
export interface Cell {
  readonly V: SignalId;
  /** 1 when a spike has been fired in the step that ends here. */
  readonly spike: SignalId;
  /** What is left of the refractory period: ms where spikes are exact, steps where they are on the grid. */
  readonly refractory: SignalId;
  /** ms; −1 before the first. */
  readonly lastSpike: SignalId;
}

export interface Step {
  readonly cell: Cell;
  readonly threshold: SignalId;
  readonly reset: SignalId;
  readonly tauM: SignalId;
  readonly tauRef: SignalId;
  /** Where V would settle without synapses. */
  readonly goal: SignalId;
  /** What the synapses add to V over a whole step. */
  readonly synaptic: SignalId;
  /** Jumps of V that arrive now; lost in the refractory period. */
  readonly kicks: SignalId;
  readonly propagators: Propagators<SignalId>;
  readonly clock: SignalId;
  readonly dt: number;
}

/** Later than any step ends, ms. */
const FAR = 1e30;

const jumped = (f: Emit, { cell, kicks }: Step): SignalId => f.whereGreater(cell.refractory, f.constant(0), cell.V, f.add(cell.V, kicks));

/** V after a whole step without a threshold. */
function passive(f: Emit, { goal, synaptic, propagators }: Step, from: SignalId): SignalId {
  return f.add(f.add(goal, f.mul(f.sub(from, goal), propagators.membrane)), synaptic);
}

/**
 * The crossing in closed form, t = τ ln((u − V)/(u − V_th)), under the constant input u that moves V over the step as input and synapses
 * do; then reset, refractory period and, where that ends within the step, a new start from the reset potential. At most one spike in a step.
 */
function exact(f: Emit, step: Step): Cell {
  const { cell, threshold, reset, tauM, tauRef, propagators, clock, dt } = step;
  const [zero, one, whole] = [f.constant(0), f.constant(1), f.constant(dt)];
  const from = jumped(f, step);
  const goal = f.add(step.goal, f.div(step.synaptic, propagators.lost));
  const free = f.max(zero, f.sub(whole, cell.refractory));
  const above = f.sub(goal, threshold);
  const missing = f.max(zero, f.sub(threshold, from));
  const rising = f.mul(tauM, f.log1p(f.div(missing, f.whereGreater(above, zero, above, one))));
  const crossing = f.whereGreater(from, threshold, zero, f.whereGreater(above, zero, rising, f.constant(FAR)));
  const left = f.sub(free, crossing);
  const fired = (then: SignalId, otherwise: SignalId) => f.whereAtLeast(left, zero, then, otherwise);
  const start = fired(reset, from);
  const span = fired(f.max(zero, f.sub(left, tauRef)), free);
  return {
    V: f.add(start, f.mul(f.sub(start, goal), f.expm1(f.neg(f.div(span, tauM))))),
    spike: fired(one, zero),
    refractory: f.max(zero, fired(f.sub(tauRef, left), f.sub(cell.refractory, whole))),
    lastSpike: fired(f.add(f.mul(clock, whole), f.sub(whole, left)), cell.lastSpike),
  };
}

/** V > V_th at the end of a step is a spike; the refractory period is a whole number of steps, the one with the spike among them (Brian2). */
function grid(f: Emit, step: Step): Cell {
  const { cell, threshold, reset, tauRef, clock, dt } = step;
  const [zero, one] = [f.constant(0), f.constant(1)];
  const steps = f.max(one, f.floor(f.add(f.div(tauRef, f.constant(dt)), f.constant(0.5))));
  const after = f.whereGreater(cell.refractory, zero, cell.V, passive(f, step, jumped(f, step)));
  const reached = f.whereGreater(after, threshold, one, zero);
  const spike = f.whereGreater(cell.refractory, zero, zero, reached);
  const fired = (then: SignalId, otherwise: SignalId) => f.whereGreater(spike, zero, then, otherwise);
  return {
    V: fired(reset, after),
    spike,
    refractory: fired(f.sub(steps, one), f.max(zero, f.sub(cell.refractory, one))),
    lastSpike: fired(f.mul(f.add(clock, one), f.constant(dt)), cell.lastSpike),
  };
}

export const fire: { readonly [F in Firing]: (f: Emit, step: Step) => Cell } = {
  exact,
  grid,
  none: (f, step) => ({ ...step.cell, V: passive(f, step, jumped(f, step)) }),
};
