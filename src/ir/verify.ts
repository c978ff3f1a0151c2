/** Checks that a program means something; run between passes. A failure is our mistake, so it throws. */
import type { Op } from './op.ts';
import { signalOf, type Program, type StateSlot } from './program.ts';
import { inferType } from './rules.ts';
import { elements, sameType, type SignalId } from './signal.ts';

export function verify(program: Program): Program {
  const known = new Set<SignalId>();
  for (const signal of program.signals.values()) if (signal.role !== 'value') known.add(signal.id);
  for (const op of program.ops) {
    verifyOp(program, op, known);
    known.add(op.output);
  }
  verifyEnds(program, known);
  return program;
}

function verifyOp(program: Program, op: Op, known: ReadonlySet<SignalId>): void {
  const late = op.inputs.find((input) => !known.has(input));
  if (late !== undefined) throw new Error(`${op.kind} %${op.output} uses %${late} before it is computed`);
  if (known.has(op.output)) throw new Error(`%${op.output} is computed twice`);
  const declared = signalOf(program, op.output);
  const operands = op.inputs.map((id) => signalOf(program, id));
  const inferred = inferType(op.kind, operands, op.attrs as never);
  if (!sameType(declared, inferred)) throw new Error(`${op.kind} %${op.output} declares [${declared.shape}], gives [${inferred.shape}]`);
}

function verifyEnds({ states, outputs, signals }: Program, known: ReadonlySet<SignalId>): void {
  for (const state of states) {
    if (!known.has(state.next)) throw new Error(`state ${state.slot} has no next`);
    if (!known.has(state.initial)) throw new Error(`state ${state.slot} has no start`);
    verifyState(state, signals);
  }
  for (const [name, id] of outputs) if (!known.has(id)) throw new Error(`output ${name} is never computed`);
}

function verifyState({ slot, current, next, initial }: StateSlot, signals: Program['signals']): void {
  const size = (id: SignalId) => elements(signals.get(id)?.shape ?? []);
  if (size(current) !== size(next)) throw new Error(`state ${slot} changes its shape from ${size(current)} to ${size(next)} elements`);
  if (size(initial) !== size(current) && size(initial) !== 1) throw new Error(`state ${slot} starts with ${size(initial)} elements`);
  if (signals.get(next)?.batched && !signals.get(current)?.batched) throw new Error(`state ${slot} becomes batched`);
}
