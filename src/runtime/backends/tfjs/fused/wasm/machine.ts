/** Runs regions as WebAssembly. All share one memory, which holds nothing between calls: the system grants few memories. */
import { present } from '../../../../../base/index.ts';
import type { SignalId } from '../../../../../ir/index.ts';
import type { Operands, Steps } from '../host.ts';
import type { Extents, Region } from '../region.ts';
import { drawInto, load, store, type Stretch } from '../stretch.ts';
import { hostFunctions } from './elementary.ts';
import { BLOCK, programOf, slotsOf, type Slots } from './program.ts';

/** Bytes that WebAssembly allocates at once. */
const PAGE = 2 ** 16;
/** Steps of a call where every step is recorded. */
const ROOM = 32;
/** Elements that a call computes, all steps together: an engine optimizes a function between two calls of it. */
const CALL = 2 ** 16;

let memory: WebAssembly.Memory | undefined;

/** The shared memory as numbers, with so many slots at least. */
function numbersFor(slots: number): Float32Array {
  memory ??= new WebAssembly.Memory({ initial: 1 });
  const missing = 4 * BLOCK * slots - memory.buffer.byteLength;
  if (missing > 0) memory.grow(Math.ceil(missing / PAGE));
  return new Float32Array(memory.buffer);
}

type Run = (bytes: number, step: number, count: number) => void;

/** A region made ready, for values of any extents. */
export interface Compiled {
  readonly slots: Slots;
  readonly run: Run;
}

/** Undefined where the engine lacks vectors, or forbids to compile. */
export function compiled(region: Region): Compiled | undefined {
  const slots = slotsOf(region, region.traces.length > 0 ? ROOM : 0);
  numbersFor(slots.count);
  try {
    const { exports } = new WebAssembly.Instance(new WebAssembly.Module(programOf(region, slots)), {
      host: { memory: present(memory, 'memory') },
      math: Object.fromEntries(hostFunctions.map((name) => [name, Math[name]])),
    });
    return { slots, run: exports['run'] as Run };
  } catch {
    return undefined;
  }
}

/** Fills results and traces. */
export function runCompiled({ slots, run }: Compiled, region: Region, extents: Extents, steps: Steps, operands: Operands): void {
  const { inputs, results, traces, ops } = region;
  const [rows, columns] = extents.all;
  const numbers = numbersFor(slots.count);
  const extent = (id: SignalId) => present(extents.of.get(id), `%${id}`);
  const at = (id: SignalId): number => BLOCK * present(slots.of.get(id), `%${id}`);
  const draws = ops.flatMap((op) => (op.kind === 'random' ? [op] : []));
  const most =
    draws.length > 0 ? 1 : Math.min(traces.length > 0 ? slots.room : Infinity, Math.ceil(CALL / Math.min(BLOCK, rows * columns)));
  for (let start = 0; start < rows * columns; start += BLOCK) {
    const stretch: Stretch = { start, n: Math.min(BLOCK, rows * columns - start), columns };
    inputs.forEach((id, i) => load(numbers, at(id), present(operands.given[i], `%${id}`), extent(id), stretch));
    for (let done = 0; done < steps.count; done += most) {
      const count = Math.min(most, steps.count - done);
      for (const { output, attrs } of draws) drawInto(numbers, at(output), attrs, extent(output), stretch, steps.from + done);
      run(4 * stretch.n, steps.from + done, count);
      traces.forEach((id, t) => {
        const [values, size] = [present(operands.traces[t], `%${id}`), extent(id)[0] * extent(id)[1]];
        for (let k = 0; k < count; k++)
          store(values, (done + k) * size, extent(id), numbers, BLOCK * (slots.traces + t * slots.room + k), stretch);
      });
    }
    results.forEach((id, i) => store(present(operands.results[i], `%${id}`), 0, extent(id), numbers, at(id), stretch));
  }
}
