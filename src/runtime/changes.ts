/** What an edit of the document asks of a running executable: nothing, some writes, or a new compilation. */
import { completed, metaOf, type GraphDocument, type Kind, type Kinds } from '../graph/index.ts';
import { isJsonObject, type Json, type JsonObject } from '../base/index.ts';

export interface ParamWrite {
  readonly owner: string;
  readonly param: string;
  readonly role: 'value' | 'source';
}

export type Changes = { readonly recompile: true } | { readonly recompile: false; readonly writes: readonly ParamWrite[] };

type Item = GraphDocument['nodes'][string] | GraphDocument['edges'][string];
const RECOMPILE: Changes = { recompile: true };

/** Compares two documents by identity first: whatever immer left alone costs nothing. */
export function changesBetween(before: GraphDocument, after: GraphDocument, kinds: Kinds): Changes {
  if (before.settings !== after.settings || before.experiments !== after.experiments || before.probes !== after.probes) return RECOMPILE;
  const nodes = itemChanges(before.nodes, after.nodes, (type) => kinds.nodes.get(type));
  const edges = itemChanges(before.edges, after.edges, (type) => kinds.edges.get(type));
  if (!nodes || !edges) return RECOMPILE;
  if (before.tensors !== after.tensors && setsTensors(after)) return RECOMPILE;
  return before.tensors === after.tensors
    ? { recompile: false, writes: [...nodes, ...edges] }
    : { recompile: false, writes: [...nodes, ...edges, ...tensorWrites(before, after)] };
}

/** Writes that lead from one collection to another; undefined when the structure differs. */
function itemChanges(
  before: Readonly<Record<string, Item>>,
  after: Readonly<Record<string, Item>>,
  kindOf: (type: string) => Kind | undefined,
): readonly ParamWrite[] | undefined {
  if (before === after) return [];
  const ids = Object.keys(after);
  if (ids.length !== Object.keys(before).length) return undefined;
  const writes: ParamWrite[] = [];
  for (const id of ids) {
    const [old, now] = [before[id], after[id] as Item];
    if (old === now) continue;
    if (!old || old.type !== now.type || !sameEnds(old, now)) return undefined;
    const changed = paramWrites(id, old.params, now.params, kindOf(now.type));
    if (!changed) return undefined;
    writes.push(...changed);
  }
  return writes;
}

function sameEnds(old: Item, now: Item): boolean {
  if (!('from' in old) || !('from' in now)) return true;
  return old.from.node === now.from.node && old.from.port === now.from.port && old.to.node === now.to.node && old.to.port === now.to.port;
}

function paramWrites(owner: string, before: JsonObject, after: JsonObject, kind: Kind | undefined): readonly ParamWrite[] | undefined {
  if (before === after) return [];
  if (!kind) return undefined;
  const [old, now] = [completed(kind.params, before), completed(kind.params, after)];
  const writes: ParamWrite[] = [];
  for (const param of new Set([...Object.keys(old), ...Object.keys(now)])) {
    if (old[param] === now[param] || JSON.stringify(old[param]) === JSON.stringify(now[param])) continue;
    const role = metaOf(kind.params, param)?.role;
    if (role === 'note') continue;
    if (role === 'value') writes.push({ owner, param, role });
    else if (role === 'source' && rowCount(old[param]) === rowCount(now[param])) writes.push({ owner, param, role });
    else return undefined;
  }
  return writes;
}

const rowCount = (rows: Json | undefined): number => (Array.isArray(rows) ? rows.length : 0);

/** An experiment that sets a parameter to a tensor. */
function setsTensors({ experiments }: GraphDocument): boolean {
  return Object.values(experiments).some(({ set = {} }) => Object.values(set).some(isJsonObject));
}

/** Parameters that refer to a tensor which changed or went. */
function tensorWrites(before: GraphDocument, after: GraphDocument): readonly ParamWrite[] {
  const changed = new Set(
    Object.keys({ ...before.tensors, ...after.tensors }).filter((name) => before.tensors[name] !== after.tensors[name]),
  );
  return Object.entries({ ...after.nodes, ...after.edges }).flatMap(([owner, { params }]) =>
    Object.entries(params).flatMap(([param, value]): readonly ParamWrite[] => {
      const name = typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as JsonObject)['tensor'] : undefined;
      return typeof name === 'string' && changed.has(name) ? [{ owner, param, role: 'value' }] : [];
    }),
  );
}
