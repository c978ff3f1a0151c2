/** What probes see while a session runs, as messages: of every step, and of the examples that a training holds out. */
import { nodeId } from '../base/index.ts';
import type { Location, Plan } from '../compiler/index.ts';
import type { GraphDocument } from '../graph/index.ts';
import type { SignalId } from '../ir/index.ts';
import type { Values } from './backend.ts';
import type { Samples } from './protocol.ts';
import { slice } from './slice.ts';

export interface ProbeAt {
  readonly id: string;
  readonly every: number;
  readonly location: Location;
}

export function probesOf({ probes }: GraphDocument, plan: Plan): readonly ProbeAt[] {
  return Object.entries(probes).flatMap(([id, { target, every }]) => {
    const location = plan.locate(nodeId(target.node), target.port);
    return location ? [{ id, every, location }] : [];
  });
}

export const recorded = (probes: readonly ProbeAt[]): readonly SignalId[] => [...new Set(probes.map(({ location }) => location.signal))];

/** The frames of the steps `first`, `first + 1`, … as every probe wants them. */
export function samplesOf(
  probes: readonly ProbeAt[],
  first: number,
  frames: readonly Values[],
  meta: Pick<Samples, 'revision' | 'of'>,
): Samples[] {
  return probes.flatMap(({ id, every, location }) => {
    const steps = frames.map((_, i) => first + i).filter((step) => meta.of === 'held-out' || step % every === 0);
    const parts = steps.map((step) => slice(frames[step - first] as Values, location));
    const [head] = parts;
    if (!head) return [];
    const values = new Float64Array(parts.length * head.values.length);
    // a short minibatch fills the front of its place and leaves NaN behind it
    parts.forEach((part, i) =>
      values
        .fill(NaN, i * head.values.length, (i + 1) * head.values.length)
        .set(part.values.subarray(0, head.values.length), i * head.values.length),
    );
    return [
      {
        type: 'samples',
        ...meta,
        probe: id,
        steps: Float64Array.from(steps),
        rows: head.rows,
        width: head.values.length / head.rows,
        values,
      },
    ];
  });
}
