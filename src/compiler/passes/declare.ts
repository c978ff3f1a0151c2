/** The parameters and sources of a group as signals: one element per member, or one member's vector. */
import type { NodeId } from '../../base/index.ts';
import { isLocalRule, metaOf, paramNames } from '../../graph/index.ts';
import { float, type SignalId } from '../../ir/index.ts';
import type { Rows } from '../plan.ts';
import type { Group } from './group.ts';
import type { Lowering } from './lowering.ts';
import type { NodeValues } from './values.ts';

export function declareValues(lowering: Lowering, group: Group): Readonly<Record<string, SignalId>> {
  const { builder, parameter, locate, sources, valued } = lowering;
  const { name, kind, members } = group;
  const parts = members.map((id) => valued.nodes.get(id) as NodeValues);
  const fed = new Set(parts.flatMap((part) => Object.keys(part.sources)));
  const values: Record<string, SignalId> = {};
  const located = (what: string, signal: SignalId, size: number) => {
    values[what] = signal;
    members.forEach((id, i) => locate(id, what, { signal, index: members.length === 1 ? 0 : i, count: members.length === 1 ? size : 1 }));
  };
  for (const what of fed) {
    const rows = sideBySide(parts.map((part) => part.sources[what] ?? { rows: 1, values: part.values[what] as Float64Array }));
    const size = rows.values.length / rows.rows;
    const signal = builder.declare('source', `${name}.${what}`, float([size], true));
    sources.set(signal, rows);
    located(what, signal, size);
  }
  for (const what of paramNames(kind.params, 'value')) {
    if (fed.has(what)) continue;
    const [first] = parts as [NodeValues];
    const all =
      members.length === 1 ? (first.values[what] as Float64Array) : Float64Array.from(parts, (part) => part.values[what]?.[0] ?? 0);
    located(what, parameter(`${name}.${what}`, [all.length], all), all.length);
  }
  for (const [what, { shape, values: all }] of Object.entries(parts[0]?.constants ?? {}))
    values[what] = parameter(`${name}.${what}`, shape, all);
  for (const what of paramNames(kind.params)) if (metaOf(kind.params, what)?.trained) learns(lowering, group, what, values);
  return values;
}

/** A parameter that a training changes: by gradient, or by the rule that the structure names. */
function learns({ trained, plastic }: Lowering, group: Group, what: string, values: Readonly<Record<string, SignalId>>): void {
  const { structure, members } = group;
  const own = { signal: values[what] as SignalId, owner: members[0] as NodeId, slot: what, decays: false };
  const rule = structure['rule'];
  if (rule === 'gradient') trained.push(own);
  else if (isLocalRule(rule))
    plastic.push({ ...own, rule, rate: values['eta'] as SignalId, group, presynaptic: undefined, connections: undefined });
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
