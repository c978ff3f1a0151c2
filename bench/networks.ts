/** The networks that are measured, as documents. */
import { uniform } from '../src/base/index.ts';
import { emptyDocument, type GraphDocument, type GraphEdge, type GraphNode } from '../src/graph/index.ts';

const key = { seed: 1, owner: 'bench', purpose: 'numbers' };
const position = [0, 0] as const;

/** `count` numbers in [-scale, scale). */
export const numbers = (count: number, scale: number): number[] =>
  Array.from({ length: count }, (_, i) => scale * (2 * uniform(key, i) - 1));

export const rowsOf = (flat: readonly number[], width: number): number[][] =>
  Array.from({ length: flat.length / width }, (_, row) => flat.slice(row * width, (row + 1) * width));

const edge = (from: string, to: string, weight: number | number[][]): GraphEdge => ({
  type: 'weight',
  params: { weight },
  from: { node: from, port: 'activation' },
  to: { node: to, port: 'netInput' },
});

/** 784-128-10 with ReLU and linear output, drawn as layers. */
export function multilayer(batch: number): GraphDocument {
  const weights = (from: number, to: number) => rowsOf(numbers(from * to, 0.1), to);
  return {
    ...emptyDocument(`784-128-10, ${batch} rows`),
    nodes: {
      x: { type: 'input', params: { size: 784, rows: rowsOf(numbers(784 * batch, 1), 784) }, position },
      h: { type: 'layer', params: { size: 128, activation: 'relu' }, position },
      y: { type: 'layer', params: { size: 10, activation: 'linear' }, position },
    },
    edges: { e1: edge('x', 'h', weights(784, 128)), e2: edge('h', 'y', weights(128, 10)) },
    probes: { out: { target: { node: 'y', port: 'activation' }, every: 1 } },
  };
}

export interface UnitGraph {
  readonly document: GraphDocument;
  /** Levels of equal width, and for each unit of a level the units before it that it hears. */
  readonly width: number;
  readonly sources: readonly (readonly number[])[];
  readonly weights: readonly (readonly number[])[];
}

/** Unit `i` of a level; level 0 is the inputs. */
export const unitId = (level: number, i: number): string => (level === 0 ? `x${i}` : `u${level}-${i}`);

/** `units` units in ten levels, each with `fanIn` scalar weights from the level before, wired one by one. */
export function unitGraph(units: number, fanIn: number): UnitGraph {
  const levels = 10;
  const width = units / levels;
  const nodes: Record<string, GraphNode> = {};
  const edges: Record<string, GraphEdge> = {};
  const sources = Array.from({ length: width }, (_, i) => Array.from({ length: fanIn }, (__, k) => (i * 7 + k * 131) % width));
  const weights = Array.from({ length: levels - 1 }, (_, level) => numbers(width * fanIn, 0.3).map((w) => w * (1 + level / levels)));
  for (let i = 0; i < width; i++) nodes[unitId(0, i)] = { type: 'input', params: { rows: [[Math.sin(i)]] }, position };
  let count = 0;
  for (let level = 1; level < levels; level++)
    for (let i = 0; i < width; i++) {
      nodes[unitId(level, i)] = { type: 'unit', params: { activation: 'tanh' }, position };
      for (const [k, from] of (sources[i] ?? []).entries())
        edges[`e${count++}`] = edge(unitId(level - 1, from), unitId(level, i), weights[level - 1]?.[i * fanIn + k] ?? 0);
    }
  return { document: { ...emptyDocument(`${units} units`), nodes, edges }, width, sources, weights };
}
