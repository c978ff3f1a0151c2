/** A curve over time: voltages, gates, currents, loss and accuracy. */
import { useCallback, useState } from 'react';
import { useEditorState } from '../../state/context.tsx';
import type { Editor } from '../../state/editor.ts';
import type { PictureProps } from '../picture.ts';
import { growingEnd } from '../plot/frame.ts';
import type { Pen } from '../plot/pen.ts';
import { TimePlot, type Painted, type View } from '../plot/TimePlot.tsx';
import { quantityOf, timeUnits } from '../quantities.ts';
import { RowChoice } from '../RowChoice.tsx';
import { Switch } from '../Switch.tsx';
import { brief, summary } from '../words.ts';
import { paintCurve, readAt, type CurveOptions } from './paintCurve.ts';
import { MOST_LINES, tracesOf, type Rows, type Wanted } from './traces.ts';
import classes from '../Panels.module.css';

export function Curve({ subject, around, isLarge, name }: PictureProps) {
  const { document, course, batch } = around;
  const shownRow = useEditorState((state) => state.row);
  const [chosen, choose] = useState<Rows>();
  const [isLog, setLog] = useState(false);
  const targets = subject.probes.flatMap((probe) => {
    const target = document.probes[probe]?.target;
    return target ? [{ probe, target, quantity: quantityOf(document, target) }] : [];
  });
  const [first] = targets;
  const wanted = JSON.stringify(targets.map(({ probe, quantity }): Wanted => ({ probe, name: shortName(quantity) })));
  const rows: Rows = chosen ?? (batch <= MOST_LINES && course?.verb !== 'train' ? 'all' : shownRow);
  const unit = first?.quantity.unit ?? '';
  const range = first?.quantity.range;
  const isLoss = course?.verb === 'train' && ['loss', 'accuracy'].includes(first?.quantity.group ?? '');
  const paint = useCallback(
    (pen: Pen, { samples, store }: Editor, { zoom, cursor }: View): Painted => {
      const { perUnit, advances, verb } = course ?? { perUnit: 1, advances: 0, verb: 'forward' as const };
      const traces = tracesOf(samples, JSON.parse(wanted) as readonly Wanted[], rows);
      const last = traces.reduce((most, { series }) => Math.max(most, series.steps[series.length - 1] ?? 0), 0) / perUnit;
      const { step } = store.getState().runtime;
      const whole = [0, growingEnd(verb === 'forward' ? 0 : advances / perUnit, last)] as const;
      const options: CurveOptions = {
        domain: zoom ?? whole,
        perUnit,
        timeUnit: timeUnits[verb],
        unit,
        isLog,
        range,
        isMeaned: verb === 'train' && perUnit > 1,
        isInk: isLoss && traces.filter(({ of }) => of === 'run').length < 2,
        now: step > 0 && step / perUnit < last - 0.5 / perUnit ? step / perUnit : undefined,
      };
      const frame = paintCurve(pen, traces, options);
      const at = cursor ?? last;
      const values = readAt(cursor === undefined ? undefined : pen, frame, traces, options, at);
      const [low = 0, high = 0] = frame.y.domain();
      const words =
        traces.length === 0
          ? `${name}: nothing recorded yet`
          : summary(name, { last: traces[0]?.at((traces[0]?.series.length ?? 1) - 1), low, high }, unit);
      const isUnitLast = traces.length === 1 && unit !== '';
      return {
        frame,
        whole,
        words,
        readout: traces.length === 0 ? 'run it to see' : `${brief(at)} ${timeUnits[verb]} · ${values}${isUnitLast ? ` ${unit}` : ''}`,
      };
    },
    [course, wanted, rows, unit, range, isLog, isLoss, name],
  );
  return (
    <div className={classes['body']}>
      <TimePlot label={name} paint={paint} isLarge={isLarge} />
      {(isLoss || batch > 1) && (
        <div className={classes['controls']}>
          {course?.verb !== 'train' && <RowChoice rows={batch} value={rows} onChange={choose} />}
          {isLoss && <Switch label="log scale" isOn={isLog} onChange={setLog} />}
        </div>
      )}
    </div>
  );
}

/** Gates are known by their symbols, other values by their names. */
const shortName = ({ title, symbol, group }: { readonly title: string; readonly symbol: string; readonly group: string }): string =>
  group === 'gates' ? symbol : title;
