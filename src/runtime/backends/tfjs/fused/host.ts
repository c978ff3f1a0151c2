/** Runs the tape of a region on the host, a block of elements after the other: all steps of a block while it is in the cache. */
import { present } from '../../../../base/index.ts';
import type { SignalId } from '../../../../ir/index.ts';
import type { Extent, Extents, Region } from './region.ts';
import { drawInto, load, store, type Place, type Stretch } from './stretch.ts';
import type { Instruction, Tape } from './tape.ts';

/** Elements of a register: 40 registers fill a first-level cache. */
const BLOCK = 256;

export interface Steps {
  /** Advances before the first step. */
  readonly from: number;
  readonly count: number;
}

/** Values in the order of the region's inputs, results and traces; a trace has one value per step. */
export interface Operands {
  readonly given: readonly Float32Array[];
  readonly results: readonly Float32Array[];
  readonly traces: readonly Float32Array[];
}

/** Fills results and traces. */
export function runOnHost(region: Region, tape: Tape, extents: Extents, steps: Steps, operands: Operands): void {
  const machine = machineFor(region, tape, extents, operands);
  const [rows, columns] = extents.all;
  for (let start = 0; start < rows * columns; start += machine.block) {
    const stretch = { start, n: Math.min(machine.block, rows * columns - start), columns };
    for (const r of machine.inPlace) machine.offsets[r] = start;
    for (const { to, values, extent } of machine.loads) load(machine.place(to), values, extent, stretch);
    for (let k = 0; k < steps.count; k++) {
      if (machine.clock) load(machine.place(machine.clock.register), Float32Array.of(steps.from + k), [1, 1], stretch);
      for (const instruction of machine.instructions) run(machine, instruction, stretch, steps.from + k);
      for (const { from, values, extent } of machine.traces)
        store(values, k * extent[0] * extent[1], extent, machine.place(from), stretch);
      for (const [from, to] of tape.copies) copy(machine.place(from), machine.place(to), stretch.n);
    }
    for (const { from, values, extent } of machine.stores) store(values, 0, extent, machine.place(from), stretch);
  }
}

interface Machine {
  readonly block: number;
  readonly arrays: readonly Float32Array[];
  readonly offsets: Int32Array;
  readonly instructions: readonly Sized[];
  /** Registers that are a stretch of an operand itself. */
  readonly inPlace: readonly number[];
  readonly clock: { readonly register: number } | undefined;
  readonly loads: readonly { readonly to: number; readonly values: Float32Array; readonly extent: Extent }[];
  readonly traces: readonly Stored[];
  readonly stores: readonly Stored[];
  place(register: number): Place;
}

interface Stored {
  readonly from: number;
  readonly values: Float32Array;
  readonly extent: Extent;
}

interface Sized extends Instruction {
  /** A scalar among larger values: computed once and repeated. */
  readonly one: boolean;
  readonly rows: number;
}

function machineFor(region: Region, tape: Tape, { all, of }: Extents, { given, results, traces }: Operands): Machine {
  const size = all[0] * all[1];
  const block = Math.min(BLOCK, size);
  const register = (id: SignalId): number => present(tape.registerOf.get(id), `%${id}`);
  const extent = (id: SignalId): Extent => present(of.get(id), `%${id}`);
  const isFull = (id: SignalId): boolean => extent(id)[0] * extent(id)[1] === size;
  const states = new Set(region.moves.map(({ current }) => current));

  const operands = new Map<number, Float32Array>();
  region.inputs.forEach((id, i) => isFull(id) && !states.has(id) && operands.set(register(id), given[i] as Float32Array));
  region.results.forEach((id, i) => isFull(id) && operands.set(register(id), results[i] as Float32Array));
  const file = new Float32Array(tape.registers * block);
  for (const [id, { value }] of region.constants) file.fill(value, register(id) * block, (register(id) + 1) * block);
  const arrays = Array.from({ length: tape.registers }, (_, r) => operands.get(r) ?? file);
  const offsets = Int32Array.from({ length: tape.registers }, (_, r) => r * block);
  const stored = (ids: readonly SignalId[], values: readonly Float32Array[]) =>
    ids.map((id, i): Stored => ({ from: register(id), values: values[i] as Float32Array, extent: extent(id) }));

  return {
    block,
    arrays,
    offsets,
    inPlace: [...operands.keys()],
    instructions: tape.instructions.map((each) => {
      const [rows, columns] = extent(each.signal);
      return { ...each, rows, one: size > 1 && rows === 1 && columns === 1 };
    }),
    clock: region.clock === undefined ? undefined : { register: register(region.clock) },
    loads: region.inputs.flatMap((id, i) => {
      const values = given[i] as Float32Array;
      return operands.get(register(id)) === values ? [] : [{ to: register(id), values, extent: extent(id) }];
    }),
    traces: stored(region.traces, traces),
    stores: stored(region.results, results).filter(({ from }) => !operands.has(from)),
    place: (r) => ({ array: arrays[r] as Float32Array, offset: offsets[r] as number }),
  };
}

function run({ arrays, offsets, place }: Machine, { loop, draws, one, rows, out, a, b, c }: Sized, stretch: Stretch, step: number): void {
  const target = arrays[out] as Float32Array;
  const o = offsets[out] as number;
  const n = one ? 1 : stretch.n;
  if (loop) {
    const [x, y, z] = [arrays[a] as Float32Array, arrays[b] as Float32Array, arrays[c] as Float32Array];
    loop(n, target, o, x, offsets[a] as number, y, offsets[b] as number, z, offsets[c] as number);
  } else if (draws) drawInto(place(out), draws, rows, { ...stretch, n }, step);
  if (one) target.fill(target[o] as number, o, o + stretch.n);
}

function copy(from: Place, to: Place, n: number): void {
  for (let i = 0; i < n; i++) to.array[to.offset + i] = from.array[from.offset + i] as number;
}
