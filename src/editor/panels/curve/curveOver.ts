/** What a curve shows of the samples: its traces, its axis of time, and its numbers in words. */
import type { Course } from '../../../compiler/index.ts';
import type { Editor } from '../../state/editor.ts';
import { growingEnd, type Range } from '../plot/frame.ts';
import type { Pen } from '../plot/pen.ts';
import type { Painted } from '../plot/TimePlot.tsx';
import type { View } from '../plot/view.ts';
import { timeUnits } from '../quantities.ts';
import { moment, summary } from '../words.ts';
import { eventsOf, firingInWords, type Firing } from './firing.ts';
import { paintCurve, readAt } from './paintCurve.ts';
import { tracesOf, type Rows, type Trace, type Wanted } from './traces.ts';

export interface CurveSettings {
  readonly name: string;
  readonly wanted: readonly Wanted[];
  readonly rows: Rows;
  /** What a trial is called at the end of its line. */
  trialName(row: number): string;
  readonly unit: string;
  readonly range: Range | undefined;
  readonly leastSpan: number;
  readonly isLog: boolean;
  /** Loss or accuracy of a training. */
  readonly isLearning: boolean;
  readonly firing: Firing | undefined;
  readonly course: Course | undefined;
}

const NO_COURSE: Course = { verb: 'forward', advances: 0, perUnit: 1, dt: 1 };

const lastStep = (traces: readonly Trace[]): number =>
  traces.reduce((most, { series }) => Math.max(most, series.steps[series.length - 1] ?? 0), 0);

/** Where the run stands, when after a step back or back at the start that is before the end of what was recorded. */
function standsAt({ store }: Editor, last: number, perUnit: number): number | undefined {
  const present = store.getState().runtime.step / perUnit;
  return present < last - 0.5 / perUnit ? present : undefined;
}

export function curveOver(settings: CurveSettings) {
  const { perUnit, advances, verb } = settings.course ?? NO_COURSE;
  const timeUnit = timeUnits[verb];
  return (pen: Pen, editor: Editor, { zoom, cursor }: View): Painted => {
    const { samples } = editor;
    const traces = tracesOf(samples, settings.wanted, settings.rows, settings.trialName);
    const last = lastStep(traces) / perUnit;
    const now = standsAt(editor, last, perUnit);
    const whole = [0, growingEnd(verb === 'forward' ? 0 : advances / perUnit, last)] as const;
    const { firing } = settings;
    const spikes = eventsOf(samples, firing);
    const plot = paintCurve(pen, traces, {
      domain: zoom ?? whole,
      perUnit,
      timeUnit,
      isLog: settings.isLog,
      range: settings.range,
      leastSpan: settings.leastSpan,
      isMeaned: verb === 'train' && perUnit > 1,
      isInk: settings.isLearning && traces.filter(({ of }) => of === 'run').length < 2,
      now,
      firing,
      spikes,
    });
    const [first] = traces;
    if (!first) return { frame: plot.frame, whole, words: `${settings.name}: nothing recorded yet`, readout: '' };
    const at = cursor ?? now ?? last;
    const [low = 0, high = 0] = plot.frame.y.domain();
    const values = readAt(plot, at, cursor !== undefined);
    const ending = traces.length === 1 && settings.unit !== '' ? ` ${settings.unit}` : '';
    return {
      frame: plot.frame,
      whole,
      words: `${summary(settings.name, { last: first.at(first.series.length - 1), low, high }, settings.unit)}${firingInWords(firing, spikes, traces)}`,
      readout: `${moment(at)} ${timeUnit} · ${values}${ending}`,
    };
  };
}
