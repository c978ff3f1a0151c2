/** From groups to operations: each kind's equations once per group, product and sum between them, states and delays. */
import { groupBy, present, type NodeId } from '../../base/index.ts';
import type { Sizes } from '../../graph/index.ts';
import { createBuilder, createEmit, float, type Program, type SignalId } from '../../ir/index.ts';
import type { Location, Observable, Rows, Slot } from '../plan.ts';
import { connect } from './connect.ts';
import { contextOf, declareStates, type Context } from './context.ts';
import { declareValues } from './declare.ts';
import { batchedGroups, delayLines } from './delays.ts';
import type { Group, Grouping } from './group.ts';
import type { Lowering, Setting, Trained } from './lowering.ts';
import { changeByRules, type Ruled } from './rules.ts';
import type { ResolvedEdge } from './resolve.ts';
import type { Valued } from './values.ts';

export interface Lowered {
  readonly program: Program;
  readonly parameters: ReadonlyMap<SignalId, Float64Array>;
  readonly sources: ReadonlyMap<SignalId, Rows>;
  readonly locations: ReadonlyMap<string, Location>;
  readonly observables: readonly Observable[];
  readonly slots: readonly Slot[];
  readonly clock: SignalId | undefined;
  /** What the gradient of a loss may change. */
  readonly trained: readonly Trained[];
  /** States of weights and biases that change by a rule of their own; a training adds them to the program. */
  readonly ruled: Ruled;
}

const NO_RULES: Ruled = { states: [], untaught: [] };

export const locationKey = (owner: string, what: string): string => `${owner} ${what}`;

export function lower(
  grouping: Grouping,
  edges: readonly ResolvedEdge[],
  sizes: ReadonlyMap<NodeId, Sizes>,
  valued: Valued,
  setting: Setting,
): Lowered {
  const builder = createBuilder();
  const emit = createEmit(builder);
  const parameters = new Map<SignalId, Float64Array>();
  const sources = new Map<SignalId, Rows>();
  const locations = new Map<string, Location>();
  const observables: Observable[] = [];
  const slots: Slot[] = [];
  const outputs = new Map<string, SignalId>();
  const batched = batchedGroups(grouping, edges, valued);
  const delays = delayLines(builder, emit, batched, sizes, outputs);
  const entering = groupBy(edges, ({ to }) => `${grouping.groupOf.get(to.node)?.group.name}.${to.port}`);
  let clock: SignalId | undefined;
  const lowering: Lowering = {
    builder,
    emit,
    grouping,
    sizes,
    setting,
    weights: valued.weights,
    rates: valued.rates,
    trained: [],
    plastic: [],
    shared: new Map(),
    sent: (group, port, delay) =>
      delay === 0 ? present(outputs.get(`${group.name}.${port}`), `${group.name}.${port}`) : delays.past(group, port, delay),
    parameter(name, shape, values) {
      const signal = builder.declare('parameter', name, float(shape, false));
      parameters.set(signal, values);
      return signal;
    },
    locate: (owner, what, location) => void locations.set(locationKey(owner, what), location),
    observe(owner, what, location) {
      locations.set(locationKey(owner, what), location);
      observables.push({ ...location, owner, what });
    },
    clock: () => (clock ??= builder.declare('clock', 'clock', float([1], false))),
    into: (group, port) => entering.get(`${group.name}.${port}`) ?? [],
  };

  const show = (group: Group, results: Readonly<Record<string, SignalId>>) => {
    const own = sizes.get(group.members[0] as NodeId) ?? {};
    for (const [name, signal] of Object.entries(results)) {
      outputs.set(`${group.name}.${name}`, signal);
      builder.output(`${group.name}.${name}`, signal);
      group.members.forEach((owner, i) =>
        lowering.observe(owner, name, { signal, index: group.scalar ? i : 0, count: group.scalar ? 1 : (own[name] ?? 1) }),
      );
    }
  };
  const contexts = new Map<Group, Context>();
  for (const group of grouping.groups) {
    builder.serve(group.members);
    const values = declareValues(lowering, group, valued, sources);
    const states = declareStates(lowering, group, batched.has(group), slots);
    const context = contextOf(lowering, group, values, states);
    contexts.set(group, context);
    connectPorts(lowering, group, context.inputs, (through) => through);
    show(group, group.kind.lower(context));
  }
  for (const [group, context] of contexts) {
    if (!group.kind.advance) continue;
    connectPorts(lowering, group, context.inputs, (through) => !through);
    builder.serve(group.members);
    const batch = widest(sources);
    advance(lowering, group, context, (shown) => show(group, shown), outputs, batch);
  }
  delays.close(({ group, slot, port, ...state }) => {
    const [owner] = group.members as [NodeId];
    builder.state({ owner, slot, ...state });
    group.members.forEach((member, i) => {
      const count = group.scalar ? 1 : (sizes.get(member)?.[port] ?? 1);
      slots.push({ owner: member, slot, signal: state.current, index: group.scalar ? i : 0, count });
    });
  });
  const ruled = setting.verb === 'train' ? changeByRules(lowering, contexts, outputs) : NO_RULES;
  return { program: builder.finish(), parameters, sources, locations, observables, slots, clock, trained: lowering.trained, ruled };
}

/** Writes what arrives at the `in` ports, of those that show in the same step or of the others. */
function connectPorts(lowering: Lowering, group: Group, inputs: Record<string, SignalId>, wanted: (through: boolean) => boolean): void {
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

/** Writes what a step makes of a group's states. In a verb in which they do not advance they stay what they are. */
function advance(
  { builder, setting }: Lowering,
  { kind, members, name }: Group,
  context: Context,
  show: (shown: Readonly<Record<string, SignalId>>) => void,
  outputs: ReadonlyMap<string, SignalId>,
  batch: SignalId | undefined,
): void {
  // a state of many rows has them from the start, so that what is drawn at random for each row is drawn for all
  const spread = (id: SignalId) => (batch === undefined || builder.typeOf(id).batched ? id : builder.op('spread', [id, batch], {}));
  for (const { name: what } of kind.observed(context.structure)) {
    const signal = outputs.get(`${name}.${what}`);
    if (signal !== undefined) context.shown[what] = signal;
  }
  const initial = kind.start?.(context) ?? {};
  const advanced = kind.advance?.(context) ?? { next: {} };
  const isHeld = !(kind.advancesIn ?? []).includes(setting.verb);
  for (const [slot, current] of Object.entries(context.states))
    builder.state({
      owner: members[0] as NodeId,
      slot,
      current,
      next: isHeld ? current : present(advanced.next[slot], `next ${slot} of ${name}`),
      initial: builder.typeOf(current).batched ? spread(present(initial[slot], `first ${slot} of ${name}`)) : present(initial[slot], slot),
    });
  show(advanced.shown ?? {});
}

/** The source that gives the most rows. */
function widest(sources: ReadonlyMap<SignalId, Rows>): SignalId | undefined {
  return [...sources].reduce<readonly [SignalId, Rows] | undefined>(
    (most, each) => (most && most[1].rows >= each[1].rows ? most : each),
    undefined,
  )?.[0];
}
