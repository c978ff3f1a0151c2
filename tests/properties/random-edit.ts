/** Random edits of a drawing: every command there is, with arguments that mean something in the document at hand. */
import type { Json, JsonObject } from '../../src/base/index.ts';
import { commandByType, freshId, type Command, type GraphDocument } from '../../src/graph/index.ts';
import type { Draw } from './random-graph.ts';

export interface Edit {
  readonly command: Command<JsonObject>;
  readonly args: JsonObject;
}

type Maker = (document: GraphDocument, draw: Draw) => object | undefined;

const nodeIds = (document: GraphDocument) => Object.keys(document.nodes);
const edgeIds = (document: GraphDocument) => Object.keys(document.edges);
const some = <T>(draw: Draw, items: readonly T[]): T | undefined => (items.length === 0 ? undefined : draw.pick(items));

const claim = (draw: Draw, probe?: string) => ({
  experiment: draw.pick(['main', 'other']),
  measure: { ...(probe === undefined ? {} : { probe }), reduce: draw.pick(['last', 'mean']) },
  is: draw.pick([{ equals: draw.number(), tolerance: 0.5 }, { atLeast: draw.number() }]),
  because: 'a reason',
});

/** Parameters of any owner, as an inspector would set them. */
function change(document: GraphDocument, draw: Draw): { owner: string; name: string; value: Json } | undefined {
  const owner = some(draw, [...nodeIds(document), ...edgeIds(document)]);
  if (owner === undefined) return undefined;
  const type = (document.nodes[owner] ?? document.edges[owner])?.type;
  const value = draw.chance(0.1) ? null : draw.number();
  if (type === 'unit')
    return {
      owner,
      ...draw.pick([
        { name: 'bias', value },
        { name: 'gain', value },
        { name: 'activation', value: draw.pick(['tanh', 'relu', 'step']) },
      ]),
    };
  if (type === 'weight')
    return {
      owner,
      ...draw.pick([
        { name: 'weight', value },
        { name: 'initial', value: draw.pick(['given', 'uniform']) },
      ]),
    };
  if (type === 'layer') return { owner, name: 'bias', value };
  if (type === 'note') return { owner, name: 'text', value: 'Another word' };
  return undefined;
}

const makers: Readonly<Record<string, Maker>> = {
  'add-experiment': (document, draw) => ({
    name: freshId('trial1', document.experiments),
    experiment: { verb: 'forward', length: draw.pick([1, 2, 3]) },
  }),
  'remove-experiment': (document, draw) => {
    const name = some(
      draw,
      Object.keys(document.experiments).filter((each) => each !== 'main'),
    );
    return name === undefined ? undefined : { name };
  },
  'rename-experiment': (document, draw) => {
    const name = some(
      draw,
      Object.keys(document.experiments).filter((each) => each !== 'main'),
    );
    return name === undefined ? undefined : { name, to: freshId('renamed1', document.experiments) };
  },
  'keep-weights': (document, draw) => {
    const owner = some(
      draw,
      edgeIds(document).filter((id) => document.edges[id]?.type === 'weight'),
    );
    return owner === undefined ? undefined : { learnt: [{ owner, what: 'weight', values: [Math.fround(draw.number())] }] };
  },
  'add-piece': (document, draw) => {
    const [unit, edge] = [freshId('u1', document.nodes), freshId('w1', document.edges)];
    const from = some(
      draw,
      nodeIds(document).filter((id) => ['unit', 'input', 'bias'].includes(document.nodes[id]?.type ?? '')),
    );
    const end = { node: from, port: 'activation' };
    const edges =
      from === undefined
        ? {}
        : { [edge]: { type: 'weight', params: { weight: draw.number() }, from: end, to: { node: unit, port: 'netInput' } } };
    return { nodes: { [unit]: { type: 'unit', params: { bias: draw.number() }, position: [0, 0] } }, edges };
  },
  'remove-elements': (document, draw) => ({
    ids: [some(draw, nodeIds(document)), some(draw, edgeIds(document))].filter((id) => id !== undefined && draw.chance(0.5)),
  }),
  'move-nodes': (document, draw) => ({
    positions: Object.fromEntries(
      nodeIds(document)
        .filter(() => draw.chance(0.5))
        .map((id) => [id, [draw.number(), draw.number()]]),
    ),
  }),
  rename: (document, draw) => ({ node: some(draw, nodeIds(document)) ?? '', label: draw.pick(['', 'h₁', 'Σ']) }),
  reconnect: (document, draw) => {
    const edge = some(
      draw,
      edgeIds(document).filter((id) => document.edges[id]?.type === 'weight'),
    );
    const now = document.edges[edge ?? ''];
    if (!now) return undefined;
    const other =
      document.nodes[
        some(
          draw,
          edgeIds(document).map((id) => document.edges[id]?.from.node ?? ''),
        ) ?? ''
      ];
    return { edge, from: now.from, to: other ? now.to : { ...now.to } };
  },
  'describe-document': (_, draw) =>
    draw.pick<object>([
      { title: 'Another title' },
      { description: 'What it shows' },
      { guide: { try: ['Turn it'], lecture: 'S0' } },
      { settings: { seed: 1 + draw.below(9), dt: 0.1 } },
    ]),
  'set-params': (document, draw) => {
    const changes = [change(document, draw), change(document, draw)].filter((each) => each !== undefined);
    return { changes };
  },
  'set-element': (document, draw) => {
    const owner = some(
      draw,
      edgeIds(document).filter(
        (id) => Array.isArray(document.edges[id]?.params['weight']) || typeof document.edges[id]?.params['weight'] === 'object',
      ),
    );
    const value = document.edges[owner ?? '']?.params['weight'] as readonly Json[] | { readonly tensor: string } | undefined;
    if (value === undefined) return undefined;
    const shape = 'tensor' in value ? document.tensors[value.tensor]?.shape : [value.flat().length];
    return shape && { owner, name: 'weight', index: 0, value: draw.number(), shape, otherwise: 1 };
  },
  'add-probe': (document, draw) => {
    const id = some(
      draw,
      nodeIds(document).filter((candidate) => document.nodes[candidate]?.type === 'unit'),
    );
    return id === undefined
      ? undefined
      : { id: freshId('p1', document.probes), target: { node: id, port: draw.pick(['netInput', 'activation']) } };
  },
  'remove-probe': (document, draw) => ({ probe: some(draw, Object.keys(document.probes)) ?? '' }),
  'add-claim': (document, draw) => {
    const id = some(
      draw,
      nodeIds(document).filter((candidate) => document.nodes[candidate]?.type === 'unit'),
    );
    return id === undefined
      ? undefined
      : { probe: freshId('p1', document.probes), target: { node: id, port: 'activation' }, claim: claim(draw) };
  },
  'set-claim': (document, draw) => {
    const probe = some(draw, Object.keys(document.probes));
    if (document.claims.length === 0 || probe === undefined) return undefined;
    return { index: draw.below(document.claims.length), claim: claim(draw, probe) };
  },
  'remove-claim': (document, draw) => (document.claims.length === 0 ? undefined : { index: draw.below(document.claims.length) }),
  'set-experiment': (_, draw) => ({
    name: draw.pick(['main', 'other']),
    experiment: { verb: 'forward', length: 1 + draw.below(3), seed: draw.below(5) },
  }),
  'show-parts': (document, draw) => ({
    node:
      some(
        draw,
        nodeIds(document).filter((id) => document.nodes[id]?.type === 'unit'),
      ) ?? '',
  }),
  fold: (document, draw) => ({
    node:
      some(
        draw,
        nodeIds(document).filter((id) => document.nodes[id]?.type === 'activation'),
      ) ?? '',
  }),
};

export const editTypes: readonly string[] = Object.keys(makers);

/** An edit of this type, or none where the document offers nothing to act on. */
export function editOf(type: string, document: GraphDocument, draw: Draw): Edit | undefined {
  const command = commandByType.get(type);
  const args = makers[type]?.(document, draw) as JsonObject | undefined;
  return command && args && { command, args };
}
