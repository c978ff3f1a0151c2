/** Adding, removing, moving and naming what is drawn. */
import type { Json } from '../../base/index.ts';
import type { Claim, GraphDocument, GraphEdge, GraphNode, Probe, TensorData } from '../document.ts';
import { edgesAt, tensorNames, usersOf } from '../facts.ts';
import { counted, nameKinds, type Command, type DocumentDraft, type Draft } from './command.ts';

/** A piece of a drawing: what a paste, a duplicate or a dropped kind brings. */
export interface Piece {
  readonly nodes?: Readonly<Record<string, GraphNode>>;
  readonly edges?: Readonly<Record<string, GraphEdge>>;
  readonly tensors?: Readonly<Record<string, TensorData>>;
}

export const addPiece: Command<Piece & { readonly label?: string }> = {
  type: 'add-piece',
  label: ({ label, nodes = {}, edges = {} }) =>
    label ??
    (Object.keys(nodes).length > 0
      ? `Add ${counted(Object.keys(nodes).length, 'node')}`
      : `Connect ${counted(Object.keys(edges).length, 'edge')}`),
  apply(draft, { nodes = {}, edges = {}, tensors = {} }) {
    Object.assign(draft.nodes, nodes);
    Object.assign(draft.edges, edges);
    Object.assign(draft.tensors, tensors);
    nameKinds(draft, 'node', typesOf(nodes));
    nameKinds(draft, 'edge', typesOf(edges));
  },
};

const typesOf = (items: Readonly<Record<string, { readonly type: string }>>): readonly string[] =>
  Object.values(items).map(({ type }) => type);

/** Removes nodes and edges, with everything that would be left hanging: their edges, probes, claims, overrides and tensors. */
export const removeElements: Command<{ readonly ids: readonly string[] }> = {
  type: 'remove-elements',
  label: ({ ids }) => `Delete ${counted(ids.length, 'element')}`,
  apply: (draft, { ids }) => removeAll(draft, ids),
};

/** `spared`: edges that the command has led elsewhere before. */
export function removeAll(draft: DocumentDraft, ids: readonly string[], spared: readonly string[] = []): void {
  const kept = new Set(spared);
  const gone = new Set([...ids, ...ids.flatMap((id) => edgesAt(draft, id)).filter((id) => !kept.has(id))]);
  for (const id of gone) {
    delete draft.nodes[id];
    delete draft.edges[id];
  }
  removeProbes(draft, ({ target }) => gone.has(target.node));
  removeOverrides(draft, gone);
  removeUnusedTensors(draft);
}

function removeOverrides(draft: DocumentDraft, gone: ReadonlySet<string>): void {
  const isGone = (path: string) => gone.has(path.slice(0, path.lastIndexOf('.')));
  for (const experiment of Object.values(draft.experiments)) {
    const { inputs = {}, set = {}, vary = {}, loss } = experiment;
    for (const id of Object.keys(inputs)) if (gone.has(id)) delete inputs[id];
    for (const paths of [set as Record<string, Json>, vary as Record<string, Json>])
      for (const path of Object.keys(paths)) if (isGone(path)) delete paths[path];
    if (loss !== undefined && gone.has(loss)) delete experiment.loss;
  }
}

function removeProbes(draft: DocumentDraft, matches: (probe: Draft<Probe>) => boolean): void {
  const gone = new Set(Object.entries(draft.probes).flatMap(([id, probe]) => (matches(probe) ? [id] : [])));
  for (const id of gone) delete draft.probes[id];
  for (const experiment of Object.values(draft.experiments))
    if (experiment.until && gone.has(experiment.until.probe)) delete experiment.until;
  const speaksOf = ({ measure, is }: Draft<Claim>) => gone.has(measure.probe) || ('sameAs' in is && gone.has(is.sameAs.probe));
  if (draft.claims.some(speaksOf)) draft.claims = draft.claims.filter((claim) => !speaksOf(claim));
}

/** Tensors that no parameter refers to. `changed`: owners to which the command that asks has given references. */
export function removeUnusedTensors(draft: DocumentDraft, changed: readonly string[] = []): void {
  const overrides = Object.values(draft.experiments).flatMap(({ set = {} }) => tensorNames(set));
  const namesOf = (id: string) => tensorNames((draft.nodes[id] ?? draft.edges[id])?.params ?? {});
  const given = new Set([...changed.flatMap(namesOf), ...overrides]);
  for (const name of Object.keys(draft.tensors))
    if (!given.has(name) && !usersOf(draft, name).some((id) => namesOf(id).includes(name))) delete draft.tensors[name];
}

export const moveNodes: Command<{ readonly positions: Readonly<Record<string, readonly [number, number]>> }> = {
  type: 'move-nodes',
  label: ({ positions }) => `Move ${counted(Object.keys(positions).length, 'node')}`,
  apply(draft, { positions }) {
    for (const [id, [x, y]] of Object.entries(positions)) {
      const node = draft.nodes[id];
      if (node) node.position = [x, y];
    }
  },
};

export const rename: Command<{ readonly node: string; readonly label: string }> = {
  type: 'rename',
  label: ({ label }) => `Rename to ${label}`,
  apply(draft, { node, label }) {
    const target = draft.nodes[node];
    if (!target) return;
    if (label === '') delete target.label;
    else target.label = label;
  },
};

/** Moves one end of an edge to another port. */
export const reconnect: Command<{ readonly edge: string; readonly from: GraphEdge['from']; readonly to: GraphEdge['to'] }> = {
  type: 'reconnect',
  label: () => 'Reconnect edge',
  apply(draft, { edge, from, to }) {
    const target = draft.edges[edge];
    if (target) Object.assign(target, { from: { ...from }, to: { ...to } });
  },
};

type About = Partial<Pick<GraphDocument, 'title' | 'description' | 'guide' | 'settings'>>;
export const describeDocument: Command<About> = {
  type: 'describe-document',
  label: ({ title }) => (title === undefined ? 'Change the description' : `Name it ${title}`),
  apply: (draft, about) => void Object.assign(draft, about),
};

export const removeProbe: Command<{ readonly probe: string }> = {
  type: 'remove-probe',
  label: () => 'Remove probe',
  apply: (draft, { probe }) => removeProbes(draft, (candidate) => candidate === draft.probes[probe]),
};
