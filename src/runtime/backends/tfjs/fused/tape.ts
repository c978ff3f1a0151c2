/** A region as instructions over numbered registers, for the host. Registers of values that are no longer needed are used again. */
import { present } from '../../../../base/index.ts';
import type { SignalId } from '../../../../ir/index.ts';
import type { ElementwiseOp, Region } from './region.ts';

export interface Instruction {
  readonly op: ElementwiseOp;
  readonly out: number;
  readonly a: number;
  readonly b: number;
  readonly c: number;
}

export interface Tape {
  readonly registers: number;
  readonly instructions: readonly Instruction[];
  /** Of what has a register of its own: all that comes from outside or is wanted there. */
  readonly registerOf: ReadonlyMap<SignalId, number>;
  /** Registers to copy after a step, in an order in which none is overwritten before it is read. */
  readonly copies: readonly Copy[];
}

export interface Copy {
  readonly from: number;
  readonly to: number;
}

export function tapeOf({ ops, inputs, clock, constants, moves, results, traces }: Region): Tape {
  const own = new Set([...inputs, ...constants.keys(), ...results, ...traces, ...moves.flatMap(({ current, next }) => [current, next])]);
  if (clock !== undefined) own.add(clock);
  const registerOf = new Map([...own].map((id, register) => [id, register] as const));
  const lastUse = new Map(ops.flatMap((op, at) => op.inputs.map((id) => [id, at] as const)));
  const now = new Map<SignalId, number>(registerOf);
  const free: number[] = [];
  let registers = own.size;

  const instructions = ops.map((op, at): Instruction => {
    const operands = op.inputs.map((id) => present(now.get(id), `%${id}`));
    // an operation may write over an operand that nobody needs any more: it reads an element before it writes it
    for (const id of new Set(op.inputs)) if (lastUse.get(id) === at && !own.has(id)) free.push(present(now.get(id), `%${id}`));
    const out = registerOf.get(op.output) ?? free.pop() ?? registers++;
    now.set(op.output, out);
    const [a = out, b = a, c = a] = operands;
    return { op, out, a, b, c };
  });
  const register = (id: SignalId) => present(registerOf.get(id), `%${id}`);
  const copies = moves.map(({ current, next }): Copy => ({ from: register(next), to: register(current) }));
  // a state may take the place of another, even in a circle: what would be overwritten before it is read is first put aside
  const overwritten = new Set(copies.map(({ to }) => to));
  const aside = new Map(
    [...new Set(copies.map(({ from }) => from))].filter((from) => overwritten.has(from)).map((from) => [from, registers++]),
  );
  return {
    registers,
    instructions,
    registerOf,
    copies: [
      ...[...aside].map(([from, to]): Copy => ({ from, to })),
      ...copies.map(({ from, to }) => ({ from: aside.get(from) ?? from, to })),
    ],
  };
}
