/** The threshold and the spikes of integrate-and-fire neurons, which a curve of their potential does not show: it is only reset. */
import type { PortRef } from '../../../graph/index.ts';
import { formatExact, type Events, type SampleStore } from '../../kit/index.ts';
import { clipped } from '../plot/lines.ts';
import { text, type Pen } from '../plot/pen.ts';
import { firstFrom } from '../plot/thin.ts';
import type { Frame, Range } from '../plot/frame.ts';
import { paramsOf, typeOf, type Surroundings } from '../surroundings.ts';
import type { Trace } from './traces.ts';

export interface Firing {
  readonly threshold: number;
  /** The probe that sees the spikes, if there is one. */
  readonly probe: string | undefined;
}

/** Undefined for what has no threshold, or another one in every trial. */
export function firingOf(around: Surroundings, target: PortRef | undefined): Firing | undefined {
  if (target?.port !== 'potential' || typeOf(around, target.node) !== 'lif') return undefined;
  const { form, spikes, Vth } = paramsOf(around, target.node);
  if (spikes === 'none' || `${target.node}.Vth` in (around.experiment?.vary ?? {})) return undefined;
  const [probe] = Object.entries(around.document.probes).find(([, seen]) => isSpike(seen.target, target.node)) ?? [];
  return { threshold: form === 'physical' ? Number(Vth) : 1, probe };
}

const isSpike = ({ node, port }: PortRef, of: string): boolean => node === of && port === 'spike';

/** What a mark is, under the picture. */
export const markWords = ({ probe }: Firing): string =>
  probe === undefined ? 'Probe “spike”, too, to see the spikes marked' : 'Strokes on the threshold mark spikes';

/** `, threshold 1, 3 spikes` of the lines that are shown. */
export function firingInWords(firing: Firing | undefined, events: Events | undefined, traces: readonly Trace[]): string {
  if (!firing) return '';
  const shown = new Set(traces.map(({ lane }) => lane));
  const count = events?.lanes.filter((lane) => shown.has(lane)).length ?? 0;
  return `, threshold ${formatExact(firing.threshold)}${events ? `, ${count} ${count === 1 ? 'spike' : 'spikes'}` : ''}`;
}

export const eventsOf = (samples: Pick<SampleStore, 'get'>, firing: Firing | undefined): Events | undefined =>
  firing?.probe === undefined ? undefined : samples.get(firing.probe)?.events;

/** Share of the way from the lowest value to the threshold that a mark rises above it. */
const RISE = 0.3;

const topOf = ({ threshold }: Firing, low: number): number => threshold + RISE * Math.max(threshold - low, Math.abs(threshold) / 2);

/** The values that are to be seen: up to the ends of the marks. */
export const roomFor = (firing: Firing, [low]: Range): Range => {
  const from = Math.min(low, firing.threshold);
  return [from, topOf(firing, from)];
};

interface Marks {
  readonly firing: Firing;
  readonly events: Events | undefined;
  readonly traces: readonly Trace[];
  /** Steps of one unit of time. */
  readonly perUnit: number;
  colorOf(trace: Trace): string;
}

/** A dashed line for the threshold, and on it an upright stroke for every spike, as lectures draw them. */
export function paintFiring(pen: Pen, frame: Frame, { firing, events, traces, perUnit, colorOf }: Marks): void {
  const { context, color } = pen;
  const { left, right } = frame;
  const at = Math.round(frame.y(firing.threshold)) + 0.5;
  const [low = 0] = frame.y.domain();
  const top = Math.max(frame.top, frame.y(topOf(firing, low)));
  context.save();
  context.strokeStyle = color('dim');
  context.lineWidth = 1;
  context.setLineDash([4, 4]);
  context.beginPath();
  context.moveTo(left, at);
  context.lineTo(right, at);
  context.stroke();
  context.restore();
  text(pen, 'threshold', [left + 5, at - 7]);
  clipped(pen, frame, () => {
    for (const trace of traces) {
      context.fillStyle = colorOf(trace);
      for (const step of stepsIn(events, trace.lane, frame, perUnit)) context.fillRect(frame.x(step / perUnit) - 1, top, 2, at - top);
    }
  });
}

/** The steps of a lane's spikes that are in sight. */
function* stepsIn(events: Events | undefined, lane: number, { x }: Frame, perUnit: number): Generator<number> {
  if (!events) return;
  const [from = 0, to = 1] = x.domain();
  const { steps, lanes } = events;
  for (let i = firstFrom(steps, steps.length, from * perUnit); i < steps.length; i++) {
    const step = steps[i] as number;
    if (step > to * perUnit) return;
    if (lanes[i] === lane) yield step;
  }
}
