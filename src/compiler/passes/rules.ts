/** Weights and biases that change by a rule of their own: each becomes a state whose next value the rule gives. */
import type { NodeId, OwnerId } from '../../base/index.ts';
import { learningRules } from '../../graph/index.ts';
import { elements, signalType, type SignalId, type StateSlot } from '../../ir/index.ts';
import type { Context } from './context.ts';
import type { Group } from './group.ts';
import type { Lowering, Plastic } from './lowering.ts';
import { laidOut, unitsOf } from './postsynaptic.ts';

export interface Ruled {
  readonly states: readonly StateSlot[];
  /** Weights and biases whose rule needs a target that their units do not have. */
  readonly untaught: readonly OwnerId[];
  /** Weights with a rule into neurons that have no net input, which no rule speaks of. */
  readonly astray: readonly OwnerId[];
}

export const NO_RULES: Ruled = { states: [], untaught: [], astray: [] };

/**
 * Δw_ij = η · mean over rows of (presynaptic_i · growth_j − decay_j · w_ij); a bias has 1 for its presynaptic activation. What a rule
 * gives for growth and decay is in `learningRules`.
 */
export function changeByRules(lowering: Lowering, contexts: ReadonlyMap<Group, Context>): Ruled {
  const { builder, emit, plastic, outputs } = lowering;
  const untaught = new Set<OwnerId>();
  const hasNetInput = ({ group }: Plastic) => outputs.has(`${group.name}.netInput`);
  const states = plastic.filter(hasNetInput).map((each): StateSlot => {
    const { group, signal, owner, slot, rule, rate } = each;
    builder.serve([owner]);
    const found = unitsOf(lowering, group).map((units) => {
      const { structure, values } = contexts.get(units.group) as Context;
      const target = targetOf(lowering, units.group, contexts);
      if (learningRules[rule].taught && target === undefined) untaught.add(owner);
      const netInput = outputs.get(`${units.group.name}.netInput`) as SignalId;
      const activation = outputs.get(`${units.group.name}.activation`);
      return { units, ...learningRules[rule].terms({ emit, structure, values, netInput, activation, target }) };
    });
    const size = elements(builder.typeOf(outputs.get(`${group.name}.netInput`) as SignalId).shape);
    const growth = laidOut(
      lowering,
      size,
      found.map(({ units, growth: value }) => ({ units, value })),
    );
    const decays = found.flatMap(({ units, decay: value }) => (value === undefined ? [] : [{ units, value }]));
    const decay = decays.length === 0 ? undefined : laidOut(lowering, size, decays);
    const grown = change(lowering, each, growth);
    const shrunk = decay === undefined ? grown : emit.sub(grown, emit.mul(perWeight(lowering, each, emit.meanBatch(decay)), signal));
    const next = emit.add(signal, emit.mul(rate, shrunk));
    const current = builder.declare('state', `${owner}.${slot}`, signalType(builder.typeOf(signal)));
    return { owner, slot, current, next, initial: signal };
  });
  return { states, untaught: [...untaught], astray: plastic.filter((each) => !hasNetInput(each)).map(({ owner }) => owner) };
}

/** Mean over rows of presynaptic · growth, for every weight. */
function change({ builder, emit }: Lowering, { presynaptic, connections }: Plastic, growth: SignalId): SignalId {
  if (presynaptic === undefined) return emit.meanBatch(growth);
  if (connections) return emit.meanBatch(emit.mul(emit.gather(presynaptic, connections.from), emit.gather(growth, connections.to)));
  const isBatched = (id: SignalId) => builder.typeOf(id).batched;
  const rows = (id: SignalId, like: SignalId) => (isBatched(id) || !isBatched(like) ? id : builder.op('spread', [id, like], {}));
  const [pre, post] = [rows(presynaptic, growth), rows(growth, presynaptic)];
  return emit.div(builder.op('outer', [pre, post], {}), builder.op('batchSize', [post], {}));
}

/** A postsynaptic value for every weight that leads there. */
function perWeight({ builder, emit }: Lowering, { presynaptic, connections }: Plastic, post: SignalId): SignalId {
  if (presynaptic === undefined) return post;
  return connections ? emit.gather(post, connections.to) : builder.op('outer', [emit.fill(1, emit.size(presynaptic)), post], {});
}

/** What the units of a group should give: the target of the loss whose prediction they are. */
function targetOf(lowering: Lowering, group: Group, contexts: ReadonlyMap<Group, Context>): SignalId | undefined {
  const { grouping, setting, sizes, emit } = lowering;
  const loss = setting.loss === undefined ? undefined : grouping.groupOf.get(setting.loss)?.group;
  const target = loss && contexts.get(loss)?.inputs['target'];
  if (!loss || target === undefined) return undefined;
  const places = placesIn(lowering, loss);
  const sizeOf = (id: NodeId) => (group.scalar ? 1 : (sizes.get(id)?.['activation'] ?? 0));
  const indices = group.members.flatMap((id) => {
    const at = places.get(id);
    return at === undefined ? [] : Array.from({ length: sizeOf(id) }, (_, i) => at + i);
  });
  const wanted = group.members.reduce((sum, id) => sum + sizeOf(id), 0);
  return indices.length === wanted ? emit.gather(target, Int32Array.from(indices)) : undefined;
}

/** Where the activation of each node begins in the prediction of a loss. */
function placesIn({ into, sizes }: Lowering, loss: Group): ReadonlyMap<NodeId, number> {
  const places = new Map<NodeId, number>();
  let offset = 0;
  const inOrder = into(loss, 'prediction').toSorted((a, b) => Number(a.params['slot'] ?? 0) - Number(b.params['slot'] ?? 0));
  for (const { from } of inOrder) {
    if (from.port === 'activation') places.set(from.node, offset);
    offset += sizes.get(from.node)?.[from.port] ?? 0;
  }
  return places;
}
