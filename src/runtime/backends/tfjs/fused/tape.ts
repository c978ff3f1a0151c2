/** A region as instructions over numbered registers, for the host. Registers of values that are no longer needed are used again. */
import { present } from '../../../../base/index.ts';
import type { Draws, SignalId } from '../../../../ir/index.ts';
import { loops, type Loop } from './loops.ts';
import type { ElementwiseOp, Region } from './region.ts';

export interface Instruction {
  /** Absent for random numbers. */
  readonly loop: Loop | undefined;
  readonly draws: Draws | undefined;
  readonly signal: SignalId;
  readonly out: number;
  readonly a: number;
  readonly b: number;
  readonly c: number;
}

export interface Tape {
  readonly registers: number;
  readonly instructions: readonly Instruction[];
  /** Where a value is: for good, or until it is no longer needed. */
  readonly registerOf: ReadonlyMap<SignalId, number>;
  /** Registers to copy after a step, in an order in which none is overwritten before it is read. */
  readonly copies: readonly (readonly [from: number, to: number])[];
}

export function tapeOf({ ops, inputs, clock, constants, moves, results, traces }: Region): Tape {
  const registerOf = new Map<SignalId, number>();
  const lasting = new Set([...inputs, ...constants.keys(), ...results, ...traces, ...moves.flatMap(({ current, next }) => [current, next])]);
  if (clock !== undefined) lasting.add(clock);
  for (const id of lasting) registerOf.set(id, registerOf.size);
  const lastUse = new Map(ops.flatMap((op, at) => op.inputs.map((id) => [id, at] as const)));
  const free: number[] = [];
  let registers = registerOf.size;

  const instructions = ops.map((op, at): Instruction => {
    const out = registerOf.get(op.output) ?? free.pop() ?? registers++;
    registerOf.set(op.output, out);
    const operands = op.inputs.map((id) => present(registerOf.get(id), `%${id}`));
    for (const id of new Set(op.inputs)) if (lastUse.get(id) === at && !lasting.has(id)) free.push(registerOf.get(id) as number);
    const [a = out, b = a, c = a] = operands;
    return { ...work(op), signal: op.output, out, a, b, c };
  });
  const register = (id: SignalId) => present(registerOf.get(id), `%${id}`);
  const copies = moves.map(({ current, next }) => [register(next), register(current)] as const).filter(([from, to]) => from !== to);
  // a state may take the place of another, even in a circle: what is read after it was overwritten is first put aside
  const overwritten = new Set(copies.map(([, to]) => to));
  const aside = new Map([...new Set(copies.map(([from]) => from))].filter((from) => overwritten.has(from)).map((from) => [from, registers++]));
  return { registers, instructions, registerOf, copies: [...aside, ...copies.map(([from, to]) => [aside.get(from) ?? from, to] as const)] };
}

const work = (op: ElementwiseOp): Pick<Instruction, 'loop' | 'draws'> =>
  op.kind === 'random' ? { loop: undefined, draws: op.attrs } : { loop: loops[op.kind], draws: undefined };
