/** Training as a pass: every trained parameter becomes a state whose next value the optimizer gives. */
import { createBuilder, createEmit, float, signalType, type Program, type SignalId, type StateSlot } from '../../ir/index.ts';
import { differentiate, type FlatOp } from './differentiate.ts';
import type { Trained } from './lowering.ts';
import { optimizers, type OptimizerSettings } from './optimizers.ts';
import { promote } from './promote.ts';

export interface Training {
  /** An unbatched scalar. */
  readonly loss: SignalId;
  readonly trained: readonly Trained[];
  readonly optimizer: OptimizerSettings;
  /** λ; λ·p is added to the gradient of every parameter that decays. */
  readonly l2: number;
}

export interface TrainedProgram {
  readonly program: Program;
  /** By trained parameter: what holds its value from now on. */
  readonly states: ReadonlyMap<SignalId, SignalId>;
  /** By trained parameter: its own slot first, then those of the optimizer, element by element alike. */
  readonly slots: ReadonlyMap<SignalId, readonly StateSlot[]>;
  readonly flat: readonly FlatOp[];
  /** Parameters that the loss does not depend on, or through flat operations only; they keep their values. */
  readonly unreached: readonly Trained[];
}

/** One advance is then one update, from the values and the gradients before it. */
export function train(before: Program, { loss, trained, optimizer, l2 }: Training): TrainedProgram {
  const { program, gradients, flat } = differentiate(
    before,
    loss,
    trained.map(({ signal }) => signal),
  );
  const builder = createBuilder(program);
  const emit = createEmit(builder);
  const given = [...program.signals.values()].find(({ role }) => role === 'clock');
  const clock = given?.id ?? builder.declare('clock', 'clock', float([1], false));
  const { states: names, update } = optimizers[optimizer.rule];
  const slots = new Map<SignalId, readonly StateSlot[]>();

  for (const { signal: parameter, owner, slot, decays } of trained) {
    const gradient = gradients.get(parameter);
    if (gradient === undefined) continue;
    builder.serve([owner]);
    const type = signalType(builder.typeOf(parameter));
    const declare = (name: string) => builder.declare('state', `${owner}.${name}`, type);
    const moments = Object.fromEntries(names.map((name) => [name, declare(`${slot}.${name}`)]));
    const next = update(emit, {
      parameter,
      gradient: decays && l2 > 0 ? emit.add(gradient, emit.mul(emit.constant(l2), parameter)) : gradient,
      states: moments,
      clock,
      settings: optimizer,
    });
    slots.set(parameter, [
      { owner, slot, current: declare(slot), next: next.parameter, initial: parameter },
      ...Object.entries(moments).map(([name, current]) => ({
        owner,
        slot: `${slot}.${name}`,
        current,
        next: next.states[name] as SignalId,
        initial: builder.op('constant', [], { value: 0, shape: type.shape }),
      })),
    ]);
  }
  return {
    program: promote(builder.finish(), [...slots.values()].flat()),
    states: new Map([...slots].map(([parameter, [own]]) => [parameter, (own as StateSlot).current])),
    slots,
    flat,
    unreached: trained.filter(({ signal }) => !slots.has(signal)),
  };
}
