/** Drawings that run in time, and what their probes saw, element by element; on any platform. */
import { kinds } from '../../nodes/kinds.ts';
import { present } from '../../src/base/index.ts';
import type { Experiment, GraphDocument, GraphNode, Probe } from '../../src/graph/index.ts';
import { runExperiment, type Backend } from '../../src/runtime/index.ts';
import { drawing, type EdgeSketch } from '../drawing.ts';

/** A drawing that is simulated for so many ms, with probes on `node.port`, which look every so many steps. */
export function simulation(
  nodes: Readonly<Record<string, GraphNode>>,
  edges: Readonly<Record<string, EdgeSketch>>,
  {
    dt,
    length,
    probes,
    every = 1,
    vary,
  }: {
    readonly dt: number;
    readonly length: number;
    readonly probes: readonly string[];
    readonly every?: number;
    readonly vary?: Experiment['vary'];
  },
): GraphDocument {
  const probe = (target: string): [string, Probe] => {
    const [node = '', port = ''] = target.split('.');
    return [target, { target: { node, port }, every }];
  };
  return drawing(nodes, edges, {
    settings: { seed: 1, dt },
    probes: Object.fromEntries(probes.map(probe)),
    experiments: { main: { verb: 'simulate', length, ...(vary ? { vary } : {}) } },
  });
}

/** What a run gives: traces by `node.port`, [step][element] over all rows; and what is seen at the end. */
export interface Run {
  trace(what: string): readonly (readonly number[])[];
  last(what: string): readonly number[];
}

export async function simulate(document: GraphDocument, backend: Backend): Promise<Run> {
  const run = await runExperiment(document, 'main', kinds, backend);
  if (!run.ok) throw new Error(run.diagnostics.map(({ message }) => message).join('\n'));
  return {
    trace: (what) => present(run.traces.get(what), what).steps.map(({ values }) => [...values]),
    last: (what) => [...present(run.values.get(what), what).values],
  };
}

/** One element of a trace. */
export const column = (trace: readonly (readonly number[])[], element = 0): number[] => trace.map((values) => values[element] as number);

/** The steps at which an element of a spike train is 1. */
export const spikeSteps = (trace: readonly (readonly number[])[], element = 0): number[] =>
  trace.flatMap((values, step) => (values[element] === 1 ? [step] : []));

/** The different values of `lastSpike`, in order: the time of every spike, ms. */
export const spikeTimes = (trace: readonly (readonly number[])[], element = 0): number[] =>
  column(trace, element).filter((at, step, all) => at >= 0 && at !== all[step - 1]);

export const largest = (numbers: readonly number[]): number => numbers.reduce((most, x) => Math.max(most, Math.abs(x)), 0);
