/** From groups to operations: each kind's equations once per group, product and sum between them, delays as state. */
import { groupBy, type NodeId } from '../../base/index.ts';
import { metaOf, paramNames, type Sizes } from '../../graph/index.ts';
import { createBuilder, createEmit, float, type Builder, type Program, type SignalId } from '../../ir/index.ts';
import type { Location, Observable, Rows } from '../plan.ts';
import { connect } from './connect.ts';
import type { Group, Grouping } from './group.ts';
import type { Lowering } from './lowering.ts';
import type { ResolvedEdge } from './resolve.ts';
import type { Valued } from './values.ts';

export interface Lowered {
  readonly program: Program;
  readonly parameters: ReadonlyMap<SignalId, Float64Array>;
  readonly sources: ReadonlyMap<SignalId, Rows>;
  readonly locations: ReadonlyMap<string, Location>;
  readonly observables: readonly Observable[];
}

export const locationKey = (owner: string, what: string): string => `${owner} ${what}`;

export function lower(grouping: Grouping, edges: readonly ResolvedEdge[], sizes: ReadonlyMap<NodeId, Sizes>, valued: Valued): Lowered {
  const builder = createBuilder();
  const emit = createEmit(builder);
  const parameters = new Map<SignalId, Float64Array>();
  const sources = new Map<SignalId, Rows>();
  const locations = new Map<string, Location>();
  const observables: Observable[] = [];
  const outputs = new Map<string, SignalId>();
  const delays = delayLines(builder, batchedGroups(grouping, edges, valued), sizes, outputs);
  const lowering: Lowering = {
    builder,
    emit,
    grouping,
    sizes,
    weights: valued.weights,
    sent: (group, port, delay) => (delay === 0 ? (outputs.get(`${group.name}.${port}`) as SignalId) : delays.past(group, port, delay)),
    parameter(name, shape, values) {
      const signal = builder.declare('parameter', name, float(shape, false));
      parameters.set(signal, values);
      return signal;
    },
    locate: (owner, what, location) => void locations.set(locationKey(owner, what), location),
  };
  const into = groupBy(edges, ({ to }) => `${grouping.groupOf.get(to.node)?.group.name}.${to.port}`);

  for (const group of grouping.groups) {
    const { kind, members, scalar } = group;
    const own = sizes.get(members[0] as NodeId) ?? {};
    builder.serve(members);
    const values = declareValues(lowering, group, valued, sources);
    const inputs = Object.fromEntries(
      kind
        .ports(group.structure)
        .filter(({ direction }) => direction === 'in')
        .map(({ name, size }) => {
          const elements = scalar ? members.length : size === 'any' ? (own[name] ?? 1) : size;
          return [name, connect(lowering, group, elements, into.get(`${group.name}.${name}`) ?? [])];
        }),
    );
    const results = kind.lower({ structure: group.structure, values, inputs, size: members.length, emit });
    for (const [name, signal] of Object.entries(results)) {
      outputs.set(`${group.name}.${name}`, signal);
      builder.output(`${group.name}.${name}`, signal);
      members.forEach((owner, i) => {
        const location = { signal, index: scalar ? i : 0, count: scalar ? 1 : (own[name] ?? 1) };
        locations.set(locationKey(owner, name), location);
        observables.push({ ...location, owner, what: name });
      });
    }
  }
  delays.close();
  return { program: builder.finish(), parameters, sources, locations, observables };
}

/** Value parameters as parameter signals, source parameters as sources: one element per member, or one member's vector. */
function declareValues(
  { builder, parameter, locate }: Lowering,
  { name, kind, members }: Group,
  valued: Valued,
  sources: Map<SignalId, Rows>,
): Record<string, SignalId> {
  const values: Record<string, SignalId> = {};
  for (const param of paramNames(kind.params)) {
    const role = metaOf(kind.params, param)?.role;
    if (role !== 'value' && role !== 'source') continue;
    const parts = members.map((id) => valued.nodes.get(id));
    if (role === 'value') {
      const own = parts.map((part) => part?.values[param] as Float64Array);
      const all = members.length === 1 ? (own[0] as Float64Array) : Float64Array.from(own, ([first]) => first as number);
      values[param] = parameter(`${name}.${param}`, [all.length], all);
      members.forEach((id, i) =>
        locate(id, param, { signal: values[param] as SignalId, index: i, count: members.length === 1 ? all.length : 1 }),
      );
    } else {
      const rows = sideBySide(parts.map((part) => part?.sources[param] as Rows));
      const signal = builder.declare('source', `${name}.${param}`, float([rows.values.length / rows.rows], true));
      sources.set(signal, rows);
      values[param] = signal;
      members.forEach((id, i) => locate(id, param, { signal, index: i, count: members.length === 1 ? rows.values.length / rows.rows : 1 }));
    }
  }
  return values;
}

/** Rows of several sources as one; a source with a single row repeats it. */
function sideBySide(parts: readonly Rows[]): Rows {
  if (parts.length === 1) return parts[0] as Rows;
  const rows = Math.max(...parts.map((part) => part.rows));
  const values = new Float64Array(rows * parts.length);
  parts.forEach((part, i) => {
    for (let row = 0; row < rows; row++) values[row * parts.length + i] = part.values[part.rows === 1 ? 0 : row] as number;
  });
  return { rows, values };
}

/** Groups whose values depend on a source, and so have a row per case. */
function batchedGroups({ groups, groupOf }: Grouping, edges: readonly ResolvedEdge[], valued: Valued): ReadonlySet<Group> {
  const batched = new Set(groups.filter(({ members }) => Object.keys(valued.nodes.get(members[0] as NodeId)?.sources ?? {}).length > 0));
  const targets = groupBy(edges, ({ from }) => groupOf.get(from.node)?.group);
  const pending = [...batched];
  for (let group = pending.pop(); group; group = pending.pop())
    for (const { to } of targets.get(group) ?? []) {
      const next = groupOf.get(to.node)?.group;
      if (!next || batched.has(next)) continue;
      batched.add(next);
      pending.push(next);
    }
  return batched;
}

/** A delay of d steps is a chain of d state slots, each taking over from the one before it; all hold 0 at the start. */
function delayLines(
  builder: Builder,
  batched: ReadonlySet<Group>,
  sizes: ReadonlyMap<NodeId, Sizes>,
  outputs: ReadonlyMap<string, SignalId>,
) {
  const lines = new Map<string, { readonly group: Group; readonly port: string; readonly slots: SignalId[] }>();
  return {
    past(group: Group, port: string, delay: number): SignalId {
      const key = `${group.name}.${port}`;
      const line = lines.get(key) ?? { group, port, slots: [] };
      lines.set(key, line);
      const size = group.scalar ? group.members.length : (sizes.get(group.members[0] as NodeId)?.[port] ?? 1);
      while (line.slots.length < delay)
        line.slots.push(builder.declare('state', `${key} ${line.slots.length + 1} steps ago`, float([size], batched.has(group))));
      return line.slots[delay - 1] as SignalId;
    },
    close() {
      for (const [key, { group, slots }] of lines)
        slots.forEach((current, i) => {
          const next = i === 0 ? (outputs.get(key) as SignalId) : (slots[i - 1] as SignalId);
          builder.state({ owner: group.members[0] as NodeId, slot: `${key}-${i + 1}`, current, next, initial: 0 });
        });
    },
  };
}
