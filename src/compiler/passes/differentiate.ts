/** Reverse-mode differentiation as a pass: the gradients of a loss are written behind the program, as operations like any other. */
import type { OwnerId } from '../../base/index.ts';
import { createBuilder, elements, operandRule, signalOf, writeGradient, type Op, type Program, type SignalId } from '../../ir/index.ts';

/** An operation on a path from a wanted signal to the loss through which no gradient passes, and the nodes and edges it serves. */
export interface FlatOp {
  readonly op: Op;
  readonly through: readonly OwnerId[];
}

export interface Differentiated {
  readonly program: Program;
  /** By wanted signal, of its type; undefined where no path leads to the loss, or only paths through flat operations. */
  readonly gradients: ReadonlyMap<SignalId, SignalId | undefined>;
  readonly flat: readonly FlatOp[];
}

/**
 * The derivatives of `loss`, an unbatched scalar, by each wanted signal. Only what lies between is differentiated: states are taken as
 * given, so that a gradient does not reach back in time. Throws if the loss has rows or more than one element.
 */
export function differentiate(program: Program, loss: SignalId, wanted: readonly SignalId[]): Differentiated {
  const { shape, batched } = signalOf(program, loss);
  if (batched || elements(shape) !== 1) throw new Error(`the loss %${loss} is not one number`);
  const builder = createBuilder(program);
  const smooth = dependents(program, wanted, (op, i) => typeof operandRule(op, i) === 'function');
  const gradients = new Map<SignalId, SignalId>();
  if (smooth.has(loss)) gradients.set(loss, builder.op('constant', [], { value: 1, shape }));
  for (const op of program.ops.toReversed()) {
    const gradient = gradients.get(op.output);
    if (gradient === undefined) continue;
    builder.serve(op.owners);
    op.inputs.forEach((input, i) => {
      const own = smooth.has(input) ? writeGradient(builder, op, i, gradient) : undefined;
      if (own === undefined) return;
      const others = gradients.get(input);
      gradients.set(input, others === undefined ? own : builder.op('add', [others, own], {}));
    });
  }
  return {
    program: builder.finish(),
    gradients: new Map(wanted.map((id) => [id, gradients.get(id)])),
    flat: flatOps(program, loss, wanted),
  };
}

/** Signals that depend on the roots by way of operands that count; the roots included. */
function dependents(program: Program, roots: readonly SignalId[], counts: (op: Op, operand: number) => boolean): ReadonlySet<SignalId> {
  const found = new Set(roots);
  for (const op of program.ops) if (op.inputs.some((id, i) => found.has(id) && counts(op, i))) found.add(op.output);
  return found;
}

const matters = (op: Op, operand: number): boolean => operandRule(op, operand) !== 'apart';

/**
 * Operations that the loss depends on by flat operands alone. A choice between two slopes is none: `where` passes on what it chooses.
 * What feeds the flat operand (the comparison before a `where`) belongs to the same step and is not said again.
 */
function flatOps(program: Program, loss: SignalId, wanted: readonly SignalId[]): readonly FlatOp[] {
  const dependent = dependents(program, wanted, matters);
  const flat: FlatOp[] = [];
  const reached = new Set([loss]);
  const said = new Set<SignalId>();
  for (const op of program.ops.toReversed()) {
    const open = reached.has(op.output);
    if (!open && !said.has(op.output)) continue;
    const ways = op.inputs.flatMap((id, i) => (dependent.has(id) && matters(op, i) ? [{ id, isFlat: operandRule(op, i) === 'flat' }] : []));
    const passing = ways.filter(({ isFlat }) => !isFlat);
    for (const { id } of passing) reached.add(id);
    if (ways.length === 0 || passing.length > 0) continue;
    if (open) flat.push({ op, through: op.owners });
    for (const { id } of ways) said.add(id);
  }
  return flat.toReversed();
}
