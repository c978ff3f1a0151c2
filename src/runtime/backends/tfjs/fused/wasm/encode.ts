/** The binary format of WebAssembly, as much of it as regions need (WebAssembly Core Specification 2.0, §5). */

/** Bytes of instructions, or of anything else. */
export type Code = readonly number[];

/** A whole number of any size that is not negative, LEB128. */
export function unsigned(value: number): Code {
  const bytes: number[] = [];
  let rest = value;
  do {
    const low = rest % 128;
    rest = Math.floor(rest / 128);
    bytes.push(rest > 0 ? low + 128 : low);
  } while (rest > 0);
  return bytes;
}

function signed(value: number): Code {
  const bytes: number[] = [];
  for (let rest = value; ; rest >>= 7) {
    const low = rest & 127;
    const isLast = (rest >> 7 === 0 && (low & 64) === 0) || (rest >> 7 === -1 && (low & 64) !== 0);
    bytes.push(isLast ? low : low | 128);
    if (isLast) return bytes;
  }
}

const bytesOf = (value: number): Code => [...new Uint8Array(Float64Array.of(value).buffer)];
const counted = (items: readonly Code[]): Code => [...unsigned(items.length), ...items.flat()];
const sized = (code: Code): Code => [...unsigned(code.length), ...code];
const text = (words: string): Code => sized([...new TextEncoder().encode(words)]);

/** An instruction of the vector extension on what its operands leave on the stack. */
const vector =
  (opcode: number) =>
  (...operands: readonly Code[]): Code => [...operands.flat(), 0xfd, ...unsigned(opcode)];

/** Operands of plain instructions are on the stack in order. */
const plain =
  (opcode: number) =>
  (...operands: readonly Code[]): Code => [...operands.flat(), opcode];

/** Alignment 2³ bytes, and an offset. */
const place = (offset: number): Code => [3, ...unsigned(offset)];

/** Pairs of float64 are vectors; a pair of float32 in memory takes 8 bytes. */
export const wasm = {
  get: (local: number): Code => [0x20, ...unsigned(local)],
  set: (local: number, value: Code): Code => [...value, 0x21, ...unsigned(local)],
  call: (f: number, ...operands: readonly Code[]): Code => [...operands.flat(), 0x10, ...unsigned(f)],
  /** Runs once, and again as long as `condition` is not 0. */
  repeat: (body: Code, condition: Code): Code => [0x03, 0x40, ...body, ...condition, 0x0d, 0, 0x0b],
  integer: (value: number): Code => [0x41, ...signed(value)],
  addIntegers: plain(0x6a),
  isBelow: plain(0x49),
  double: (value: number): Code => [0x44, ...bytesOf(value)],
  addDoubles: plain(0xa0),
  /** Rounds a float64 to float32. */
  rounded: (value: Code): Code => [...value, 0xb6, 0xbb],
  /** Both of a pair. */
  constant: (value: number): Code => [0xfd, 0x0c, ...bytesOf(value), ...bytesOf(value)],
  both: vector(0x14),
  /** Reads two float32 as a pair. */
  load: (address: Code, offset: number): Code => [...address, 0xfd, ...unsigned(0x5d), ...place(offset), 0xfd, ...unsigned(0x5f)],
  /** Rounds a pair to two float32. */
  store: (address: Code, offset: number, pair: Code): Code => [
    ...address,
    ...pair,
    0xfd,
    ...unsigned(0x5e),
    0xfd,
    ...unsigned(0x5b),
    ...place(offset),
    0,
  ],
  /** A pair rounded to float32, as memory holds it. */
  stored: (pair: Code): Code => [...pair, 0xfd, ...unsigned(0x5e), 0xfd, ...unsigned(0x5f)],
  /** One of a pair. */
  pick: (pair: Code, lane: 0 | 1): Code => [...pair, 0xfd, ...unsigned(0x21), lane],
  /** A pair with another second number. */
  withSecond: (pair: Code, value: Code): Code => [...pair, ...value, 0xfd, ...unsigned(0x22), 1],
  equal: vector(0x47),
  unequal: vector(0x48),
  greater: vector(0x4a),
  atLeast: vector(0x4c),
  and: vector(0x4e),
  or: vector(0x50),
  /** Of the first where the mask is set, else of the second. */
  select: vector(0x52),
  floor: vector(0x75),
  nearest: vector(0x94),
  shiftLeft: (pair: Code, bits: number): Code => [...pair, ...wasm.integer(bits), 0xfd, ...unsigned(0xcb)],
  /** Fills up with 0. */
  shiftRight: (pair: Code, bits: number): Code => [...pair, ...wasm.integer(bits), 0xfd, ...unsigned(0xcd)],
  abs: vector(0xec),
  neg: vector(0xed),
  sqrt: vector(0xef),
  add: vector(0xf0),
  sub: vector(0xf1),
  mul: vector(0xf2),
  div: vector(0xf3),
  min: vector(0xf4),
  max: vector(0xf5),
} as const;

const types = { integer: 0x7f, double: 0x7c, pair: 0x7b } as const;
export type Type = keyof typeof types;

export interface Signature {
  readonly takes: readonly Type[];
  readonly gives: readonly Type[];
}

export interface Function extends Signature {
  /** Locals after the parameters. */
  readonly locals: readonly Type[];
  readonly body: Code;
}

export interface Module {
  /** Functions of the module `math`; they are numbered first. */
  readonly imports: readonly (Signature & { readonly name: string })[];
  readonly functions: readonly Function[];
  /** The number of the function that is exported, as `run`. */
  readonly run: number;
}

const section = (id: number, items: readonly Code[]): Code => [id, ...sized(counted(items))];
const list = (of: readonly Type[]): Code => counted(of.map((type) => [types[type]]));
/** `\0asm`, version 1. */
const HEAD: Code = [0x00, 0x61, 0x73, 0x6d, 1, 0, 0, 0];

/** Imports its memory as `host.memory`. */
export function encode({ imports, functions, run }: Module): Uint8Array<ArrayBuffer> {
  const all = [...imports, ...functions];
  return Uint8Array.from([
    ...HEAD,
    ...section(
      1,
      all.map(({ takes, gives }) => [0x60, ...list(takes), ...list(gives)]),
    ),
    ...section(2, [
      [...text('host'), ...text('memory'), 0x02, 0x00, 1],
      ...imports.map(({ name }, type) => [...text('math'), ...text(name), 0x00, ...unsigned(type)]),
    ]),
    ...section(
      3,
      functions.map((_, i) => unsigned(imports.length + i)),
    ),
    ...section(7, [[...text('run'), 0x00, ...unsigned(run)]]),
    ...section(
      10,
      functions.map(({ locals, body }) => sized([...counted(locals.map((type) => [1, types[type]])), ...body, 0x0b])),
    ),
  ]);
}
