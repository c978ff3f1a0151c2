/** The f–I curve: the firing rate of every trial against the stimulus that it was given. */
import { useCallback } from 'react';
import type { Editor } from '../../state/editor.ts';
import { formatExact } from '../../kit/index.ts';
import type { PictureProps } from '../picture.ts';
import { axes } from '../plot/axes.ts';
import { extent, frameOf, union, type Range } from '../plot/frame.ts';
import { clipped, dot, polyline } from '../plot/lines.ts';
import { text, type Pen } from '../plot/pen.ts';
import { PlotCanvas } from '../plot/PlotCanvas.tsx';
import { useReadout } from '../readout.ts';
import type { Surroundings } from '../surroundings.ts';
import { parameterOf } from '../trials.ts';
import { brief } from '../words.ts';
import { closedForm, rowRates, variedOf, type Varied } from './tuningCurve.ts';
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
      const series = samples.get(probe);
      if (!varied) return undefined;
      const rates = series && around.course ? rowRates(series, around.course.dt) : new Float64Array();
      const neuron = around.document.probes[probe]?.target.node ?? '';
      const formula = closedForm(around, neuron, varied);
      const range = extent(varied.values);
      const room = (range[1] - range[0]) * 0.03;
      const across: Range = [range[0] - room, range[1] + room];
      const points = Array.from({ length: CURVE_POINTS }, (_, i) => across[0] + ((across[1] - across[0]) * i) / (CURVE_POINTS - 1));
      const curve = formula ? points.map(formula) : [];
      const up = union([0, 1], union(extent(rates), extent(curve)));
      const frame = frameOf([pen.width, pen.height], across, up, { margins: { top: 12, right: 16 } });
      axes(pen, frame, { across: titleOf(around, varied), up: 'rate, Hz' });
      clipped(pen, frame, () => {
        if (formula)
          polyline(pen, Float64Array.from(points.flatMap((value, i) => [frame.x(value), frame.y(curve[i] ?? 0)])), {
            color: pen.color('dim'),
            dash: [5, 3],
          });
        rates.forEach((rate, row) => dot(pen, [frame.x(varied.values[row] ?? NaN), frame.y(rate)], pen.color('accent'), 3));
      });
      if (formula) text(pen, '- - closed form G', [frame.right - 4, frame.bottom - 10], { align: 'right' });
      const worst = formula ? largestGap(rates, varied.values.map(formula)) : undefined;
      const said = rates.length === 0 ? 'run it to see' : `${thresholdIn(varied.values, rates)}up to ${brief(Math.max(...rates))} Hz`;
      read(worst === undefined || rates.length === 0 ? said : `${said} · at most ${brief(worst)} Hz from G`);
      return `${name}: ${said}`;
    },
    [around, probe, name, read],
  );
  return (
    <div className={classes['body']}>
      <PlotCanvas label={name} paint={paint} />
    </div>
  );
}

/** Between which two strengths firing begins: nothing where all trials are silent, or none is. */
function thresholdIn(values: readonly number[], rates: Float64Array): string {
  const order = values.map((value, row) => ({ value, rate: rates[row] ?? 0 })).toSorted((a, b) => a.value - b.value);
  const first = order.findIndex(({ rate }) => rate > 0);
  const [silent, firing] = [order[first - 1], order[first]];
  return silent && firing ? `silent at ${formatExact(silent.value)}, fires at ${formatExact(firing.value)} · ` : '';
}

const largestGap = (rates: Float64Array, expected: readonly number[]): number =>
  rates.reduce((most, rate, row) => Math.max(most, Math.abs(rate - (expected[row] ?? rate))), 0);
