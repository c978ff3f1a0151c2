/** Squid axons as a drawing: a population with a current for each neuron, and what is read from its run. */
import type { JsonObject } from '../../src/base/index.ts';
import type { Experiment, GraphDocument } from '../../src/graph/index.ts';
import { node, wire } from '../drawing.ts';
import { column, largest, simulation, spikeTimes, type Run } from './simulating.ts';

interface Axons {
  /** Parameters of the current, whose amplitude may have one number per neuron. */
  readonly current: JsonObject;
  readonly size: number;
  readonly axon: JsonObject;
  /** ms */
  readonly dt: number;
  readonly length: number;
  /** ms between two samples. */
  readonly every: number;
  /** Trials, which stand where the neurons of a population would. */
  readonly vary?: Experiment['vary'];
  /** Further probes. */
  readonly more?: readonly string[];
}

export function axonDrawing({ current, size, axon, dt, length, every, vary, more = [] }: Axons): GraphDocument {
  return simulation(
    { i: node('current', { size, ...current }), axon: node('hodgkin-huxley', { size, ...axon }) },
    { w: wire('i', 'axon') },
    { dt, length, probes: ['axon.lastSpike', 'axon.potential', ...more], every: Math.round(every / dt), ...(vary ? { vary } : {}) },
  );
}

/** The membrane of a reference file, and the state in which its runs begin. */
export function axonOf({ parameters, inputs: { initial } }: AxonFile): JsonObject {
  const { C, gNa, gK, gL, ENa, EK, EL } = parameters;
  return { C, gNa, gK, gL, ENa, EK, EL, V0: initial.V, m0: initial.m, h0: initial.h, n0: initial.n };
}

interface AxonFile {
  readonly parameters: Readonly<Record<'C' | 'gNa' | 'gK' | 'gL' | 'ENa' | 'EK' | 'EL', number>>;
  readonly inputs: { readonly initial: Readonly<Record<'V' | 'm' | 'h' | 'n', number>> };
}

/** Of one neuron: the times of its spikes, and V at every sample. */
export const seenOf = (run: Run, element: number): { readonly times: number[]; readonly V: number[] } => ({
  times: spikeTimes(run.trace('axon.lastSpike'), element),
  V: column(run.trace('axon.potential'), element),
});

/** How far spikes are from the expected ones, ms; ∞ when there are more or fewer. */
export const apart = (times: readonly number[], expected: readonly number[]): number =>
  times.length === expected.length ? largest(times.map((t, i) => t - (expected[i] as number))) : Infinity;
