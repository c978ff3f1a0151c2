/** Reads what `print` writes, so that the test of a pass can be a picture. Lists that print has shortened cannot be read back. */
import { present, type OwnerId } from '../base/index.ts';
import type { Op } from './op.ts';
import type { Program, StateSlot } from './program.ts';
import type { Dtype, Signal, SignalId, SignalRole } from './signal.ts';

const DTYPES: Readonly<Record<string, Dtype>> = { f32: 'float32', i32: 'int32', bool: 'bool' };
const TYPE = String.raw`(f32|i32|bool)\[([^\]]*)\]`;
const GIVEN = new RegExp(String.raw`^%(\d+) = (source|parameter|state) (".*") : ${TYPE}$`);
const OP = new RegExp(String.raw`^%(\d+) = (\w+)((?: %\d+)*)(?: \{(.*)\})? : ${TYPE}$`);
const STATE = /^state (".*") %(\d+) <- %(\d+) from (\S+)$/;
const OUTPUT = /^output (".*") %(\d+)$/;

const id = (text: string | undefined): SignalId => Number(text) as SignalId;

export function parse(text: string): Program {
  const signals = new Map<SignalId, Signal>();
  const ops: Op[] = [];
  const states: StateSlot[] = [];
  const outputs = new Map<string, SignalId>();
  const add = (signal: SignalId, role: SignalRole, name: string, [dtype, shape]: readonly (string | undefined)[]) => {
    const extents = (shape ?? '').split(',').filter((extent) => extent !== '');
    const batched = extents[0] === '?';
    signals.set(signal, { id: signal, role, name, dtype: present(DTYPES[dtype ?? ''], 'type'), batched, shape: extents.slice(batched ? 1 : 0).map(Number) });
  };
  for (const line of text.split('\n').map((l) => l.trim())) {
    if (line === '') continue;
    const given = GIVEN.exec(line);
    const op = OP.exec(line);
    const state = STATE.exec(line);
    const output = OUTPUT.exec(line);
    if (given) add(id(given[1]), given[2] as SignalRole, JSON.parse(given[3] ?? '') as string, given.slice(4));
    else if (op) {
      add(id(op[1]), 'value', `${op[2]}${op[1]}`, op.slice(5));
      const inputs = (op[3] ?? '').trim().split(/\s*%/).filter(Boolean).map(id);
      ops.push({ kind: op[2], inputs, output: id(op[1]), attrs: parseAttrs(op[4] ?? ''), owners: [] } as unknown as Op);
    } else if (state) {
      const [owner = '', slot = ''] = (JSON.parse(state[1] ?? '') as string).split('.');
      states.push({ owner: owner as OwnerId, slot, current: id(state[2]), next: id(state[3]), initial: Number(state[4]) });
    } else if (output) outputs.set(JSON.parse(output[1] ?? '') as string, id(output[2]));
    else throw new Error(`cannot read: ${line}`);
  }
  return { level: 'lowered', signals, ops, states, outputs };
}

function parseAttrs(text: string): Record<string, unknown> {
  const attrs: Record<string, unknown> = {};
  for (const [, key = '', list, tuple, plain] of text.matchAll(/(\w+): (?:\[([^\]]*)\]|\(([^)]*)\)|([^,]+))/g)) {
    const values = (list ?? tuple ?? '').split(' ').filter(Boolean).map(Number);
    attrs[key] = list !== undefined ? Int32Array.from(values) : tuple !== undefined ? values : Number(plain);
  }
  return attrs;
}
