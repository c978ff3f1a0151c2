/** Runs the tape of a region on the host, a block of elements after the other: all steps of a block while it is in the cache. */
import { present } from '../../../../base/index.ts';
import type { SignalId } from '../../../../ir/index.ts';
import { loops, repeat, type Loop } from './loops.ts';
import type { Extent, Extents, Region } from './region.ts';
import { drawInto, load, store, type Stretch } from './stretch.ts';
import type { Copy, Tape } from './tape.ts';

/** Elements of a register: some 40 registers fill a first-level cache. */
const BLOCK = 128;

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

/** A region made ready for values of certain extents; it can be run again and again. */
export interface Machine {
  readonly extents: Extents;
  readonly block: number;
  readonly registers: Float64Array;
  readonly code: Code;
  /** Registers to round and copy after a step, as places. */
  readonly copies: readonly Copy[];
  readonly clock: number | undefined;
  readonly moment: Moment;
  place(id: SignalId): number;
}

export function machineFor({ constants, clock }: Region, tape: Tape, extents: Extents): Machine {
  const block = Math.min(BLOCK, extents.all[0] * extents.all[1]);
  const registers = new Float64Array(tape.registers * block);
  const place = (id: SignalId): number => present(tape.registerOf.get(id), `%${id}`) * block;
  const moment: Moment = { stretch: { start: 0, n: block, columns: extents.all[1] }, step: 0 };
  for (const [id, { value }] of constants) registers.fill(Math.fround(value), place(id), place(id) + block);
  return {
    extents,
    block,
    registers,
    code: assemble(tape, extents, block, moment),
    copies: tape.copies.map(({ from, to }) => ({ from: from * block, to: to * block })),
    clock: clock === undefined ? undefined : place(clock),
    moment,
    place,
  };
}

/** Fills results and traces. What passes from step to step is rounded to float32, as it is when the steps are run one by one. */
export function runOnHost(machine: Machine, { inputs, results, traces }: Region, steps: Steps, operands: Operands): void {
  const { extents, block, registers, code, copies, clock, moment } = machine;
  const size = extents.all[0] * extents.all[1];
  const bind = (ids: readonly SignalId[], values: readonly Float32Array[]) =>
    ids.map((id, i): Bound => ({
      at: machine.place(id),
      values: present(values[i], `%${id}`),
      extent: present(extents.of.get(id), `%${id}`),
    }));
  const [given, last, traced] = [bind(inputs, operands.given), bind(results, operands.results), bind(traces, operands.traces)];
  for (let start = 0; start < size; start += block) {
    const stretch = { start, n: Math.min(block, size - start), columns: extents.all[1] };
    moment.stretch = stretch;
    for (const { at, values, extent } of given) load(registers, at, values, extent, stretch);
    for (let k = 0; k < steps.count; k++) {
      moment.step = steps.from + k;
      if (clock !== undefined) registers.fill(Math.fround(moment.step), clock, clock + stretch.n);
      execute(code, registers, stretch.n);
      for (const { at, values, extent } of traced) store(values, k * extent[0] * extent[1], extent, registers, at, stretch);
      for (const { from, to } of copies) loops.stored(registers, stretch.n, to, from, 0, 0);
    }
    for (const { at, values, extent } of last) store(values, 0, extent, registers, at, stretch);
  }
}

interface Bound {
  readonly at: number;
  readonly values: Float32Array;
  readonly extent: Extent;
}

/** Where a run has come to. */
interface Moment {
  stretch: Stretch;
  step: number;
}

/** Loops, and for each four places in the registers. */
interface Code {
  readonly loops: readonly Loop[];
  readonly places: Int32Array;
  /** 1 for a loop over one element: a scalar among larger values, which is then repeated. */
  readonly isOne: Uint8Array;
}

function assemble({ instructions }: Tape, { all, of }: Extents, block: number, moment: Moment): Code {
  const lines = instructions.flatMap(({ op, out, a, b, c }) => {
    const extent = present(of.get(op.output), `%${op.output}`);
    const isDrawn = op.kind === 'random';
    const isOne = !isDrawn && all[0] * all[1] > 1 && extent[0] === 1 && extent[1] === 1;
    const loop: Loop = isDrawn ? (r, _, o) => drawInto(r, o, op.attrs, extent, moment.stretch, moment.step) : loops[op.kind];
    const line = { loop, isOne, places: [out, a, b, c] };
    return isOne ? [line, { loop: repeat, isOne: false, places: [out, out, out, out] }] : [line];
  });
  return {
    loops: lines.map(({ loop }) => loop),
    places: Int32Array.from(
      lines.flatMap(({ places }) => places),
      (register) => register * block,
    ),
    isOne: Uint8Array.from(lines, ({ isOne }) => Number(isOne)),
  };
}

function execute({ loops: code, places, isOne }: Code, registers: Float64Array, n: number): void {
  for (let i = 0, p = 0; i < code.length; i++, p += 4) {
    const loop = code[i] as Loop;
    const length = isOne[i] === 1 ? 1 : n;
    loop(registers, length, places[p] as number, places[p + 1] as number, places[p + 2] as number, places[p + 3] as number);
  }
}
