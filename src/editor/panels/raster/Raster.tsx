/** Spikes of a population, or of several probes: a mark for each, and their rate below. */
import { useCallback, useState } from 'react';
import { useEditorState } from '../../state/context.tsx';
import type { Editor } from '../../state/editor.ts';
import type { PictureProps } from '../picture.ts';
import { axes } from '../plot/axes.ts';
import { frameOf, growingEnd, type Frame, type Range } from '../plot/frame.ts';
import { clipped } from '../plot/lines.ts';
import { text, type Pen } from '../plot/pen.ts';
import { firstFrom } from '../plot/thin.ts';
import { TimePlot, type Painted, type View } from '../plot/TimePlot.tsx';
import { timeUnits } from '../quantities.ts';
import { RowChoice } from '../RowChoice.tsx';
import { brief } from '../words.ts';
import { createSpikeFinder, ratesOf, type SpikeFinder } from './spikes.ts';
import classes from '../Panels.module.css';

interface Band {
  readonly name: string;
  readonly lanes: number;
  /** Times in units, and the lane of each within the band. */
  readonly times: readonly number[];
  readonly places: readonly number[];
}

const RATE_SHARE = 0.3;
const BIN_PX = 9;
const NAMES = 64;

/** What one probe saw: of all trials, or of one. */
function bandOf({ samples }: Editor, finder: SpikeFinder, probe: string, name: string, perUnit: number, row: number | 'all'): Band {
  const series = samples.get(probe);
  if (!series) return { name, lanes: 0, times: [], places: [] };
  const { steps, lanes } = finder.find(series);
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

function paintMarks(pen: Pen, frame: Frame, bands: readonly Band[]): void {
  const { context, color } = pen;
  const all = bands.reduce((sum, { lanes }) => sum + lanes, 0);
  const pitch = (frame.bottom - frame.top) / Math.max(1, all);
  const tall = Math.max(1, Math.min(14, pitch * 0.72));
  const [from = 0, to = 1] = frame.x.domain();
  let top = frame.top;
  context.fillStyle = color('ink');
  for (const band of bands) {
    const wide = pitch > 8 ? 1.5 : 1.2;
    for (let i = firstFrom(band.times, band.times.length, from); i < band.times.length && (band.times[i] as number) <= to; i++) {
      const y = top + ((band.places[i] as number) + 0.5) * pitch;
      context.fillRect(frame.x(band.times[i] as number) - wide / 2, y - tall / 2, wide, tall);
    }
    top += band.lanes * pitch;
  }
}

/** The names of the bands beside them, and a line between two of them. */
function paintBands(pen: Pen, frame: Frame, bands: readonly Band[]): void {
  const { context, color } = pen;
  const all = bands.reduce((sum, { lanes }) => sum + lanes, 0);
  let done = 0;
  for (const { name, lanes } of bands) {
    const [top, bottom] = [done, done + lanes].map((lane) => frame.top + (lane / Math.max(1, all)) * (frame.bottom - frame.top));
    const words = bands.length > 1 ? name : lanes > 1 ? `1 … ${lanes}` : '';
    text(pen, words, frame.left - 6, ((top ?? 0) + (bottom ?? 0)) / 2, { align: 'right' });
    done += lanes;
    if (done >= all) continue;
    context.fillStyle = color('grid');
    context.fillRect(frame.left, Math.round(bottom ?? 0), frame.right - frame.left, 1);
  }
  context.fillStyle = color('wire');
  context.fillRect(frame.left - 1, frame.top, 1, frame.bottom - frame.top);
}

function paintRate(pen: Pen, frame: Frame, rates: Float64Array): void {
  const { context, color } = pen;
  const [from = 0, to = 1] = frame.x.domain();
  const width = (to - from) / rates.length;
  context.save();
  context.beginPath();
  context.moveTo(frame.left, frame.y(0));
  rates.forEach((rate, bin) => {
    context.lineTo(frame.x(from + bin * width), frame.y(rate));
    context.lineTo(frame.x(from + (bin + 1) * width), frame.y(rate));
  });
  context.lineTo(frame.right, frame.y(0));
  context.globalAlpha = 0.2;
  context.fillStyle = color('accent');
  context.fill();
  context.globalAlpha = 1;
  context.strokeStyle = color('accent');
  context.lineWidth = 1.3;
  context.stroke();
  context.restore();
}

interface Wanted {
  readonly probe: string;
  readonly name: string;
}

export function Raster({ subject, around, isLarge, name }: PictureProps) {
  const { document, course, batch } = around;
  const shownRow = useEditorState((state) => state.row);
  const [chosen, choose] = useState<number | 'all'>();
  const wanted = JSON.stringify(
    subject.probes.map((probe): Wanted => {
      const node = document.probes[probe]?.target.node ?? '';
      return { probe, name: document.nodes[node]?.label ?? node };
    }),
  );
  const row = chosen ?? (batch > 1 && subject.probes.length === 1 ? 'all' : shownRow);
  const [finders] = useState(() => new Map<string, SpikeFinder>());
  const paint = useCallback(
    (pen: Pen, editor: Editor, { zoom, cursor }: View): Painted => {
      const { perUnit, advances, dt, verb } = course ?? { perUnit: 1, advances: 0, dt: 1, verb: 'forward' as const };
      const bands = (JSON.parse(wanted) as readonly Wanted[]).map((one) => {
        const finder = finders.get(one.probe) ?? createSpikeFinder();
        finders.set(one.probe, finder);
        return bandOf(editor, finder, one.probe, one.name, perUnit, row);
      });
      const seen = Math.max(0, ...(JSON.parse(wanted) as readonly Wanted[]).map(({ probe }) => lastStep(editor, probe))) / perUnit;
      const whole = [0, growingEnd(advances / perUnit, seen)] as const;
      const { marks, below } = framesOf(pen, zoom ?? whole, bands);
      clipped(pen, marks, () => paintMarks(pen, marks, bands));
      paintBands(pen, marks, bands);
      const [from = 0, to = 1] = marks.x.domain();
      const lanes = bands.reduce((sum, band) => sum + band.lanes, 0);
      const bins = Math.max(4, Math.round((marks.right - marks.left) / BIN_PX));
      const rates = ratesOf(
        bands.flatMap(({ times }) => times),
        { from, to, bins, lanes, msPerUnit: perUnit * dt },
      );
      const rate = frameOf(pen.width, pen.height, [from, to], [0, Math.max(1, ...rates)], { margins: { ...below, left: marks.left } });
      axes(pen, rate, { across: timeUnits[verb], up: 'rate, Hz' });
      clipped(pen, rate, () => paintRate(pen, rate, rates));
      const count = bands.reduce((sum, { times }) => sum + times.length, 0);
      const mean = seen > 0 && lanes > 0 ? (count / lanes / (seen * perUnit * dt)) * 1_000 : 0;
      const at = cursor === undefined ? '' : ` · ${brief(cursor)} ${timeUnits[verb]}: ${brief(rates[binAt(cursor, from, to, bins)])} Hz`;
      const said = `${count} ${count === 1 ? 'spike' : 'spikes'} · mean ${brief(mean)} Hz`;
      return { frame: { ...marks, bottom: rate.bottom }, whole, words: `${name}: ${said}`, readout: seen > 0 ? `${said}${at}` : 'run it to see' };
    },
    [course, wanted, row, finders, name],
  );
  return (
    <div className={classes['body']}>
      <TimePlot label={name} paint={paint} isLarge={isLarge} />
      {batch > 1 && (
        <div className={classes['controls']}>
          <RowChoice rows={batch} value={row} onChange={choose} />
        </div>
      )}
    </div>
  );
}

const binAt = (at: number, from: number, to: number, bins: number): number =>
  Math.min(bins - 1, Math.max(0, Math.floor(((at - from) / (to - from)) * bins)));

function lastStep({ samples }: Editor, probe: string): number {
  const series = samples.get(probe);
  return series && series.length > 0 ? (series.steps[series.length - 1] as number) : 0;
}

/** The marks above, and where the rate stands below them. */
function framesOf(pen: Pen, domain: Range, bands: readonly Band[]) {
  const widest = bands.length > 1 ? Math.max(0, ...bands.map(({ name }) => pen.context.measureText(name).width)) : 0;
  const left = Math.min(NAMES + 20, Math.max(46, widest + 14));
  const split = Math.round(pen.height * (1 - RATE_SHARE) - 8);
  return {
    marks: frameOf(pen.width, pen.height, domain, [0, 1], { isExact: true, margins: { left, bottom: pen.height - split + 6, top: 4 } }),
    below: { top: split + 4 },
  };
}
