/** What steps recorded, on its way from the device to who asked for it. */
import { present } from '../../../base/index.ts';
import type { Rows } from '../../../compiler/index.ts';
import type { SignalId } from '../../../ir/index.ts';
import type { Values } from '../../backend.ts';
import type { Trace } from './fused/running.ts';
import { own, type Held } from './held.ts';
import type { Device } from './platform.ts';
import { readBack } from './transfer.ts';

export type Frame = ReadonlyMap<SignalId, Held>;

/** Recorded values wait on the device for a transfer together: at most so many tensors, and so many elements. */
const MOST_TENSORS = 512;
const MOST_ELEMENTS = 2 ** 20;

const NOTHING: Values = new Map();

/** Frames of one length are read together once they are many. */
export function isPortion(frames: readonly Frame[]): boolean {
  const held = [...(frames[0]?.values() ?? [])];
  const elementsOfOne = held.reduce((sum, { tensor }) => sum + tensor.size, 0);
  return frames.length * held.length >= MOST_TENSORS || frames.length * elementsOfOne >= MOST_ELEMENTS;
}

/** One by one: a long run has more frames than a call takes arguments. */
export function append(values: Values[], more: readonly Values[]): void {
  for (const each of more) values.push(each);
}

/** Reads and releases. */
export async function readFrames(frames: readonly Frame[], device: Device): Promise<Values[]> {
  const rows = await readBack(
    frames.flatMap((frame) => [...frame.values()]),
    device,
  );
  return frames.map((frame) => new Map([...frame].map(([id, held]) => [id, copy(present(rows.get(held), `%${id}`))])));
}

/** Everyone who asked for a value gets one of their own. */
const copy = ({ rows, values }: Rows): Rows => ({ rows, values: values.slice() });

/** Reads the traces of so many steps, and what was the same in all of them; releases both. */
export async function readTraces(
  record: readonly SignalId[],
  steps: number,
  traces: ReadonlyMap<SignalId, Trace>,
  same: Frame,
  device: Device,
): Promise<Values[]> {
  if (record.length === 0) return Array.from({ length: steps }, () => NOTHING);
  const traced = new Map([...traces].map(([id, trace]) => [id, { trace, held: own(trace.tensor) }]));
  const all = [...same.values(), ...[...traced.values()].map(({ held }) => held)];
  const rows = await readBack(all, device);
  return Array.from({ length: steps }, (_, step) => {
    const at = (id: SignalId): Rows => {
      const part = traced.get(id);
      return part
        ? cut(present(rows.get(part.held), `%${id}`), part.trace, step)
        : copy(present(rows.get(present(same.get(id), `%${id}`)), `%${id}`));
    };
    return new Map(record.map((id) => [id, at(id)]));
  });
}

function cut({ rows: all, values }: Rows, { rows, extent: [kept, columns] }: Trace, step: number): Rows {
  const width = values.length / all;
  const block = values.slice(step * rows * width, (step + 1) * rows * width);
  return {
    rows: kept,
    values: kept === rows && columns === width ? block : block.filter((_, i) => i < kept * width && i % width < columns),
  };
}
