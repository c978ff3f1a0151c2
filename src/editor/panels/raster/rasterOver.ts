/** What a raster shows of the samples: the spikes of every probe, and what they come to in words. */
import type { Course } from '../../../compiler/index.ts';
import type { Editor } from '../../state/editor.ts';
import { growingEnd } from '../plot/frame.ts';
import type { Pen } from '../plot/pen.ts';
import type { Painted } from '../plot/TimePlot.tsx';
import type { View } from '../plot/view.ts';
import { timeUnits } from '../quantities.ts';
import { rateOf } from '../tuning/rates.ts';
import { brief, moment } from '../words.ts';
import { lanesOf, paintRaster, type Band } from './paintRaster.ts';
import { createSpikeFinder, type SpikeFinder } from './spikes.ts';

export interface RasterSettings {
  readonly name: string;
  readonly wanted: readonly { readonly probe: string; readonly name: string }[];
  /** One trial, or all of them. */
  readonly row: number | 'all';
  readonly course: Course | undefined;
}

const NO_COURSE: Course = { verb: 'forward', advances: 0, perUnit: 1, dt: 1 };
const MS_PER_S = 1_000;

/** Of one neuron after it has settled; of several the mean over the run. */
function rateIn(bands: readonly Band[], { seen, msPerUnit }: { readonly seen: number; readonly msPerUnit: number }): string {
  const lanes = lanesOf(bands);
  const times = bands.flatMap((band) => band.times);
  if (lanes !== 1) {
    const seconds = (seen * msPerUnit) / MS_PER_S;
    return `mean ${brief(seconds > 0 ? times.length / Math.max(1, lanes) / seconds : 0)} Hz`;
  }
  const { hz, from } = rateOf(times, { first: 0, last: seen, dt: msPerUnit });
  return from === 'onset' ? 'at the onset only' : `${brief(hz)} Hz between spikes`;
}

export function rasterOver({ name, wanted, row, course = NO_COURSE }: RasterSettings) {
  const { perUnit, advances, dt, verb } = course;
  const timeUnit = timeUnits[verb];
  const finders = wanted.map((one) => ({ ...one, finder: createSpikeFinder() }));
  return (pen: Pen, editor: Editor, { zoom, cursor }: View): Painted => {
    const bands = finders.map((one) => bandOf(editor, one, perUnit, row));
    const seen = Math.max(0, ...wanted.map(({ probe }) => lastStep(editor, probe))) / perUnit;
    const whole = [0, growingEnd(advances / perUnit, seen)] as const;
    const domain = zoom ?? whole;
    const { frame, rates } = paintRaster(pen, bands, { domain, timeUnit, msPerUnit: perUnit * dt });
    const count = bands.reduce((sum, { times }) => sum + times.length, 0);
    const said = `${count} ${count === 1 ? 'spike' : 'spikes'} · ${rateIn(bands, { seen, msPerUnit: perUnit * dt })}`;
    const rate = cursor === undefined ? undefined : rates[binAt(cursor, domain, rates.length)];
    const here = cursor === undefined ? '' : ` · ${moment(cursor)} ${timeUnit}: ${brief(rate)} Hz`;
    return { frame, whole, words: `${name}: ${said}`, readout: seen > 0 ? `${said}${here}` : '' };
  };
}

interface Wanted {
  readonly probe: string;
  readonly name: string;
  readonly finder: SpikeFinder;
}

function bandOf({ samples }: Editor, { probe, name, finder }: Wanted, perUnit: number, row: number | 'all'): Band {
  const series = samples.get(probe);
  if (!series) return { name, lanes: 0, times: [], places: [] };
  const { steps, lanes } = series.events ?? finder.find(series);
  if (row === 'all') return { name, lanes: series.rows * series.width, times: steps.map((step) => step / perUnit), places: lanes };
  const first = Math.min(row, series.rows - 1) * series.width;
  const own = lanes.flatMap((lane, i) => (lane >= first && lane < first + series.width ? [i] : []));
  return {
    name,
    lanes: series.width,
    times: own.map((i) => (steps[i] as number) / perUnit),
    places: own.map((i) => (lanes[i] as number) - first),
  };
}

const binAt = (at: number, [from, to]: readonly [number, number], bins: number): number =>
  Math.min(bins - 1, Math.max(0, Math.floor(((at - from) / (to - from)) * bins)));

function lastStep({ samples }: Editor, probe: string): number {
  const series = samples.get(probe);
  return series && series.length > 0 ? (series.steps[series.length - 1] as number) : 0;
}
