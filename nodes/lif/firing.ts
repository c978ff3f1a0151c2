/** What a step makes of the membrane potential: spikes at their time within the step, spikes on the grid of steps, or none. */
import { changed, wayTo, type Emit, type SignalId, type TwoParts } from '../../src/ir/index.ts';
import { crossing, FAR, HALVINGS } from './crossing.ts';
import { propagators, type Propagators } from './propagators.ts';

export const firings = ['exact', 'grid', 'none'] as const;
export type Firing = (typeof firings)[number];

/** What changes from step to step. */
export interface Cell {
  readonly V: SignalId;
  /** What V lost by rounding. */
  readonly VLow: SignalId;
  /** 1 when a spike has been fired in the step that ends here. */
  readonly spike: SignalId;
  /** What is left of the refractory period: ms where spikes are exact, steps where they are on the grid. */
  readonly refractory: SignalId;
  /** ms; −1 before the first. */
  readonly lastSpike: SignalId;
}

/** The synaptic current at the beginning of a step, with what arrives there. */
export interface Synapses {
  readonly g: SignalId;
  /** Of an alpha function. */
  readonly x: SignalId | undefined;
  readonly tauS: SignalId;
}

export interface Step {
  readonly cell: Cell;
  readonly threshold: SignalId;
  readonly reset: SignalId;
  readonly tauM: SignalId;
  readonly tauRef: SignalId;
  /** Where V would settle without synapses. */
  readonly goal: SignalId;
  /** Undefined where no edge leads to them. */
  readonly synapses: Synapses | undefined;
  /** Jumps of V that arrive now, if any can; lost in the refractory period. */
  readonly kicks: SignalId | undefined;
  /** Of the whole step. */
  readonly propagators: Propagators<SignalId>;
  readonly clock: SignalId;
  readonly dt: number;
}

/** A sum of a potential and a kick is wrong by so much of them in float32: what misses the threshold by less has reached it. */
const ROUNDING = 2 ** -22;
/**
 * V that tends to the threshold never reaches it: in a step it makes no more of its way than this, and where it would settle at the
 * threshold or beyond it settles lower by so little (in mV, or in parts of the way) that no other number is changed by it.
 */
const MOST_OF_WAY = 1 - 2 ** -21;
const LITTLE = 1e-30;

/** Where a step begins: after the kicks that arrive. */
interface Beginning {
  /** Undefined where none can arrive. */
  readonly kick: SignalId | undefined;
  /** Threshold − V, less what rounding may take from it. */
  readonly missing: SignalId;
  /** goal − V */
  readonly way: SignalId;
}

const before = ({ cell }: Step): TwoParts => ({ high: cell.V, low: cell.VLow });

function begin(f: Emit, step: Step): Beginning {
  const { cell, kicks, threshold, goal } = step;
  const zero = f.constant(0);
  const missing = wayTo(f, threshold, before(step));
  const way = f.sub(wayTo(f, goal, before(step)), f.whereAtLeast(goal, threshold, f.constant(LITTLE), zero));
  if (kicks === undefined) return { kick: undefined, missing, way };
  const kick = f.whereGreater(cell.refractory, zero, zero, kicks);
  const margin = f.mul(f.constant(ROUNDING), f.max(f.abs(cell.V), f.abs(threshold)));
  return { kick, missing: f.sub(f.sub(missing, kick), f.whereGreater(kick, zero, margin, zero)), way: f.sub(way, kick) };
}

/** The share of its way that V makes, but never all of it. */
const share = (f: Emit, lost: SignalId): SignalId => f.min(lost, f.constant(MOST_OF_WAY));

/** What the synapses add to V, in a step or a part of it. */
function fromSynapses(f: Emit, { g, x }: Pick<Synapses, 'g' | 'x'>, { fromG, fromX }: Propagators<SignalId>): SignalId {
  const added = f.mul(g, fromG);
  return x === undefined ? added : f.add(added, f.mul(x, fromX));
}

/** The change of V in a whole step without a threshold. */
function passive(f: Emit, { synapses, propagators: over }: Step, { kick, way }: Beginning): SignalId {
  const relaxed = f.mul(way, share(f, over.lost));
  const moved = synapses ? f.add(relaxed, fromSynapses(f, synapses, over)) : relaxed;
  return kick ? f.add(moved, kick) : moved;
}

/** What is left of a synaptic current after a time. */
function faded(f: Emit, { g, x, tauS }: Synapses, time: SignalId): Pick<Synapses, 'g' | 'x'> {
  const part = f.div(time, tauS);
  const left = f.exp(f.neg(part));
  if (x === undefined) return { g: f.mul(g, left), x };
  return { g: f.mul(f.add(g, f.mul(f.mul(f.constant(Math.E), part), x)), left), x: f.mul(x, left) };
}

/** V on its way from where it is free to move. */
interface Rise {
  /** The time to the threshold, ms. */
  readonly toThreshold: SignalId;
  /** What V gains in a part of the step that ends with it, if at its beginning it has so far to go. */
  gain(way: SignalId, span: SignalId): SignalId;
}

/** In closed form, t = τ ln((u − V)/(u − V_th)). */
function alone(f: Emit, { threshold, tauM, goal }: Step, { missing }: Beginning): Rise {
  const zero = f.constant(0);
  const above = f.sub(goal, threshold);
  const rising = f.mul(tauM, f.log1p(f.div(f.max(zero, missing), f.whereGreater(above, zero, above, f.constant(1)))));
  return {
    toThreshold: f.whereGreater(above, zero, rising, f.constant(FAR)),
    gain: (way, span) => f.mul(way, share(f, f.neg(f.expm1(f.neg(f.div(span, tauM)))))),
  };
}

/** Under a synaptic current. `wait`: from the beginning of the step until V is free. */
function withSynapses(f: Emit, step: Step & { readonly synapses: Synapses }, way: SignalId, wait: SignalId): Rise {
  const { threshold, tauM, goal, synapses, dt } = step;
  const { tauS } = synapses;
  const halves = Array.from({ length: HALVINGS }, (_, i) => propagators(f, f.constant(dt / 2 ** (i + 1)), tauM, tauS));
  const from = { ...faded(f, synapses, wait), beyond: f.neg(way) };
  return {
    toThreshold: crossing(f, { from, threshold: f.sub(threshold, goal), tauM, tauS, dt, halves }),
    gain(distance, span) {
      const over = propagators(f, span, tauM, tauS);
      const left = faded(f, synapses, f.sub(f.constant(dt), span));
      return f.add(f.mul(distance, share(f, over.lost)), fromSynapses(f, left, over));
    },
  };
}

/**
 * A spike where V reaches the threshold; then reset, refractory period and, where that ends within the step, a new start from the reset
 * potential. At most one spike in a step.
 */
function exact(f: Emit, step: Step): Cell {
  const { cell, reset, tauRef, goal, synapses, clock, dt } = step;
  const [zero, one, whole, far] = [f.constant(0), f.constant(1), f.constant(dt), f.constant(FAR)];
  const beginning = begin(f, step);
  const { kick, missing, way } = beginning;
  const wait = f.min(cell.refractory, whole);
  const free = f.sub(whole, wait);
  const rise = synapses ? withSynapses(f, { ...step, synapses }, way, wait) : alone(f, step, beginning);
  const toSpike = f.whereAtLeast(zero, missing, zero, rise.toThreshold);
  const left = f.sub(free, f.whereGreater(free, zero, toSpike, far));
  const fired = (then: SignalId, otherwise: SignalId) => f.whereAtLeast(left, zero, then, otherwise);
  const span = fired(f.max(zero, f.sub(left, tauRef)), free);
  const gained = rise.gain(fired(f.sub(goal, reset), way), span);
  const start = { high: fired(reset, cell.V), low: fired(zero, cell.VLow) };
  const V = changed(f, start, kick ? f.add(gained, fired(zero, kick)) : gained);
  return {
    V: V.high,
    VLow: V.low,
    spike: fired(one, zero),
    refractory: f.max(zero, fired(f.sub(tauRef, left), f.sub(cell.refractory, whole))),
    lastSpike: fired(f.add(f.mul(clock, whole), f.sub(whole, left)), cell.lastSpike),
  };
}

/** The nearest whole number of steps, and one at least. */
const stepsOfRefractory = (f: Emit, tauRef: SignalId, dt: SignalId): SignalId =>
  f.max(f.constant(1), f.floor(f.add(f.div(tauRef, dt), f.constant(0.5))));
/** The same of numbers. */
export const refractorySteps = (tauRef: number, dt: number): number => Math.max(1, Math.floor(tauRef / dt + 0.5));

/**
 * A spike at the end of a step in which V reached the threshold: by a kick at its beginning, or by its end. The refractory period is a
 * whole number of steps, the one with the spike among them (Brian2).
 */
function grid(f: Emit, step: Step): Cell {
  const { cell, threshold, reset, tauRef, clock, dt } = step;
  const [zero, one] = [f.constant(0), f.constant(1)];
  const steps = stepsOfRefractory(f, tauRef, f.constant(dt));
  const beginning = begin(f, step);
  const waits = (then: SignalId, otherwise: SignalId) => f.whereGreater(cell.refractory, zero, then, otherwise);
  const V = changed(f, before(step), waits(zero, passive(f, step, beginning)));
  const missing = waits(one, f.min(beginning.missing, wayTo(f, threshold, V)));
  const fired = (then: SignalId, otherwise: SignalId) => f.whereAtLeast(zero, missing, then, otherwise);
  return {
    V: fired(reset, V.high),
    VLow: fired(zero, V.low),
    spike: fired(one, zero),
    refractory: fired(f.sub(steps, one), f.max(zero, f.sub(cell.refractory, one))),
    lastSpike: fired(f.mul(f.add(clock, one), f.constant(dt)), cell.lastSpike),
  };
}

function none(f: Emit, step: Step): Cell {
  const V = changed(f, before(step), passive(f, step, begin(f, step)));
  return { ...step.cell, V: V.high, VLow: V.low };
}

export const fire: { readonly [F in Firing]: (f: Emit, step: Step) => Cell } = { exact, grid, none };
