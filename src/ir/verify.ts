/** Checks that a program means something; run between passes. A failure is our mistake, so it throws. */
import { inferType } from './rules.ts';
import { signalOf, type Program } from './program.ts';
import { elements, sameType, type SignalId } from './signal.ts';

export function verify(program: Program): Program {
  const known = new Set<SignalId>();
  for (const signal of program.signals.values()) if (signal.role !== 'value') known.add(signal.id);
  for (const op of program.ops) {
    for (const input of op.inputs) if (!known.has(input)) throw new Error(`${op.kind} %${op.output} uses %${input} before it is computed`);
    if (known.has(op.output)) throw new Error(`%${op.output} is computed twice`);
    const declared = signalOf(program, op.output);
    const inferred = inferType(op.kind, op.inputs.map((id) => signalOf(program, id)), op.attrs as never);
    if (!sameType(declared, inferred)) throw new Error(`${op.kind} %${op.output} declares [${declared.shape}], gives [${inferred.shape}]`);
    known.add(op.output);
  }
  for (const { slot, current, next } of program.states) {
    if (!known.has(next)) throw new Error(`state ${slot} has no next`);
    if (elements(signalOf(program, current).shape) !== elements(signalOf(program, next).shape)) throw new Error(`state ${slot} changes its shape`);
  }
  for (const [name, id] of program.outputs) if (!known.has(id)) throw new Error(`output ${name} is never computed`);
  return program;
}
