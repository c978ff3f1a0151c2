/** The energy of a memory, sweep by sweep. */
import { useCallback, useRef } from 'react';
import type { SampleStore } from '../../kit/index.ts';
import type { Editor } from '../../state/editor.ts';
import { tracesOf } from '../curve/traces.ts';
import { axes } from '../plot/axes.ts';
import { extent, frameOf, union } from '../plot/frame.ts';
import { clipped, dot, polyline } from '../plot/lines.ts';
import type { Pen } from '../plot/pen.ts';
import { PlotCanvas } from '../plot/PlotCanvas.tsx';
import { brief } from '../words.ts';

interface Course {
  readonly steps: readonly number[];
  readonly values: readonly number[];
}

/** One value for every sweep that was seen; going back begins anew from there. */
export function noted({ steps, values }: Course, step: number, value: number): Course {
  const kept = steps.filter((seen) => seen < step).length;
  return { steps: [...steps.slice(0, kept), step], values: [...values.slice(0, kept), value] };
}

/** Every sweep of the run, where a probe recorded it. */
function recorded(samples: SampleStore, probe: string | undefined): Course | undefined {
  const [trace] = probe === undefined ? [] : tracesOf(samples, [{ probe, name: 'energy' }], 0);
  if (!trace) return undefined;
  const steps = Array.from({ length: trace.series.length }, (_, i) => trace.series.steps[i] ?? 0);
  return { steps, values: steps.map((_, i) => trace.at(i)) };
}

interface EnergyProps {
  readonly memory: string;
  readonly name: string;
  /** Of the energy, if there is one. */
  readonly probe: string | undefined;
}

export function Energy({ memory, name, probe }: EnergyProps) {
  const course = useRef<Course>({ steps: [], values: [] });
  const paint = useCallback(
    (pen: Pen, { live, samples, store }: Editor) => {
      const { step, computed } = store.getState().runtime;
      const energy = live.read(memory, 'energy')?.[0];
      if (energy === undefined || !computed) return `Energy of ${name}: not computed yet`;
      course.current = noted(course.current, step, energy);
      const { steps, values } = recorded(samples, probe) ?? course.current;
      const frame = frameOf([pen.width, pen.height], [0, Math.max(4, step, ...steps.slice(-1))], union(extent(values), [energy, energy]), {
        margins: { top: 14, left: 58 },
      });
      axes(pen, frame, { across: 'sweeps', up: 'energy E' });
      const points = Float64Array.from(steps.flatMap((at, i) => [frame.x(at), frame.y(values[i] ?? NaN)]));
      clipped(pen, frame, () => polyline(pen, points, { color: pen.color('accent') }));
      dot(pen, [frame.x(step), frame.y(energy)], pen.color('accent'), 3);
      return `Energy of ${name}: ${brief(energy)} after ${step} ${step === 1 ? 'sweep' : 'sweeps'}`;
    },
    [memory, name, probe],
  );
  return <PlotCanvas label={`Energy of ${name}`} paint={paint} />;
}
