/**
 * The document as React Flow wants it. What did not change is the same object here, so that only changes render again; and only what
 * a change can have touched is looked at, so that a gesture costs the same in a large drawing.
 */
import { changedIds, edgesAt, edgesInto, edgesOutOf, sharing, withShared, type GraphDocument, type Kinds } from '../../graph/index.ts';
import { connectedPlaces } from '../inspector/lens/weights.ts';
import type { NodeView } from '../kit/index.ts';
import { fannedChip, isSmall, rememberPlaces } from './chipsIn.ts';
import { nameOf } from './nodes.ts';
import {
  countsTwoBiases,
  drawnWeights,
  edgeOf,
  liftOf,
  nodeData,
  portSize,
  tensorOf,
  type CanvasEdge,
  type CanvasNode,
  type Projection,
  type Scene,
} from './projection.ts';
import { elementsIn } from './sizes.ts';

interface Cached<T> {
  readonly key: readonly unknown[];
  readonly value: T;
}

/** `make` again only when an ingredient is another. */
function remember<T>(cache: Map<string, Cached<T>>, id: string, key: readonly unknown[], make: () => T): T {
  const before = cache.get(id);
  if (before && before.key.every((item, i) => Object.is(item, key[i]))) return before.value;
  const value = make();
  cache.set(id, { key, value });
  return value;
}

type NodeBody = ReturnType<typeof nodeData>;

class Projector {
  /** In the order of the drawing. */
  private readonly nodes = new Map<string, Cached<CanvasNode>>();
  private readonly bodies = new Map<string, Cached<NodeBody>>();
  private readonly edges = new Map<string, Cached<CanvasEdge>>();
  private readonly places = rememberPlaces();
  private chips: ReadonlyMap<string, number> | undefined;
  private last: Scene | undefined;
  private shown: Projection = { nodes: [], edges: [] };
  private readonly kinds: Kinds;
  private readonly views: ReadonlyMap<string, NodeView>;

  constructor(kinds: Kinds, views: ReadonlyMap<string, NodeView>) {
    this.kinds = kinds;
    this.views = views;
  }

  project(given: Scene): Projection {
    const scene = { ...given, document: withShared(given.document) };
    const { document } = scene;
    const part = this.last && touchedBetween(this.last, scene);
    const isAll = part === undefined;
    const touched = part ?? this.everything(document);
    for (const id of touched.nodes) this.projectNode(id, scene);
    if (isAll) reorder(this.nodes, Object.keys(document.nodes));
    const nodes = shownBy(this.shown.nodes, this.nodes, touched.nodes);
    const before = this.chips;
    this.chips = isSmall(document) ? this.places(document, nodes) : undefined;
    const moved = this.chips === before ? [] : Object.keys(document.edges); // of a small drawing, or of one that has just grown large
    const touchedEdges = new Set([...touched.edges, ...moved]);
    for (const id of touchedEdges) this.projectEdge(id, scene);
    if (isAll) reorder(this.edges, Object.keys(document.edges));
    const edges = shownBy(this.shown.edges, this.edges, touchedEdges);
    this.last = scene;
    this.shown = { nodes, edges };
    return this.shown;
  }

  /** What is no more goes. */
  private everything({ nodes, edges }: GraphDocument): Touched {
    reorder(this.nodes, Object.keys(nodes));
    reorder(this.bodies, Object.keys(nodes));
    reorder(this.edges, Object.keys(edges));
    return { nodes: new Set(Object.keys(nodes)), edges: new Set(Object.keys(edges)) };
  }

  private projectNode(id: string, { document, sizes, selection, dragged }: Scene): void {
    const { kinds, views } = this;
    const node = document.nodes[id];
    if (!node) {
      this.nodes.delete(id);
      this.bodies.delete(id);
      return;
    }
    const elements = elementsIn(id, node, { kinds, views, sizes });
    const twice = countsTwoBiases(document, id);
    const body = remember(this.bodies, id, [node.type, node.label, node.params, elements, twice], () =>
      nodeData(id, node, { kinds, views, elements, hasTwoBiases: twice }),
    );
    const at = dragged?.get(id);
    remember(this.nodes, id, [body, at?.x ?? node.position[0], at?.y ?? node.position[1], selection.has(id)], () => ({
      ...body,
      id,
      type: 'kind' as const,
      position: at ?? { x: node.position[0], y: node.position[1] },
      selected: selection.has(id),
      ariaLabel: `${kinds.nodes.get(node.type)?.title ?? node.type} ${body.data.name}`,
    }));
  }

  private projectEdge(id: string, { document, sizes, selection }: Scene): void {
    const { kinds } = this;
    const edge = document.edges[id];
    if (!edge) {
      this.edges.delete(id);
      return;
    }
    const { from, to } = edge;
    const tensor = tensorOf(document, edge);
    const title = `${nameOf(document, from.node)} → ${nameOf(document, to.node)}`;
    const lift = from.node === to.node ? liftOf(edge, this.bodies.get(from.node)?.value.data) : undefined;
    const [rows, columns] = [portSize(document, kinds, sizes, from), portSize(document, kinds, sizes, to)];
    const drawn = drawnWeights(document, kinds, id, { rows, columns });
    const sharers = sharing(document, id).length - 1;
    const chip = (this.chips ? this.chips.get(id) : fannedChip(document, id)) ?? 0.5;
    const selected = selection.has(id);
    remember(this.edges, id, [edge, sharers, selected, chip, rows, columns, tensor, drawn, lift, title], () =>
      edgeOf(id, edge, {
        selected,
        chip,
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
  }
}

export function createProjector(kinds: Kinds, views: ReadonlyMap<string, NodeView>): (scene: Scene) => Projection {
  const projector = new Projector(kinds, views);
  return (scene) => projector.project(scene);
}

/** The same list as before where nothing was touched and nothing went. */
const shownBy = <T>(before: readonly T[], cache: ReadonlyMap<string, Cached<T>>, touched: ReadonlySet<string>): readonly T[] =>
  touched.size === 0 && before.length === cache.size ? before : Array.from(cache.values(), ({ value }) => value);

function reorder<T>(cache: Map<string, Cached<T>>, ids: readonly string[]): void {
  const known = new Map(cache);
  cache.clear();
  for (const id of ids) {
    const before = known.get(id);
    if (before) cache.set(id, before);
  }
}

interface Touched {
  readonly nodes: Set<string>;
  readonly edges: Set<string>;
}

/** Sizes, tensors and the seed are behind every node and edge. */
const onSameGround = (before: Scene, after: Scene): boolean =>
  before.sizes === after.sizes &&
  before.document.tensors === after.document.tensors &&
  before.document.settings.seed === after.document.settings.seed;

/** What may look different; undefined for everything. */
function touchedBetween(before: Scene, after: Scene): Touched | undefined {
  const { document } = after;
  const nodes = changedIds(before.document.nodes, document.nodes);
  const edges = changedIds(before.document.edges, document.edges);
  if (!nodes || !edges || !onSameGround(before, after)) return undefined;
  const touched: Touched = { nodes: new Set(nodes), edges: new Set(edges) };
  for (const id of nodes) touchByNode(touched, { before: before.document, after: document, id });
  for (const id of edges) touchByEdge(touched, { before: before.document, after: document, id });
  touchByHand(touched, before, after);
  return touched;
}

/** What was selected or dragged, or is now. */
function touchByHand({ nodes, edges }: Touched, before: Scene, after: Scene): void {
  for (const id of differing(before.selection, after.selection)) (after.document.nodes[id] ? nodes : edges).add(id);
  if (before.dragged === after.dragged) return;
  for (const { dragged } of [before, after]) for (const id of dragged?.keys() ?? []) nodes.add(id);
}

interface Changed {
  readonly before: GraphDocument;
  readonly after: GraphDocument;
  readonly id: string;
}

const isSame = <T extends object>(old: T | undefined, now: T | undefined, parts: readonly (keyof T)[]): boolean =>
  old !== undefined && now !== undefined && parts.every((part) => old[part] === now[part]);

/** Its edges name it and end at its ports; a bias node is one to the units that it leads to. */
function touchByNode({ nodes, edges }: Touched, { before, after, id }: Changed): void {
  const [old, now] = [before.nodes[id], after.nodes[id]];
  if (isSame(old, now, ['type', 'label', 'params'])) return;
  for (const edge of edgesAt(after, id)) edges.add(edge);
  if (isSame(old, now, ['type'])) return;
  for (const edge of edgesOutOf(after, id)) nodes.add(after.edges[edge]?.to.node ?? '');
}

/** Edges into the same node stand beside each other, and edges that share a weight count each other. */
function touchByEdge({ nodes, edges }: Touched, { before, after, id }: Changed): void {
  const [old, now] = [before.edges[id], after.edges[id]];
  for (const document of [before, after]) for (const sharer of sharing(document, id)) edges.add(sharer);
  if (isSame(old, now, ['from', 'to'])) return;
  for (const edge of [old, now]) {
    if (!edge) continue;
    nodes.add(edge.to.node);
    for (const other of edgesInto(after, edge.to.node)) edges.add(other);
  }
}

function differing(a: ReadonlySet<string>, b: ReadonlySet<string>): readonly string[] {
  if (a === b) return [];
  return [...[...a].filter((id) => !b.has(id)), ...[...b].filter((id) => !a.has(id))];
}
