/** Reads what `print` writes, so that the test of a pass can be a picture. Lists that print has shortened cannot be read back. */
import { present, type OwnerId } from '../base/index.ts';
import type { Op } from './op.ts';
import type { Program, StateSlot } from './program.ts';
import type { Dtype, Signal, SignalId, SignalRole } from './signal.ts';

const DTYPES: Readonly<Record<string, Dtype>> = { f32: 'float32', i32: 'int32', bool: 'bool' };
const TYPE = String.raw`(f32|i32|bool)\[([^\]]*)\]`;
const GIVEN = new RegExp(String.raw`^%(\d+) = (source|parameter|state|clock) (".*") : ${TYPE}$`);
const OP = new RegExp(String.raw`^%(\d+) = (\w+)((?: %\d+)*)(?: \{(.*)\})? : ${TYPE}$`);
const STATE = /^state (".*") %(\d+) <- %(\d+) from %(\d+)$/;
const OUTPUT = /^output (".*") %(\d+)$/;

interface Parsed {
  readonly signals: Map<SignalId, Signal>;
  readonly ops: Op[];
  readonly states: StateSlot[];
  readonly outputs: Map<string, SignalId>;
}

/** One form of a line, and what it adds. */
interface Form {
  readonly pattern: RegExp;
  add(parsed: Parsed, words: readonly string[]): void;
}

export function parse(text: string): Program {
  const parsed: Parsed = { signals: new Map(), ops: [], states: [], outputs: new Map() };
  for (const line of text.split('\n').map((l) => l.trim())) {
    if (line === '') continue;
    const form = forms.find(({ pattern }) => pattern.test(line));
    if (!form) throw new Error(`cannot read: ${line}`);
    form.add(
      parsed,
      (form.pattern.exec(line) ?? []).map((word) => word ?? ''),
    );
  }
  return parsed;
}

const id = (text: string): SignalId => Number(text) as SignalId;
const unquoted = (text: string): string => JSON.parse(text) as string;

const forms: readonly Form[] = [
  {
    pattern: GIVEN,
    add: ({ signals }, [, signal = '', role = '', name = '', dtype = '', shape = '']) =>
      signals.set(id(signal), { id: id(signal), role: role as SignalRole, name: unquoted(name), ...parseType(dtype, shape) }),
  },
  {
    pattern: OP,
    add({ signals, ops }, [, output = '', kind = '', operands = '', attrs = '', dtype = '', shape = '']) {
      signals.set(id(output), { id: id(output), role: 'value', name: `${kind}${output}`, ...parseType(dtype, shape) });
      const inputs = operands.trim().split(/\s*%/).filter(Boolean).map(id);
      ops.push({ kind, inputs, output: id(output), attrs: parseAttrs(attrs), owners: [] } as unknown as Op);
    },
  },
  {
    pattern: STATE,
    add({ states }, [, name = '', current = '', next = '', initial = '']) {
      const [owner = '', ...slot] = unquoted(name).split('.'); // a slot may have dots of its own
      states.push({ owner: owner as OwnerId, slot: slot.join('.'), current: id(current), next: id(next), initial: id(initial) });
    },
  },
  { pattern: OUTPUT, add: ({ outputs }, [, name = '', signal = '']) => outputs.set(unquoted(name), id(signal)) },
];

function parseType(dtype: string, shape: string): Pick<Signal, 'dtype' | 'batched' | 'shape'> {
  const extents = shape.split(',').filter((extent) => extent !== '');
  const batched = extents[0] === '?';
  return { dtype: present(DTYPES[dtype], 'type'), batched, shape: extents.slice(batched ? 1 : 0).map(Number) };
}

function parseAttrs(text: string): Record<string, unknown> {
  const attrs: Record<string, unknown> = {};
  for (const [, key = '', list, tuple, plain] of text.matchAll(/(\w+): (?:\[([^\]]*)\]|\(([^)]*)\)|([^,]+))/g)) {
    const values = (list ?? tuple ?? '').split(' ').filter(Boolean).map(Number);
    attrs[key] = list !== undefined ? Int32Array.from(values) : tuple !== undefined ? values : Number(plain);
  }
  return attrs;
}
