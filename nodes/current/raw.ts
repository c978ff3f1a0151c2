/** The current before its filter, at the step that the clock says: what each shape makes of the parameters. */
import type { Emit, SignalId } from '../../src/ir/index.ts';

export const shapes = ['constant', 'pulse', 'staircase', 'lecture'] as const;
export type Shape = (typeof shapes)[number];

/** From `ms` on, so much. */
export type Level = readonly [ms: number, value: number];

export interface Stimulus {
  readonly emit: Emit;
  readonly dt: number;
  readonly clock: SignalId;
  readonly staircase: readonly Level[];
  readonly amplitude: SignalId;
  readonly baseline: SignalId;
  readonly start: SignalId;
  readonly stop: SignalId;
  /** Uniform in ±noise, drawn anew at every step. */
  readonly noise: SignalId;
}

/**
 * A switch falls on the step nearest to its time. The margin is not ½, so that a time half way between two steps, where float32 and float64
 * could disagree, belongs to the later one; sixteenths are exact in both and rare among times that people write.
 */
const MARGIN = 7 / 16;

/** The first step of a time in ms. */
export const stepOf = (ms: number, dt: number): number => Math.ceil(ms / dt - MARGIN);

/** 1 from the step of `ms` on, else 0; `margin` moves the switch by a part of a step. */
function from({ emit, dt, clock }: Stimulus, ms: SignalId, margin: number): SignalId {
  const step = emit.div(ms, emit.constant(dt));
  return emit.whereAtLeast(emit.add(clock, emit.constant(margin)), step, emit.constant(1), emit.constant(0));
}

/** Where `inside` is 1 the amplitude with its noise is added to the baseline. */
function within({ emit, amplitude, baseline, noise }: Stimulus, inside: SignalId): SignalId {
  return emit.add(baseline, emit.mul(inside, emit.add(amplitude, noise)));
}

export const raw: { readonly [S in Shape]: (stimulus: Stimulus) => SignalId } = {
  constant: ({ emit, amplitude, noise }) => emit.add(amplitude, noise),
  /** start ≤ t < stop */
  pulse: (stimulus) => {
    const { emit, start, stop } = stimulus;
    const after = from(stimulus, stop, MARGIN);
    return within(stimulus, emit.mul(from(stimulus, start, MARGIN), emit.sub(emit.constant(1), after)));
  },
  staircase: ({ emit, dt, clock, staircase, baseline, noise }) => {
    const levels = staircase.toSorted(([a], [b]) => a - b);
    const level = levels.reduce(
      (before, [ms, value]) => emit.whereAtLeast(clock, emit.constant(stepOf(ms, dt)), emit.constant(value), before),
      baseline,
    );
    return emit.add(level, noise);
  },
  /** start < t < stop, both strictly, as on the page. */
  lecture: (stimulus) => {
    const { emit, start, stop } = stimulus;
    const after = from(stimulus, stop, MARGIN);
    return within(stimulus, emit.mul(from(stimulus, start, -MARGIN), emit.sub(emit.constant(1), after)));
  },
};
