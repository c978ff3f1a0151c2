/** The document as React Flow wants it. What did not change in the document is the same object here, so that only changes render again. */
import { Position, type Edge, type Node } from '@xyflow/react';
import type { JsonObject } from '../../base/index.ts';
import {
  completed,
  sharing,
  withShared,
  type GraphDocument,
  type GraphEdge,
  type GraphNode,
  type Kinds,
  type TensorData,
} from '../../graph/index.ts';
import { connectedPlaces, edgeWeights } from '../inspector/lens/weights.ts';
import type { NodeView } from '../kit/index.ts';
import { chipPlaces, type Box, type ChipLine } from './chips.ts';
import { curveBetween, curveToItself, liftOver, type Point } from './geometry.ts';
import { elementsOf, knownNode, nameOf, type SizeTable } from './nodes.ts';
import { elementsIn, PLACEHOLDER } from './sizes.ts';

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

interface Cached<T> {
  readonly key: readonly unknown[];
  readonly value: T;
}

const same = (a: readonly unknown[], b: readonly unknown[]): boolean => a.every((item, i) => Object.is(item, b[i]));

/** `make` again only when an ingredient is another. */
function remember<T>(cache: Map<string, Cached<T>>, id: string, key: readonly unknown[], make: () => T): T {
  const before = cache.get(id);
  if (before && same(before.key, key)) return before.value;
  const value = make();
  cache.set(id, { key, value });
  return value;
}

export function createProjector(kinds: Kinds, views: ReadonlyMap<string, NodeView>): (scene: Scene) => Projection {
  const nodeCache = new Map<string, Cached<CanvasNode>>();
  const dataCache = new Map<string, Cached<Pick<CanvasNode, 'data' | 'width' | 'height' | 'measured' | 'handles'>>>();
  const edgeCache = new Map<string, Cached<CanvasEdge>>();
  const places = rememberPlaces();
  return ({ document: drawing, sizes, selection, dragged }) => {
    const document = withShared(drawing);
    const doubled = doubleBiases(document);
    const nodes = Object.entries(document.nodes).map(([id, node]) => {
      const elements = elementsIn(id, node, { kinds, views, sizes });
      const fixed = remember(dataCache, id, [node.type, node.label, node.params, elements, doubled.has(id)], () =>
        nodeData(id, node, { kinds, views, elements, hasTwoBiases: doubled.has(id) }),
      );
      const at = dragged?.get(id);
      return remember(nodeCache, id, [fixed, at?.x ?? node.position[0], at?.y ?? node.position[1], selection.has(id)], () => ({
        ...fixed,
        id,
        type: 'kind' as const,
        position: at ?? { x: node.position[0], y: node.position[1] },
        selected: selection.has(id),
        ariaLabel: `${kinds.nodes.get(node.type)?.title ?? node.type} ${fixed.data.name}`,
      }));
    });
    const chips = places(document, nodes);
    const elements = (ref: GraphEdge['from']) => portSize(document, kinds, sizes, ref);
    const edges = Object.entries(document.edges).map(([id, edge]) => {
      const tensor = tensorOf(document, edge);
      const title = `${nameOf(document, edge.from.node)} → ${nameOf(document, edge.to.node)}`;
      const lift = edge.from.node === edge.to.node ? liftOf(edge, dataCache.get(edge.from.node)?.value.data) : undefined;
      const [rows, columns] = [elements(edge.from), elements(edge.to)];
      const drawn = drawnWeights(document, kinds, id, { rows, columns });
      const sharers = sharing(document, id).length - 1;
      const key = [edge, sharers, selection.has(id), chips.get(id), rows, columns, tensor, drawn, lift, title];
      return remember(edgeCache, id, key, () =>
        edgeOf(id, edge, {
          selected: selection.has(id),
          chip: chips.get(id) ?? 0.5,
          rows,
          columns,
          tensor,
          drawn,
          places: drawn && connectedPlaces(document, kinds, id, { from: rows, to: columns }),
          sharers,
          lift,
          title,
          kinds,
        }),
      );
    });
    return { nodes, edges };
  };
}

interface NodeExtras {
  readonly kinds: Kinds;
  readonly views: ReadonlyMap<string, NodeView>;
  readonly elements: number;
  readonly hasTwoBiases: boolean;
}

function nodeData(
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

function portSize({ nodes }: GraphDocument, kinds: Kinds, sizes: SizeTable, { node, port }: GraphEdge['from']): number {
  const target = nodes[node];
  const known = target && knownNode(target, kinds);
  return (known && elementsOf(known, node, port, sizes)) ?? 1;
}

/** A port's height in the node is how far the node reaches above it. */
function liftOf({ from, to }: Pick<GraphEdge, 'from' | 'to'>, data: NodeData | undefined): number {
  const ends = data?.ports.filter(({ name, direction }) => name === (direction === 'out' ? from.port : to.port)) ?? [];
  return liftOver(Math.max(0, ...ends.map(({ y }) => y)), data !== undefined && data.elements > 1);
}

function tensorOf({ tensors }: GraphDocument, { params }: GraphEdge): TensorData | undefined {
  const weight = params['weight'];
  const name =
    typeof weight === 'object' && weight !== null && 'tensor' in weight ? (weight as { readonly tensor: string }).tensor : undefined;
  return name === undefined ? undefined : tensors[name];
}

const MOST_DRAWN = 4096;

function drawnWeights(
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

function edgeOf(id: string, edge: GraphEdge, { selected, kinds, ...data }: EdgeExtras): CanvasEdge {
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

/** Units with a β of their own that also have an edge from a bias node. */
export function doubleBiases({ nodes, edges }: GraphDocument): ReadonlySet<string> {
  const found = new Set<string>();
  for (const { from, to } of Object.values(edges)) {
    const bias = nodes[to.node]?.params['bias'];
    if (nodes[from.node]?.type === 'bias' && bias !== undefined && bias !== 0) found.add(to.node);
  }
  return found;
}

/** Places of chips follow from positions and ends alone: a weight that is dragged does not move them. */
function rememberPlaces(): (document: GraphDocument, nodes: readonly CanvasNode[]) => ReadonlyMap<string, number> {
  let known: { readonly key: readonly unknown[]; readonly places: ReadonlyMap<string, number> } = { key: [], places: new Map() };
  return (document, nodes) => {
    // ports stay while a node is dragged, and chips with them: only what is committed counts
    const key = [
      ...Object.values(document.nodes).map(({ position }) => position),
      null,
      ...nodes.map(({ data }) => data.ports),
      null,
      ...Object.entries(document.edges).flatMap(([id, { from, to }]) => [id, from, to]),
    ];
    if (key.length === known.key.length && same(key, known.key)) return known.places;
    known = { key, places: placesOf(document, nodes) };
    return known.places;
  };
}

function placesOf({ edges, nodes: drawn }: GraphDocument, nodes: readonly CanvasNode[]): ReadonlyMap<string, number> {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const end = ({ node, port }: GraphEdge['from'], direction: 'in' | 'out'): Point | undefined => {
    const box = byId.get(node);
    const place = box?.data.ports.find((candidate) => candidate.name === port && candidate.direction === direction);
    const [x, y] = drawn[node]?.position ?? [0, 0];
    return box && place && { x: x + (direction === 'out' ? (box.width ?? 0) : 0), y: y + place.y };
  };
  const lines = Object.entries(edges).flatMap(([id, { from, to }]): ChipLine[] => {
    const [a, b] = [end(from, 'out'), end(to, 'in')];
    if (!a || !b) return [];
    const isLoop = from.node === to.node;
    return [{ id, curve: isLoop ? curveToItself(a, b, liftOf({ from, to }, byId.get(from.node)?.data)) : curveBetween(a, b) }];
  });
  const boxes = nodes
    .filter(({ data }) => data.type !== 'note')
    .map(({ id, width = 0, height = 0 }): Box => ({
      x: drawn[id]?.position[0] ?? 0,
      y: (drawn[id]?.position[1] ?? 0) - 20,
      width,
      height: height + 20,
    }));
  return chipPlaces(lines, boxes);
}
