/** Makes a training of a lowered program: time written out, gradients and updates appended, trained parameters turned into states. */
import type { OwnerId } from '../../base/index.ts';
import { error, warning, type Diagnostic, type Experiment, type Optimizer } from '../../graph/index.ts';
import type { Program, SignalId, StateSlot } from '../../ir/index.ts';
import { groupBy } from '../../base/index.ts';
import type { Budget } from '../budget.ts';
import { experimentDefaults } from '../experiment.ts';
import type { Location, Slot } from '../plan.ts';
import type { Lowered } from './lower.ts';
import type { Trained } from './lowering.ts';
import type { OptimizerSettings } from './optimizers.ts';
import { promote } from './promote.ts';
import { train, type TrainedProgram } from './train.ts';
import { unroll } from './unroll.ts';

export interface Learnt {
  readonly program: Program;
  /** Where a value is now that had its place in the lowered program: a trained weight is a state. */
  now(id: SignalId): SignalId;
  readonly slots: readonly Slot[];
  readonly diagnostics: readonly Diagnostic[];
}

/** `loss` is the signal that is made small; undefined when every weight that learns does so by a rule of its own. */
export function learn(
  lowered: Lowered,
  loss: SignalId | undefined,
  { window = experimentDefaults.window, optimizer, l2 = experimentDefaults.l2 }: Experiment,
  budget: Budget,
): Learnt {
  const { program: still, last } = unroll(lowered.program, window, budget);
  const descent =
    loss === undefined
      ? byRuleAlone(still)
      : train(still, { loss, trained: lowered.trained, optimizer: completedOptimizer(optimizer), l2 });
  const { states: ruled, untaught, astray } = lowered.ruled;
  const places = groupBy(lowered.locations, ([, { signal }]) => signal);
  const slots = [...descent.slots, ...ruled.map((state) => [state.initial, [state]] as const)];
  const moved = new Map([...last, ...descent.states, ...ruled.map(({ initial, current }) => [initial, current] as const)]);
  return {
    program: promote(descent.program, ruled),
    now: (id) => moved.get(id) ?? id,
    slots: slots.flatMap(([parameter, states]) => slotsOf(places.get(parameter) ?? [], states)),
    diagnostics: [
      ...flatDiagnostics(descent.flat),
      ...unreachedDiagnostics(descent.unreached),
      ...untaughtDiagnostics(untaught),
      ...astrayDiagnostics(astray),
    ],
  };
}

type Descent = Pick<TrainedProgram, 'program' | 'states' | 'slots' | 'flat' | 'unreached'>;
const byRuleAlone = (program: Program): Descent => ({ program, states: new Map(), slots: new Map(), flat: [], unreached: [] });

/** The optimizer with every number it can use. Defaults: Kingma and Ba 2015 for Adam, 0.9 for averages, PyTorch's ε outside the root. */
export function completedOptimizer(optimizer: Optimizer = { rule: 'sgd', rate: 0.1 }): OptimizerSettings {
  return { momentum: 0.9, beta1: 0.9, beta2: 0.999, decay: 0.9, epsilon: 1e-8, epsilonInside: false, ...optimizer };
}

/** Every node's and edge's part of a trained parameter, and of what the optimizer keeps for it. */
function slotsOf(places: readonly (readonly [string, Location])[], states: readonly StateSlot[]): readonly Slot[] {
  const own = states[0]?.slot ?? '';
  return places.flatMap(([key, { index, count }]) => {
    const [owner, what] = key.split(' ') as [OwnerId, string];
    return states.map(({ slot, current }) => ({ owner, slot: `${what}${slot.slice(own.length)}`, signal: current, index, count }));
  });
}

/** Operations on the way of a gradient whose derivative is zero wherever it exists. */
function flatDiagnostics(flat: readonly { readonly through: readonly OwnerId[] }[]): readonly Diagnostic[] {
  const owners = [...new Set(flat.flatMap(({ through }) => through))];
  return owners.map((owner) =>
    warning(
      'flat-derivative',
      { owner, field: 'activation' },
      `No gradient passes '${owner}': its derivative is zero wherever it exists. Give it a smooth activation function, or its weights a rule of their own.`,
    ),
  );
}

function unreachedDiagnostics(unreached: readonly Trained[]): readonly Diagnostic[] {
  return unreached.map(({ owner, slot }) =>
    warning(
      'not-trained',
      { owner, field: slot },
      `The loss does not depend on the ${slot} of '${owner}', so training does not change it.`,
    ),
  );
}

function untaughtDiagnostics(untaught: readonly OwnerId[]): readonly Diagnostic[] {
  return untaught.map((owner) =>
    warning(
      'not-taught',
      { owner, field: 'rule' },
      `The rule of '${owner}' compares with a target, and its units have none. Wire their activation to the prediction of the loss, and targets to its target.`,
    ),
  );
}

function astrayDiagnostics(astray: readonly OwnerId[]): readonly Diagnostic[] {
  return astray.map((owner) =>
    warning(
      'not-taught',
      { owner, field: 'rule' },
      `The rule of '${owner}' changes weights by the net input of units, and it leads to a neuron without one. Lead it to units, or fix its weight.`,
    ),
  );
}

/** What a training without a loss lacks. */
export function withoutLoss(name: string): Diagnostic {
  return error(
    'no-loss',
    { owner: 'document', field: `experiments.${name}.loss` },
    `Training '${name}' names no loss that is computed. Wire a loss node to the output and to the targets, and name it in the experiment.`,
  );
}
