/** What React Flow gets of a node and of an edge; projector.ts makes the whole drawing of them. */
import { Position, type Edge, type Node } from '@xyflow/react';
import type { JsonObject } from '../../base/index.ts';
import {
  completed,
  edgesInto,
  type GraphDocument,
  type GraphEdge,
  type GraphNode,
  type Kinds,
  type TensorData,
} from '../../graph/index.ts';
import { edgeWeights } from '../inspector/lens/weights.ts';
import type { NodeView } from '../kit/index.ts';
import { liftOver, type Point } from './geometry.ts';
import { elementsOf, knownNode, type SizeTable } from './nodes.ts';
import { PLACEHOLDER } from './sizes.ts';

export interface PortPlace {
  readonly name: string;
  readonly title: string;
  readonly summary?: string | undefined;
  readonly direction: 'in' | 'out';
  /** From the top of the node. */
  readonly y: number;
}

// types, not interfaces: React Flow wants an index signature
export type NodeData = {
  readonly type: string;
  readonly name: string;
  readonly hasLabel: boolean;
  readonly params: JsonObject;
  readonly elements: number;
  readonly ports: readonly PortPlace[];
  /** Its β adds to the weight of an edge from a bias node. */
  readonly hasTwoBiases: boolean;
};
export type EdgeData = {
  readonly params: JsonObject;
  readonly isWeight: boolean;
  /** Presynaptic and postsynaptic elements. */
  readonly rows: number;
  readonly columns: number;
  /** The tensor that holds the weights, if one does. */
  readonly tensor: TensorData | undefined;
  /** Weights that are drawn from the seed, or of some pairs only, unless they are too many to be shown. */
  readonly drawn: Float64Array | undefined;
  /** Where its connections stand among all pairs, when they are some of them. */
  readonly places: Int32Array | undefined;
  /** How many other edges have the same weight. */
  readonly sharers: number;
  readonly delay: number;
  /** The part of the curve, from 0 to 1, where its chip stands. */
  readonly chip: number;
  /** Of an edge from a node to itself: how far it is drawn up. */
  readonly lift: number | undefined;
  readonly title: string;
};
export type CanvasNode = Node<NodeData, 'kind'>;
export type CanvasEdge = Edge<EdgeData, 'edge'>;

export interface Scene {
  readonly document: GraphDocument;
  readonly sizes: SizeTable;
  readonly selection: ReadonlySet<string>;
  /** Positions while nodes are dragged. */
  readonly dragged: ReadonlyMap<string, Point> | undefined;
}

export interface Projection {
  readonly nodes: readonly CanvasNode[];
  readonly edges: readonly CanvasEdge[];
}

export const HANDLE = 9;

interface NodeExtras {
  readonly kinds: Kinds;
  readonly views: ReadonlyMap<string, NodeView>;
  readonly elements: number;
  readonly hasTwoBiases: boolean;
}

export function nodeData(
  id: string,
  node: GraphNode,
  { kinds, views, elements, hasTwoBiases }: NodeExtras,
): Pick<CanvasNode, 'data' | 'width' | 'height' | 'measured' | 'handles'> {
  const known = knownNode(node, kinds);
  const params = known?.params ?? node.params;
  const [width, height] = (known && views.get(node.type)?.size(params, elements)) ?? PLACEHOLDER;
  const placed = (direction: 'in' | 'out') => {
    const ports = known?.ports.filter((port) => port.direction === direction) ?? [];
    return ports.map(({ name, title, summary }, i) => ({ name, title, summary, direction, y: (height * (i + 1)) / (ports.length + 1) }));
  };
  const ports = [...placed('in'), ...placed('out')];
  const handles = ports.map(({ name, direction, y }) => ({
    id: name,
    type: direction === 'in' ? ('target' as const) : ('source' as const),
    position: direction === 'in' ? Position.Left : Position.Right,
    x: (direction === 'in' ? 0 : width) - HANDLE / 2,
    y: y - HANDLE / 2,
    width: HANDLE,
    height: HANDLE,
  }));
  return {
    width,
    height,
    measured: { width, height },
    handles,
    data: { type: node.type, name: node.label ?? id, hasLabel: node.label !== undefined, params, elements, ports, hasTwoBiases },
  };
}

export function portSize({ nodes }: GraphDocument, kinds: Kinds, sizes: SizeTable, { node, port }: GraphEdge['from']): number {
  const target = nodes[node];
  const known = target && knownNode(target, kinds);
  return (known && elementsOf(known, node, port, sizes)) ?? 1;
}

/** A port's height in the node is how far the node reaches above it. */
export function liftOf({ from, to }: Pick<GraphEdge, 'from' | 'to'>, data: NodeData | undefined): number {
  const ends = data?.ports.filter(({ name, direction }) => name === (direction === 'out' ? from.port : to.port)) ?? [];
  return liftOver(Math.max(0, ...ends.map(({ y }) => y)), data !== undefined && data.elements > 1);
}

export function tensorOf({ tensors }: GraphDocument, { params }: GraphEdge): TensorData | undefined {
  const weight = params['weight'];
  const name =
    typeof weight === 'object' && weight !== null && 'tensor' in weight ? (weight as { readonly tensor: string }).tensor : undefined;
  return name === undefined ? undefined : tensors[name];
}

const MOST_DRAWN = 4096;

export function drawnWeights(
  document: GraphDocument,
  kinds: Kinds,
  id: string,
  { rows, columns }: { readonly rows: number; readonly columns: number },
): Float64Array | undefined {
  const { initial, connectivity = 'all-to-all' } = document.edges[id]?.params ?? {};
  const isPlain = connectivity === 'all-to-all' || connectivity === 'one-to-one';
  if (isPlain && initial !== 'uniform' && initial !== 'normal') return undefined;
  const count = connectivity === 'one-to-one' ? rows : rows * columns;
  return count <= MOST_DRAWN ? edgeWeights(document, kinds, id, { from: rows, to: columns }) : undefined;
}

type EdgeExtras = Omit<EdgeData, 'params' | 'isWeight' | 'delay'> & { readonly selected: boolean; readonly kinds: Kinds };

export function edgeOf(id: string, edge: GraphEdge, { selected, kinds, ...data }: EdgeExtras): CanvasEdge {
  const kind = kinds.edges.get(edge.type);
  const isWeight = kind?.weighted === true;
  const params = kind ? completed(kind.params, edge.params) : edge.params;
  return {
    id,
    type: 'edge',
    source: edge.from.node,
    target: edge.to.node,
    sourceHandle: edge.from.port,
    targetHandle: edge.to.port,
    selected,
    reconnectable: selected,
    ariaLabel: `${isWeight ? 'Weight' : 'Wire'} ${data.title}`,
    data: { ...data, params, isWeight, delay: Number(edge.params['delay'] ?? 0) },
  };
}

/** Whether a unit with a β of its own also has an edge from a bias node. */
export function countsTwoBiases(document: GraphDocument, id: string): boolean {
  const { nodes, edges } = document;
  const bias = nodes[id]?.params['bias'];
  if (bias === undefined || bias === 0) return false;
  return edgesInto(document, id).some((edge) => nodes[edges[edge]?.from.node ?? '']?.type === 'bias');
}
