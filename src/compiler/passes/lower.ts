/** From groups to operations: each kind's equations once per group, product and sum between them, states and delays. */
import type { NodeId } from '../../base/index.ts';
import type { Program, SignalId } from '../../ir/index.ts';
import { advance } from './advance.ts';
import { connect } from './connect.ts';
import { contextOf, declareStates, type Context } from './context.ts';
import { declareValues } from './declare.ts';
import { undefinedOf, type Group } from './group.ts';
import { startFromFirsts } from './first.ts';
import { createLowering, type Lowering, type Setting, type Sound } from './lowering.ts';
import { changeByRules, NO_RULES, type Ruled } from './rules.ts';
import type { ResolvedEdge } from './resolve.ts';

export interface Lowered extends Pick<Lowering, 'parameters' | 'sources' | 'locations' | 'observables' | 'slots' | 'trained'> {
  readonly program: Program;
  /** States of weights and biases that change by a rule of their own; a training adds them to the program. */
  readonly ruled: Ruled;
}

export function lower(sound: Sound, setting: Setting): Lowered {
  const lowering = createLowering(sound, setting);
  const contexts = new Map<Group, Context>();
  for (const group of sound.grouping.groups) {
    lowering.builder.serve(group.members);
    const values = declareValues(lowering, group);
    const context = contextOf(lowering, group, values, declareStates(lowering, group));
    contexts.set(group, context);
    connectPorts(lowering, group, context, (through) => through);
    Object.assign(context.shown, group.kind.lower(context));
    show(lowering, group, context.shown);
  }
  for (const [group, context] of contexts) {
    if (!group.kind.advance) continue;
    connectPorts(lowering, group, context, (through) => !through);
    lowering.builder.serve(group.members);
    show(lowering, group, advance(lowering, group, context));
  }
  closeDelays(lowering);
  const ruled = setting.verb === 'train' ? changeByRules(lowering, contexts) : NO_RULES;
  return { ...lowering, program: startFromFirsts(lowering.builder.finish()), ruled };
}

/** Makes known what a group shows; what is neither observed nor sent is between the kind and its `advance`. */
function show(lowering: Lowering, group: Group, results: Readonly<Record<string, SignalId>>): void {
  const { kind, structure, name, members, scalar } = group;
  const own = lowering.sizes.get(members[0] as NodeId) ?? {};
  const seen = new Set([...kind.observed(structure), ...kind.ports(structure)].map((each) => each.name));
  for (const [what, signal] of Object.entries(results)) {
    if (!seen.has(what)) continue;
    lowering.outputs.set(`${name}.${what}`, signal);
    lowering.builder.output(`${name}.${what}`, signal);
    const declared = undefinedOf(group, what);
    members.forEach((owner, i) =>
      lowering.observe(owner, what, { signal, index: scalar ? i : 0, count: scalar ? 1 : (own[what] ?? 1), ...declared }),
    );
  }
}

/** Writes what arrives at the `in` ports, of those that show in the same step or of the others. */
function connectPorts(lowering: Lowering, group: Group, { inputs }: Context, wanted: (through: boolean) => boolean): void {
  const { kind, members, scalar, structure } = group;
  for (const port of kind.ports(structure)) {
    if (port.direction === 'out' || !wanted(port.through ?? kind.advance === undefined)) continue;
    const edges = lowering.into(group, port.name);
    const size = scalar ? members.length : port.size === 'any' ? arriving(lowering, edges) : port.size;
    inputs[port.name] = connect(lowering, group, size, edges);
  }
}

/** Elements that edges bring into a port of any size. */
const arriving = ({ sizes }: Lowering, edges: readonly ResolvedEdge[]): number =>
  edges.reduce((sum, { from }) => sum + (sizes.get(from.node)?.[from.port] ?? 0), 0) || 1;

function closeDelays({ builder, emit, delays, sizes, slots }: Lowering): void {
  delays.close(({ group, slot, port, current, next }) => {
    const { members, scalar } = group;
    builder.state({ owner: members[0] as NodeId, slot, current, next, initial: emit.fill(0, 1) });
    members.forEach((owner, i) => {
      const count = scalar ? 1 : (sizes.get(owner)?.[port] ?? 1);
      slots.push({ owner, slot, signal: current, index: scalar ? i : 0, count, ...undefinedOf(group, port) });
    });
  });
}
