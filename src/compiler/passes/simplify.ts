/** Says the same with less: equal operations on equal operands are done once, sums with a constant 0 and products with 1 vanish. */
import type { Op, Pass, SignalId } from '../../ir/index.ts';

export const simplify: Pass = {
  name: 'simplified',
  run(program) {
    const same = new Map<SignalId, SignalId>();
    const known = new Map<string, SignalId>();
    const constants = new Map<SignalId, number>();
    const now = (id: SignalId): SignalId => same.get(id) ?? id;
    const sizeOf = (id: SignalId): string => `${program.signals.get(id)?.shape} ${program.signals.get(id)?.batched}`;
    const ops: Op[] = [];
    for (const before of program.ops) {
      const op = { ...before, inputs: before.inputs.map(now) } as Op;
      const neutral = neutralOperand(op, constants);
      const key = commonKey(op);
      const twin =
        neutral !== undefined && sizeOf(neutral) === sizeOf(op.output) ? neutral : key === undefined ? undefined : known.get(key);
      if (twin !== undefined) {
        same.set(op.output, twin);
        continue;
      }
      if (key !== undefined) known.set(key, op.output);
      if (op.kind === 'constant') constants.set(op.output, op.attrs.value);
      ops.push(op);
    }
    return {
      ...program,
      ops,
      states: program.states.map((state) => ({ ...state, next: now(state.next), initial: now(state.initial) })),
      outputs: new Map([...program.outputs].map(([name, id]) => [name, now(id)])),
      signals: new Map([...program.signals].filter(([id]) => !same.has(id))),
    };
  },
};

/** The other operand of a sum with 0 or a product with 1. */
function neutralOperand({ kind, inputs }: Op, constants: ReadonlyMap<SignalId, number>): SignalId | undefined {
  const neutral = kind === 'add' ? 0 : kind === 'mul' ? 1 : undefined;
  if (neutral === undefined) return undefined;
  const at = inputs.findIndex((id) => constants.get(id) === neutral);
  return at === -1 ? undefined : inputs[1 - at];
}

/** Equal keys mean equal results. Operations with long attributes are left alone: comparing them would cost more than it saves. */
function commonKey({ kind, inputs, attrs }: Op): string | undefined {
  const values = Object.values(attrs as Readonly<Record<string, unknown>>);
  if (values.some((value) => value instanceof Int32Array)) return undefined;
  return `${kind} ${inputs.join(' ')} ${values.map(String).join(' ')}`;
}

/** Where a signal went; for tables that speak of signals from before the pass. */
export function forwarded(
  before: { readonly outputs: ReadonlyMap<string, SignalId> },
  after: { readonly outputs: ReadonlyMap<string, SignalId> },
): (id: SignalId) => SignalId {
  const moved = new Map([...before.outputs].map(([name, id]) => [id, after.outputs.get(name) ?? id]));
  return (id) => moved.get(id) ?? id;
}
