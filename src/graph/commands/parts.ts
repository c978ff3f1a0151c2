/** A unit and its parts: net input, bias and activation, wired so that the same numbers come out. */
import type { GraphDocument, GraphEdge, GraphNode } from '../document.ts';
import { edgesInto, edgesOutOf } from '../facts.ts';
import { freshId } from '../ids.ts';
import type { Numbers } from '../params.ts';
import { nameKinds, type Command, type DocumentDraft } from './command.ts';
import { removeAll } from './elements.ts';

const ACROSS = 130;
const DOWN = 110;

/**
 * Rewrites a unit as net-input + bias + activation. The activation keeps the unit's id, so that everything that reads
 * `activation` (edges, probes, claims) still finds it; what spoke of `netInput` now speaks of the net-input node.
 */
export const showParts: Command<{ readonly node: string }> = {
  type: 'show-parts',
  label: () => 'Show parts',
  apply(draft, { node: id }) {
    const unit = draft.nodes[id];
    if (unit?.type !== 'unit') return;
    const { bias = 0, rule, eta, ...shape } = unit.params as Record<string, never>;
    const [x, y] = unit.position;
    const sum = freshId(`${id}-sum`, draft.nodes);
    const source = freshId(`${id}-bias`, draft.nodes);
    draft.nodes[sum] = { type: 'net-input', params: {}, position: [x - ACROSS, y] };
    draft.nodes[source] = { type: 'bias', params: {}, position: [x - ACROSS, y + DOWN] };
    draft.nodes[id] = { ...unit, type: 'activation', params: shape };
    redirect(draft, id, { node: sum, port: 'terms' });
    const beta = freshId(`${id}-beta`, draft.edges);
    draft.edges[beta] = {
      type: 'weight',
      params: { weight: bias, ...(rule === undefined ? {} : { rule }), ...(eta === undefined ? {} : { eta }) },
      from: { node: source, port: 'activation' },
      to: { node: sum, port: 'terms' },
    };
    draft.edges[freshId(`${id}-n`, draft.edges)] = {
      type: 'wire',
      params: {},
      from: { node: sum, port: 'netInput' },
      to: { node: id, port: 'netInput' },
    };
    retarget(draft, id, sum);
    for (const [own, part] of BIAS_PARAMS) moveOverride(draft, `${id}.${own}`, `${beta}.${part}`);
    nameKinds(draft, 'node', ['net-input', 'bias', 'activation']);
    nameKinds(draft, 'edge', ['weight', 'wire']);
  },
};

/** Edges into one node lead elsewhere from now on. */
function redirect(draft: DocumentDraft, from: string, to: GraphEdge['to']): void {
  for (const id of edgesInto(draft, from)) {
    const edge = draft.edges[id];
    if (edge) edge.to = { ...to };
  }
}

/** The parameters of a unit that speak of its bias, and those of the edge that is its bias when it is drawn. */
const BIAS_PARAMS = [
  ['bias', 'weight'],
  ['rule', 'rule'],
  ['eta', 'eta'],
] as const;

/** Probes of one node's net input look at another node's from now on. */
function retarget(draft: DocumentDraft, from: string, to: string): void {
  for (const { target } of Object.values(draft.probes)) if (target.node === from && target.port === 'netInput') target.node = to;
}

/** What experiments set a parameter to they set another to from now on. */
function moveOverride(draft: DocumentDraft, from: string, to: string): void {
  for (const { set } of Object.values(draft.experiments)) {
    if (!set || !Object.hasOwn(set, from)) continue;
    (set as Record<string, unknown>)[to] = set[from];
    delete (set as Record<string, unknown>)[from];
  }
}

export interface Parts {
  readonly sum: string;
  readonly wire: string;
  /** The bias source and its edge, when there is one that serves this sum alone. */
  readonly bias?: { readonly node: string; readonly edge: string; readonly params: GraphNode['params'] };
}

/** The one wire, without delay, that enters a node; undefined where something else does. */
function onlyWire({ edges }: Pick<GraphDocument, 'edges'>, node: string): readonly [string, GraphEdge] | undefined {
  const [id = '', ...others] = edgesInto({ edges }, node);
  const wire = edges[id];
  return wire?.type === 'wire' && others.length === 0 && (wire.params['delay'] ?? 0) === 0 ? [id, wire] : undefined;
}

/** The parts around an activation that would fold into a unit; undefined when they do not make one. */
export function partsOf(document: Pick<GraphDocument, 'nodes' | 'edges'>, activation: string): Parts | undefined {
  if (document.nodes[activation]?.type !== 'activation') return undefined;
  const wire = onlyWire(document, activation);
  if (!wire) return undefined;
  const sum = wire[1].from.node;
  const node = document.nodes[sum];
  if (node?.type !== 'net-input' || ((node.params as Record<string, unknown>)['size'] ?? 1) !== 1) return undefined;
  if (edgesOutOf(document, sum).length !== 1) return undefined;
  const bias = edgesInto(document, sum).flatMap((edge) => {
    const { type, from, params } = document.edges[edge] as GraphEdge;
    const weight = ((params as Record<string, unknown>)['weight'] ?? 1) as Numbers;
    const alone = edgesOutOf(document, from.node).length === 1;
    const isBias = type === 'weight' && document.nodes[from.node]?.type === 'bias' && alone && typeof weight === 'number';
    const { weight: _, ...learning } = params;
    const isPlain = Object.keys(learning).every((name) => BIAS_PARAMS.some(([, part]) => part === name));
    return isBias && isPlain ? [{ node: from.node, edge, params: { ...(weight === 0 ? {} : { bias: weight }), ...learning } }] : [];
  })[0];
  return { sum, wire: wire[0], ...(bias ? { bias } : {}) };
}

/** The reverse of `showParts`, for any activation that is fed by a net input of its own. */
export const fold: Command<{ readonly node: string }> = {
  type: 'fold',
  label: () => 'Fold into a unit',
  apply(draft, { node: id }) {
    const parts = partsOf(draft, id);
    const activation = draft.nodes[id];
    if (!parts || !activation) return;
    const { sum, wire, bias } = parts;
    redirect(draft, sum, { node: id, port: 'netInput' });
    retarget(draft, sum, id);
    if (bias) for (const [own, part] of BIAS_PARAMS) moveOverride(draft, `${bias.edge}.${part}`, `${id}.${own}`);
    // what still speaks of the parts goes with them
    removeAll(draft, [wire, sum, ...(bias ? [bias.node, bias.edge] : [])], edgesInto(draft, sum));
    draft.nodes[id] = {
      ...activation,
      type: 'unit',
      // without a bias there is none to learn
      params: { ...activation.params, ...(bias ? bias.params : { rule: 'fixed' }) },
    };
    nameKinds(draft, 'node', ['unit']);
  },
};
