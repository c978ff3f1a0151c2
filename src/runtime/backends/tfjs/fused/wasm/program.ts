/** A region as a WebAssembly module: so many steps of a block of elements, two at a time, from and to slots of a memory. */
import { present } from '../../../../../base/index.ts';
import type { ElementwiseKind } from '../../../../../compiler/index.ts';
import type { SignalId } from '../../../../../ir/index.ts';
import type { Region } from '../region.ts';
import { tapeOf } from '../tape.ts';
import { elementaryFunctions, hostFunctions, hostSignature, numberOf, ownFunctions } from './elementary.ts';
import { encode, wasm, type Code } from './encode.ts';

/** Elements of a block: some 15 slots fill a second-level cache, and a call is long enough to forget what it costs. */
export const BLOCK = 1024;
/** Bytes of a slot. */
const SLOT = 4 * BLOCK;

/** Which slot a value has; from `traces` on every trace has `room` slots, one per step. */
export interface Slots {
  readonly of: ReadonlyMap<SignalId, number>;
  readonly traces: number;
  readonly room: number;
  readonly count: number;
}

/** What comes from outside has a slot, random numbers among it, and what is given after the last step. */
export function slotsOf({ ops, inputs, results, traces }: Region, room: number): Slots {
  const draws = ops.flatMap(({ kind, output }) => (kind === 'random' ? [output] : []));
  const of = new Map([...new Set([...inputs, ...draws, ...results])].map((id, slot) => [id, slot] as const));
  return { of, traces: of.size, room, count: of.size + traces.length * room };
}

const { get, set, call, constant } = wasm;
/** All bits set: that is a NaN, and whatever is joined with it becomes one. */
const isNan = (x: Code): Code => wasm.unequal(x, x);
const condition = (mask: Code, x: Code, y: Code): Code => wasm.or(wasm.and(mask, constant(1)), wasm.or(isNan(x), isNan(y)));

const elementary = (name: Parameters<typeof numberOf>[0]) => (x: Code) => call(numberOf(name), x);

const expressions: { readonly [K in Exclude<ElementwiseKind, 'random'>]: (x: Code, y: Code, z: Code) => Code } = {
  add: (x, y) => wasm.add(x, y),
  sub: (x, y) => wasm.sub(x, y),
  mul: (x, y) => wasm.mul(x, y),
  div: (x, y) => wasm.div(x, y),
  max: (x, y) => wasm.max(x, y),
  min: (x, y) => wasm.min(x, y),
  greater: (x, y) => condition(wasm.greater(x, y), x, y),
  greaterEqual: (x, y) => condition(wasm.atLeast(x, y), x, y),
  neg: (x) => wasm.neg(x),
  abs: (x) => wasm.abs(x),
  exp: elementary('exp'),
  expm1: elementary('expm1'),
  log: elementary('log'),
  log1p: elementary('log1p'),
  floor: (x) => wasm.floor(x),
  sqrt: (x) => wasm.sqrt(x),
  stored: (x) => wasm.stored(x),
  tanh: elementary('tanh'),
  sigmoid: elementary('sigmoid'),
  acos: elementary('acos'),
  where: (x, y, z) => wasm.or(wasm.select(z, y, wasm.equal(x, constant(0))), isNan(x)),
};

/** Bytes of a block to go through, the number of the first step, how many steps. */
const [BYTES, STEP, COUNT] = [0, 1, 2];
/** Bytes from the start of a slot, and of a trace; bytes of a trace that earlier steps filled. */
const [AT, TRACE, FILLED] = [3, 4, 5];
const local = (register: number): number => 6 + register;

export function programOf(region: Region, { of, traces: firstTrace, room }: Slots): Uint8Array<ArrayBuffer> {
  const { inputs, clock, constants, moves, results, traces } = region;
  const tape = tapeOf(region);
  const registerOf = (id: SignalId): number => local(present(tape.registerOf.get(id), `%${id}`));
  const offset = (id: SignalId): number => SLOT * present(of.get(id), `%${id}`);

  const operations = tape.instructions.flatMap(({ op, out, a, b, c }): Code => {
    if (op.kind === 'random') return set(local(out), wasm.load(get(AT), offset(op.output)));
    return set(local(out), expressions[op.kind](get(local(a)), get(local(b)), get(local(c))));
  });
  const moved = new Set(moves.map(({ current }) => current));
  const given = results.filter((id) => !moved.has(id)).map((id) => [id, id] as const);
  const ends = [...given, ...moves.map(({ current, next }) => [current, next] as const)];
  const element = [
    ...set(TRACE, wasm.addIntegers(get(AT), get(FILLED))),
    ...inputs.flatMap((id) => set(registerOf(id), wasm.load(get(AT), offset(id)))),
    ...operations,
    ...traces.flatMap((id, t) => wasm.store(get(TRACE), SLOT * (firstTrace + t * room), get(registerOf(id)))),
    ...ends.flatMap(([id, from]) => wasm.store(get(AT), offset(id), get(registerOf(from)))),
    ...set(AT, wasm.addIntegers(get(AT), wasm.integer(8))),
  ];
  const body = [
    ...[...constants].flatMap(([id, { value }]) => set(registerOf(id), constant(Math.fround(value)))),
    ...wasm.repeat(
      [
        ...(clock === undefined ? [] : set(registerOf(clock), wasm.both(wasm.rounded(get(STEP))))),
        ...set(AT, wasm.integer(0)),
        ...wasm.repeat(element, wasm.isBelow(get(AT), get(BYTES))),
        ...set(FILLED, wasm.addIntegers(get(FILLED), wasm.integer(SLOT))),
        ...set(STEP, wasm.addDoubles(get(STEP), wasm.double(1))),
        ...set(COUNT, wasm.addIntegers(get(COUNT), wasm.integer(-1))),
      ],
      get(COUNT),
    ),
  ];
  const locals = [...Array<'integer'>(3).fill('integer'), ...Array<'pair'>(tape.registers).fill('pair')];
  return encode({
    imports: hostFunctions.map((name) => ({ ...hostSignature, name })),
    functions: [...elementaryFunctions, { takes: ['integer', 'double', 'integer'], gives: [], locals, body }],
    run: hostFunctions.length + ownFunctions.length,
  });
}
