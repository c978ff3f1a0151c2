/** What a schema cannot say: that references lead somewhere, that parameters fit their kind, that sizes stay under their caps. */
import { own, type Json, type JsonObject } from '../base/index.ts';
import { error, warning, type Diagnostic } from './diagnostic.ts';
import type { Experiment, GraphDocument, PortRef } from './document.ts';
import type { Kinds, NodeKind } from './kind.ts';
import { limits } from './limits.ts';
import { completed } from './params.ts';
import { checkFields, checkParams, checkSettings, checkTensor } from './validate.ts';
import { splitPath } from './vary.ts';

export function checkDocument(document: GraphDocument, kinds: Kinds): readonly Diagnostic[] {
  const inNodes = checkNodes(document, kinds);
  const sound = soundNodes(document, kinds, new Set(inNodes.map(({ at }) => at?.owner)));
  return [
    ...checkIds(document),
    ...checkSettings(document.settings),
    ...checkTensors(document),
    ...inNodes,
    ...checkEdges(document, kinds, sound),
    ...Object.keys(document.experiments).flatMap((name) => checkExperiment(document, name, kinds)),
    ...checkProbes(document, kinds, sound),
    ...checkClaims(document),
  ];
}

interface SoundNode {
  readonly kind: NodeKind;
  /** Complete. */
  readonly params: JsonObject;
}

/** Nodes of known kinds with parameters that fit: only these have ports that can be asked for. */
function soundNodes({ nodes }: GraphDocument, kinds: Kinds, wrong: ReadonlySet<string | undefined>): ReadonlyMap<string, SoundNode> {
  return new Map(
    Object.entries(nodes).flatMap(([id, { type, params }]): readonly (readonly [string, SoundNode])[] => {
      const kind = kinds.nodes.get(type);
      return kind && !wrong.has(id) ? [[id, { kind, params: completed(kind.params, params) }]] : [];
    }),
  );
}

function checkIds({ nodes, edges }: GraphDocument): Diagnostic[] {
  return Object.keys(edges)
    .filter((id) => own(nodes, id))
    .map((id) => error('duplicate-id', { owner: id }, `'${id}' is the id of a node and of an edge. Give one of them another id.`));
}

function checkTensors(document: GraphDocument): Diagnostic[] {
  let total = 0;
  const found: Diagnostic[] = [];
  for (const [name, tensor] of Object.entries(document.tensors)) {
    total += tensor.shape.reduce((product, extent) => product * extent, 1);
    if (total > limits.tensorElements)
      return [
        ...found,
        error('too-many-elements', { owner: name }, `The tensors hold more than ${limits.tensorElements} numbers together.`),
      ];
    found.push(...checkTensor(document, name));
  }
  return found;
}

function checkNodes(document: GraphDocument, kinds: Kinds): Diagnostic[] {
  return Object.entries(document.nodes).flatMap(([id, node]) => {
    const kind = kinds.nodes.get(node.type);
    if (!kind)
      return [
        warning(
          'unknown-kind',
          { owner: id },
          `'${id}' is of kind '${node.type}', which this Neuroloom does not know. It is kept and takes no part.`,
        ),
      ];
    return checkParams(id, kind, node.params, { kinds, tensors: document.tensors });
  });
}

function checkEdges(document: GraphDocument, kinds: Kinds, sound: ReadonlyMap<string, SoundNode>): Diagnostic[] {
  return Object.entries(document.edges).flatMap(([id, edge]): readonly Diagnostic[] => {
    const kind = kinds.edges.get(edge.type);
    const ends = (['from', 'to'] as const).flatMap((field) => checkEnd(document, sound, { edge: id, field, ref: edge[field] }));
    if (!kind)
      return [
        ...ends,
        warning('unknown-kind', { owner: id }, `Edge '${id}' is of the unknown kind '${edge.type}'. It is kept and takes no part.`),
      ];
    return [...ends, ...checkParams(id, kind, edge.params, { kinds, tensors: document.tensors })];
  });
}

interface EdgeEnd {
  readonly edge: string;
  readonly field: 'from' | 'to';
  readonly ref: PortRef;
}

function checkEnd(
  document: GraphDocument,
  sound: ReadonlyMap<string, SoundNode>,
  { edge, field, ref: { node, port } }: EdgeEnd,
): readonly Diagnostic[] {
  if (!own(document.nodes, node))
    return [
      error(
        'missing-node',
        { owner: edge, field },
        `Edge '${edge}' goes ${field} '${node}', which does not exist. Remove the edge or add the node.`,
      ),
    ];
  const target = sound.get(node);
  if (!target) return [];
  const direction = field === 'from' ? 'out' : 'in';
  const names = target.kind
    .ports(target.params)
    .filter((p) => p.direction === direction)
    .map((p) => p.name);
  if (names.includes(port)) return [];
  const offer = names.length === 0 ? `'${node}' has no ${direction} ports` : `its ${direction} ports are ${names.join(', ')}`;
  return [error('missing-port', { owner: edge, field }, `Edge '${edge}' goes ${field} port '${port}' of '${node}'; ${offer}.`)];
}

/** An experiment with what it sets and feeds. What it varies is looked at when it is compiled: a drawing opens whatever that is. */
export function checkExperiment(document: GraphDocument, name: string, kinds: Kinds): readonly Diagnostic[] {
  const experiment = own(document.experiments, name);
  if (!experiment) return [];
  const changed = [...changesOf(experiment)].flatMap(([id, changes]): readonly Diagnostic[] => {
    const item = own(document.nodes, id) ?? own(document.edges, id);
    if (!item) return [error('missing-node', { owner: name }, `Experiment '${name}' sets '${id}', which does not exist.`)];
    const kind = 'from' in item ? kinds.edges.get(item.type) : kinds.nodes.get(item.type);
    const found = kind ? checkParams(id, kind, { ...item.params, ...changes }, { kinds, tensors: document.tensors }) : [];
    return found.map((each) => ({ ...each, at: { owner: name, field: 'set' }, message: `Experiment '${name}': ${each.message}` }));
  });
  return [...checkFields(name, experiment), ...changed];
}

/** The parameters that an experiment changes, by owner. */
function changesOf({ inputs = {}, set = {} }: Experiment): ReadonlyMap<string, Record<string, Json>> {
  const changes = new Map<string, Record<string, Json>>();
  const change = (owner: string, name: string, value: Json) => changes.set(owner, { ...changes.get(owner), [name]: value });
  for (const [id, rows] of Object.entries(inputs)) change(id, 'rows', rows);
  for (const [path, value] of Object.entries(set)) change(...splitPath(path), value);
  return changes;
}

function checkProbes(document: GraphDocument, kinds: Kinds, sound: ReadonlyMap<string, SoundNode>): Diagnostic[] {
  return Object.entries(document.probes).flatMap(([id, { target }]) => {
    const seen = seenOf(document, kinds, sound, target.node);
    if (!seen) return [error('missing-node', { owner: id }, `Probe '${id}' looks at '${target.node}', which does not exist.`)];
    if (seen === 'unknown' || seen.includes(target.port)) return [];
    const offer = seen.length === 0 ? 'which has nothing to see' : `where there is ${seen.join(', ')}`;
    return [error('missing-port', { owner: id }, `Probe '${id}' looks at '${target.port}' of '${target.node}', ${offer}.`)];
  });
}

/** What can be seen of a node, and the weight of an edge. */
function seenOf(
  { nodes, edges }: GraphDocument,
  kinds: Kinds,
  sound: ReadonlyMap<string, SoundNode>,
  owner: string,
): readonly string[] | 'unknown' | undefined {
  const edge = own(edges, owner);
  if (edge) return kinds.edges.get(edge.type)?.weighted === false ? [] : ['weight'];
  if (!own(nodes, owner)) return undefined;
  const node = sound.get(owner);
  return node ? node.kind.observed(node.params).map(({ name }) => name) : 'unknown';
}

function checkClaims(document: GraphDocument): Diagnostic[] {
  return document.claims.flatMap((claim, i) => {
    const field = `claims.${i}`;
    const measures = 'sameAs' in claim.is ? [claim.measure, claim.is.sameAs] : [claim.measure];
    const lost = measures.filter(({ probe }) => !own(document.probes, probe)).map(({ probe }) => `probe '${probe}'`);
    if (!own(document.experiments, claim.experiment)) lost.push(`experiment '${claim.experiment}'`);
    return lost.map((what) =>
      error('missing-reference', { owner: 'document', field }, `Claim ${i + 1} speaks of ${what}, which does not exist.`),
    );
  });
}
