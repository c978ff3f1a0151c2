/** The same cells drawn twice: as one population, and one by one with edges of their own. */
import type { Json, JsonObject } from '../../src/base/index.ts';
import type { Experiment, GraphDocument, GraphNode } from '../../src/graph/index.ts';
import { node, weight, wire, type EdgeSketch } from '../drawing.ts';
import { simulated, type Trajectory } from './in-time.ts';
import { drawFrom } from './random-graph.ts';

/** One kind of neuron in one mode. */
export interface Cells {
  readonly name: string;
  readonly kind: string;
  /** Equal in all cells. */
  readonly params: JsonObject;
  /** Of which a population has one number per cell: from … to. */
  readonly vectors: Readonly<Record<string, Range>>;
  /** Of which a population has one number for all. */
  readonly scalars: Readonly<Record<string, Range>>;
  /** The port that takes the stimulus, and which stimulus; a current flows all the time. */
  readonly stimulus?: { readonly port: string; readonly amplitude: Range };
  /** Ports that take spikes from outside, with their weights. */
  readonly spikes: Readonly<Record<string, Range>>;
  /** A ring of connections from cell to cell. */
  readonly ring?: { readonly from: string; readonly to: string; readonly weight: Range };
  /** ms */
  readonly dt: number;
  readonly steps: number;
  /** What shows that something happens: an observed value that is above 0 at some step. */
  readonly busy: string;
}

type Range = readonly [from: number, to: number];

export const COUNT = 5;
const DELAY = 2;

/** What is drawn for every cell. */
export interface Drawn {
  readonly vectors: Readonly<Record<string, readonly number[]>>;
  readonly scalars: Readonly<Record<string, readonly number[]>>;
  readonly amplitude: readonly number[];
  readonly times: readonly number[];
  readonly weights: Readonly<Record<string, readonly number[]>>;
  readonly ring: readonly number[];
}

export function drawn(cells: Cells, seed: number): Drawn {
  const { below } = drawFrom(seed);
  const each = ([from, to]: Range) => Array.from({ length: COUNT }, () => from + ((to - from) * below(1000)) / 1000);
  const all = (ranges: Readonly<Record<string, Range>>) =>
    Object.fromEntries(Object.entries(ranges).map(([name, range]) => [name, each(range)]));
  return {
    vectors: all(cells.vectors),
    scalars: all(cells.scalars),
    amplitude: each(cells.stimulus?.amplitude ?? [0, 0]),
    times: each([0, (cells.steps * cells.dt) / 2]),
    weights: all(cells.spikes),
    ring: each(cells.ring?.weight ?? [0, 0]),
  };
}

interface Layout {
  /** Cells that are drawn; all when left out. */
  readonly members?: Iterable<number>;
  readonly isCoupled?: boolean;
  readonly experiment?: Partial<Experiment>;
}

const at = (lists: Readonly<Record<string, readonly number[]>>, i: number): JsonObject =>
  Object.fromEntries(Object.entries(lists).map(([name, list]) => [name, list[i] as Json]));

/** One node `n` for all; scalars are those of the first cell. */
export function population(cells: Cells, of: Drawn, { isCoupled = true, experiment = {} }: Layout = {}): GraphDocument {
  const pairs = of.ring.map((_, i) => [i, (i + 1) % COUNT]);
  const nodes: Record<string, GraphNode> = {
    n: node(cells.kind, { ...cells.params, ...(of.vectors as JsonObject), ...at(of.scalars, 0), size: COUNT }),
    s: node('spike-source', { size: COUNT, spikes: of.times.map((t, i) => [i, t]) }),
  };
  const edges: Record<string, EdgeSketch> = {};
  if (cells.stimulus) nodes['i'] = node('current', { size: COUNT, amplitude: of.amplitude });
  if (cells.stimulus) edges['i'] = wire('i', `n.${cells.stimulus.port}`);
  for (const [port, weights] of Object.entries(of.weights))
    edges[`k-${port}`] = weight('s', `n.${port}`, weights, { connectivity: 'one-to-one', delay: 1 });
  if (cells.ring && isCoupled)
    edges['r'] = weight(`n.${cells.ring.from}`, `n.${cells.ring.to}`, of.ring, { connectivity: 'list', pairs, delay: DELAY });
  return simulated(nodes, edges, { dt: cells.dt, ...experiment });
}

/** A node `n0`, `n1`, … for each of the members. */
export function singles(cells: Cells, of: Drawn, { members = of.times.keys(), isCoupled = true }: Layout = {}): GraphDocument {
  const nodes: Record<string, GraphNode> = {};
  const edges: Record<string, EdgeSketch> = {};
  for (const i of members) {
    nodes[`n${i}`] = node(cells.kind, { ...cells.params, ...at(of.vectors, i), ...at(of.scalars, i) });
    nodes[`s${i}`] = node('spike-source', { spikes: [[0, of.times[i] as number]] });
    if (cells.stimulus) nodes[`i${i}`] = node('current', { amplitude: of.amplitude[i] as number });
    if (cells.stimulus) edges[`i${i}`] = wire(`i${i}`, `n${i}.${cells.stimulus.port}`);
    for (const [port, weights] of Object.entries(of.weights))
      edges[`k-${port}${i}`] = weight(`s${i}`, `n${i}.${port}`, weights[i], { delay: 1 });
    if (cells.ring && isCoupled)
      edges[`r${i}`] = weight(`n${i}.${cells.ring.from}`, `n${(i + 1) % COUNT}.${cells.ring.to}`, of.ring[i], { delay: DELAY });
  }
  return simulated(nodes, edges, { dt: cells.dt });
}

/** What one cell of a population shows, named as if it were drawn by itself. */
export function cellOf(all: Trajectory, i: number): Trajectory {
  const own = [...all].filter(([what]) => what.startsWith('n.'));
  return new Map(own.map(([what, steps]) => [what.replace('n.', `n${i}.`), steps.map((rows) => rows.map((row) => [row[i] as number]))]));
}

/** What the node of one cell shows. */
export const singleOf = (all: Trajectory, i: number): Trajectory => new Map([...all].filter(([what]) => what.startsWith(`n${i}.`)));
