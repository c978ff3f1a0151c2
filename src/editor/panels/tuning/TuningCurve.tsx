/** The f–I curve: the firing rate of every trial against the stimulus that it was given. */
import { useCallback } from 'react';
import type { Course } from '../../../compiler/index.ts';
import type { Editor } from '../../state/editor.ts';
import { formatExact, type Series } from '../../kit/index.ts';
import type { PictureProps } from '../picture.ts';
import { axes } from '../plot/axes.ts';
import { extent, frameOf, union, type Range } from '../plot/frame.ts';
import { clipped, dot, polyline, ring } from '../plot/lines.ts';
import { text, type Pen } from '../plot/pen.ts';
import { PlotCanvas } from '../plot/PlotCanvas.tsx';
import { useReadout } from '../readout.ts';
import type { Surroundings } from '../surroundings.ts';
import { parameterOf } from '../trials.ts';
import { brief } from '../words.ts';
import { isOnset, meanRate, ratesIn } from './rates.ts';
import { closedForm, variedOf, type Varied } from './tuningCurve.ts';
import classes from '../Panels.module.css';

const CURVE_POINTS = 240;

/** `amplitude, µA/cm²`, or `amplitude of v_in` */
function titleOf(around: Surroundings, { node, parameter }: Varied): string {
  const { title, unit } = parameterOf(around, `${node}.${parameter}`);
  return unit === '' ? title : `${title}, ${unit}`;
}

export function TuningCurve({ subject, around, name }: PictureProps) {
  const [probe = ''] = subject.probes;
  const read = useReadout();
  const paint = useCallback(
    (pen: Pen, { samples }: Editor) => {
      const varied = variedOf(around);
      if (!varied) return undefined;
      const points = pointsOf(samples.get(probe), varied, around.course);
      const rates = Float64Array.from(points, ({ rate }) => rate);
      const neuron = around.document.probes[probe]?.target.node ?? '';
      const formula = closedForm(around, neuron, varied);
      const range = extent(varied.values);
      const room = (range[1] - range[0]) * 0.03;
      const across: Range = [range[0] - room, range[1] + room];
      const places = Array.from({ length: CURVE_POINTS }, (_, i) => across[0] + ((across[1] - across[0]) * i) / (CURVE_POINTS - 1));
      const curve = formula ? places.map(formula) : [];
      const up = union([0, 1], union(extent(rates), extent(curve)));
      const frame = frameOf([pen.width, pen.height], across, up, { margins: { top: 12, right: 16 } });
      axes(pen, frame, { across: titleOf(around, varied), up: 'rate, Hz' });
      clipped(pen, frame, () => {
        if (formula)
          polyline(pen, Float64Array.from(places.flatMap((value, i) => [frame.x(value), frame.y(curve[i] ?? 0)])), {
            color: pen.color('dim'),
            dash: [5, 3],
          });
        for (const { value, rate, isHollow } of points)
          (isHollow ? ring : dot)(pen, [frame.x(value), frame.y(rate)], pen.color('accent'), 3);
      });
      const hollow = points.some(({ isHollow }) => isHollow) ? '○ spikes at the onset only' : '';
      text(pen, [hollow, formula ? '- - closed form G' : ''].join('   '), [frame.right - 4, frame.bottom - 10], { align: 'right' });
      const said = wordsOf(points);
      read(`${said}${gapWords(points, formula)}`);
      return `${name}: ${said}${hollow === '' ? '' : `, ${hollow}`}`;
    },
    [around, probe, name, read],
  );
  return (
    <div className={classes['body']}>
      <PlotCanvas label={name} paint={paint} />
    </div>
  );
}

interface Point {
  readonly value: number;
  /** Hz */
  readonly rate: number;
  /** It fired, and has no rate. */
  readonly isHollow: boolean;
}

/** One for every trial. */
const pointsOf = (series: Series | undefined, { values }: Varied, course: Course | undefined): readonly Point[] =>
  (series && course ? ratesIn(series, course.dt) : []).map((rates, row) => ({
    value: values[row] ?? NaN,
    rate: meanRate(rates),
    isHollow: isOnset(rates),
  }));

const wordsOf = (points: readonly Point[]): string =>
  points.length === 0 ? 'run it to see' : `${thresholdIn(points)}up to ${brief(Math.max(...points.map(({ rate }) => rate)))} Hz`;

const gapWords = (points: readonly Point[], formula: ((value: number) => number) | undefined): string =>
  formula && points.length > 0 ? ` · at most ${brief(largestGap(points, formula))} Hz from G` : '';

/** Between which two strengths steady firing begins: nothing where no trial has it, or all have. */
function thresholdIn(points: readonly Point[]): string {
  const order = points.toSorted((a, b) => a.value - b.value);
  const first = order.findIndex(({ rate }) => rate > 0);
  const [before, firing] = [order[first - 1], order[first]];
  if (!before || !firing) return '';
  return `${before.isHollow ? 'onset only' : 'silent'} at ${formatExact(before.value)}, fires at ${formatExact(firing.value)} · `;
}

/** Over the trials that have a rate, or are silent. */
const largestGap = (points: readonly Point[], expected: (value: number) => number): number =>
  points.reduce((most, { value, rate, isHollow }) => (isHollow ? most : Math.max(most, Math.abs(rate - expected(value)))), 0);
