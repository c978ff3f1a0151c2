/** A program as text: one line per signal that is given, one per operation, then states and outputs. `parse` reads it back. */
import type { Op } from './op.ts';
import { signalOf, type Program } from './program.ts';
import type { Signal, SignalId } from './signal.ts';

const LETTERS = { float32: 'f32', int32: 'i32', bool: 'bool' } as const;
const LONGEST_LIST = 64;

const name = (id: SignalId): string => `%${id}`;

export function print(program: Program): string {
  const given = [...program.signals.values()].filter((signal) => signal.role !== 'value');
  return [
    ...given.map((signal) => `${name(signal.id)} = ${signal.role} ${JSON.stringify(signal.name)} : ${printType(signal)}`),
    ...program.ops.map((op) => {
      const operands = op.inputs.map((id) => ` ${name(id)}`).join('');
      return `${name(op.output)} = ${op.kind}${operands}${printAttrs(op)} : ${printType(signalOf(program, op.output))}`;
    }),
    ...program.states.map(
      (s) => `state ${JSON.stringify(`${s.owner}.${s.slot}`)} ${name(s.current)} <- ${name(s.next)} from ${name(s.initial)}`,
    ),
    ...[...program.outputs].map(([output, id]) => `output ${JSON.stringify(output)} ${name(id)}`),
  ].join('\n');
}

function printType({ dtype, batched, shape }: Signal): string {
  return `${LETTERS[dtype]}[${[...(batched ? ['?'] : []), ...shape].join(',')}]`;
}

function printAttrs(op: Op): string {
  const entries = Object.entries(op.attrs as Readonly<Record<string, unknown>>);
  if (entries.length === 0) return '';
  return ` {${entries.map(([key, value]) => `${key}: ${printValue(value)}`).join(', ')}}`;
}

function printValue(value: unknown): string {
  if (value instanceof Int32Array) {
    const shown = [...value.subarray(0, LONGEST_LIST)].join(' ');
    return value.length > LONGEST_LIST ? `[${shown} … ${value.length}]` : `[${shown}]`;
  }
  if (Array.isArray(value)) return `(${value.join(' ')})`;
  return String(value);
}
