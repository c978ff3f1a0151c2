/** Copy, paste and duplicate: a piece of a drawing as JSON text, checked by the loader's rules, with ids of its own once it is pasted. */
import { isJsonObject, type Json, type JsonObject } from '../../base/index.ts';
import {
  addPiece,
  addProbe,
  edgesOutOf,
  emptyDocument,
  freshId,
  loadDocument,
  tensorNames,
  type Diagnostic,
  type GraphDocument,
  type GraphEdge,
  type GraphNode,
  type Kinds,
  type Piece,
  type Probe,
  type TensorData,
} from '../../graph/index.ts';
import { bringExperiment } from '../experiments/living.ts';
import type { Editor } from '../state/editor.ts';
import type { Box } from './chips.ts';
import { asOneStep } from './connect.ts';
import { canvasOf } from './handle.ts';
import { landing, type Landing, type Shift } from './landing.ts';
import { sizeTable, type SizeTable } from './nodes.ts';
import { around, measured } from './sizes.ts';

const FORMAT = 'neuroloom-piece';

/** What is copied: a piece of a drawing with the probes on it. */
type Copied = Required<Piece> & { readonly probes: GraphDocument['probes'] };

/** The selected nodes, the edges between them, the tensors they use and the probes on them; empty text when no node is selected. */
export function copyText(document: GraphDocument, selection: ReadonlySet<string>): string {
  const nodes = itemsOf(document.nodes, selection);
  if (Object.keys(nodes).length === 0) return '';
  const leaving = Object.keys(nodes).flatMap((id) => edgesOutOf(document, id));
  const edges = pick(itemsOf(document.edges, leaving), (_, { to }) => selection.has(to.node));
  const used = new Set([...Object.values(nodes), ...Object.values(edges)].flatMap(({ params }) => tensorNames(params)));
  const tensors = pick(document.tensors, (name) => used.has(name));
  const types = new Set([
    'graph',
    ...Object.values(nodes).map(({ type }) => `node/${type}`),
    ...Object.values(edges).map(({ type }) => `edge/${type}`),
  ]);
  const probes = pick(document.probes, (_, { target }) => target.node in nodes || target.node in edges);
  const versions = pick(document.versions, (owner) => types.has(owner));
  return JSON.stringify({ format: FORMAT, versions, nodes, edges, tensors, probes });
}

/** The items of these ids, where there are some. */
const itemsOf = <T>(record: Readonly<Record<string, T>>, ids: Iterable<string>): Record<string, T> =>
  Object.fromEntries([...ids].flatMap((id) => (Object.hasOwn(record, id) ? [[id, record[id] as T]] : [])));

const pick = <T>(record: Readonly<Record<string, T>>, keeps: (key: string, value: T) => boolean): Record<string, T> =>
  Object.fromEntries(Object.entries(record).filter(([key, value]) => keeps(key, value)));

export type Read =
  | { readonly ok: true; readonly piece: Copied }
  | { readonly ok: false; readonly diagnostics: readonly Diagnostic[] }
  | { readonly ok: 'foreign' };

/** `foreign`: the text is not a piece of a drawing at all. */
export function readPiece(text: string, kinds: Kinds): Read {
  const value = parsed(text);
  if (!isJsonObject(value) || value['format'] !== FORMAT) return { ok: 'foreign' };
  const { versions = { graph: 1 }, nodes = {}, edges = {}, tensors = {}, probes = {} } = value;
  const loaded = loadDocument({ ...emptyDocument(), versions, nodes, edges, tensors, probes }, kinds);
  if (!loaded.ok) return loaded;
  const { nodes: own, edges: between, tensors: used, probes: seen } = loaded.document;
  return { ok: true, piece: { nodes: own, edges: between, tensors: used, probes: seen } };
}

function parsed(text: string): Json | undefined {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return undefined;
  }
}

/** The piece with ids that the document does not have: nodes, edges, tensors, probes, and every mention of them. */
export function renamedFor(document: GraphDocument, piece: Copied, shift: Shift): Copied {
  const tensorIds = freshIds(Object.keys(piece.tensors), document.tensors);
  const nodeIds = freshIds(Object.keys(piece.nodes), document.nodes, document.edges);
  const edgeIds = freshIds(
    Object.keys(piece.edges),
    document.nodes,
    document.edges,
    Object.fromEntries([...nodeIds.values()].map((id) => [id, true])),
  );
  const probeIds = freshIds(Object.keys(piece.probes), document.probes);
  const node = (old: GraphNode): GraphNode => ({ ...old, params: withTensors(old.params, tensorIds), position: shift(old.position) });
  const edge = (old: GraphEdge): GraphEdge => ({
    ...old,
    params: withTensors(old.params, tensorIds),
    from: { ...old.from, node: id(nodeIds, old.from.node) },
    to: { ...old.to, node: id(nodeIds, old.to.node) },
  });
  return {
    nodes: Object.fromEntries(Object.entries(piece.nodes).map(([old, value]) => [id(nodeIds, old), node(value)])),
    edges: Object.fromEntries(Object.entries(piece.edges).map(([old, value]) => [id(edgeIds, old), edge(value)])),
    tensors: Object.fromEntries(Object.entries(piece.tensors).map(([old, value]): [string, TensorData] => [id(tensorIds, old), value])),
    probes: Object.fromEntries(
      Object.entries(piece.probes).map(([old, { every, target }]): [string, Probe] => [
        id(probeIds, old),
        { every, target: { ...target, node: id(edgeIds, id(nodeIds, target.node)) } },
      ]),
    ),
  };
}

const id = (given: ReadonlyMap<string, string>, old: string): string => given.get(old) ?? old;

function freshIds(ids: readonly string[], ...taken: readonly Readonly<Record<string, unknown>>[]): ReadonlyMap<string, string> {
  const given: Record<string, true> = {};
  return new Map(
    ids.map((old) => {
      const fresh = freshId(old, given, ...taken);
      given[fresh] = true;
      return [old, fresh];
    }),
  );
}

function withTensors(params: JsonObject, names: ReadonlyMap<string, string>): JsonObject {
  return Object.fromEntries(
    Object.entries(params).map(([name, value]) => {
      const tensor = isJsonObject(value) ? value['tensor'] : undefined;
      return [name, typeof tensor === 'string' ? { ...(value as JsonObject), tensor: names.get(tensor) ?? tensor } : value];
    }),
  );
}

const NOWHERE: Box = { x: 0, y: 0, width: 0, height: 0 };

/** Where a piece was, and the room it took. */
function placeOf({ nodes }: Pick<Copied, 'nodes'>, kinds: Kinds, sizes: SizeTable): Landing {
  const all = measured({ ...emptyDocument(), nodes }, { kinds, sizes });
  const corners = around(Object.values(nodes).map(({ position: [x, y] }) => ({ x, y, width: 0, height: 0 })));
  return { corners: corners ?? NOWHERE, room: around(all.map(({ room }) => room)) ?? NOWHERE };
}

/** Gives what was wrong, or nothing when all went well. */
export function pasteText(editor: Editor, kinds: Kinds, text: string, at?: readonly [number, number]): readonly Diagnostic[] | 'foreign' {
  const read = readPiece(text, kinds);
  if (read.ok === 'foreign') return 'foreign';
  if (!read.ok) return read.diagnostics;
  add(editor, kinds, read.piece, { at, verb: 'Paste' });
  return [];
}

/** Duplicates the selected nodes with the edges between them. */
export function duplicateSelection(editor: Editor, kinds: Kinds): void {
  const { history, selection } = editor.store.getState();
  const read = readPiece(copyText(history.document, selection), kinds);
  if (read.ok === true) add(editor, kinds, read.piece, { at: undefined, verb: 'Duplicate' });
}

interface Adding {
  readonly at: readonly [number, number] | undefined;
  readonly verb: string;
}

/** It lands in view, wherever it came from. */
function add(editor: Editor, kinds: Kinds, piece: Copied, { at, verb }: Adding): void {
  const { history, runtime } = editor.store.getState();
  const canvas = canvasOf(editor);
  const shift = landing(placeOf(piece, kinds, sizeTable(runtime.observables)), canvas?.view(), at);
  const fresh = renamedFor(history.document, piece, shift);
  const { probes, ...drawn } = fresh;
  const count = Object.keys(drawn.nodes).length;
  const label = `${verb} ${count} node${count === 1 ? '' : 's'}`;
  asOneStep(editor, 'paste', (gesture) => {
    editor.run(addPiece, { ...drawn, label }, gesture);
    for (const [probe, { target }] of Object.entries(probes)) editor.run(addProbe, { id: probe, target }, gesture);
    bringExperiment(editor, drawn.nodes, { gesture, label });
  });
  editor.select(Object.keys(fresh.nodes));
  canvas?.keepInView(Object.keys(fresh.nodes));
}
