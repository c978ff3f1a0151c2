/** A curve over time: voltages, gates, currents, loss and accuracy. */
import { useMemo, useState } from 'react';
import { sampledWords, useBatches } from '../../experiments/batches.ts';
import { useEditorState } from '../../state/context.tsx';
import { Controls } from '../Controls.tsx';
import type { PictureProps } from '../picture.ts';
import { TimePlot } from '../plot/TimePlot.tsx';
import { quantityOf, type Quantity } from '../quantities.ts';
import { RowChoice } from '../RowChoice.tsx';
import { Switch } from '../Switch.tsx';
import { trialNames } from '../trials.ts';
import { curveOver } from './curveOver.ts';
import { firingOf, markWords } from './firing.ts';
import { MOST_LINES, type Rows, type Wanted } from './traces.ts';
import classes from '../Panels.module.css';

export function Curve({ subject, around, name }: PictureProps) {
  const { document, course, batch } = around;
  const trials = useMemo(() => trialNames(around), [around]);
  const shownRow = useEditorState((state) => state.row);
  const [chosen, choose] = useState<Rows>();
  const [isLog, setLog] = useState(false);
  const batches = useBatches();
  const isTraining = course?.verb === 'train';
  const { wanted, first, firing } = useMemo(() => {
    const targets = subject.probes.flatMap((probe) => {
      const target = document.probes[probe]?.target;
      return target ? [{ probe, quantity: quantityOf(document, target) }] : [];
    });
    return {
      wanted: targets.map(({ probe, quantity }): Wanted => ({ probe, name: shortName(quantity), isPerPattern: quantity.isPerPattern })),
      first: targets[0]?.quantity,
      firing: firingOf(around, document.probes[subject.probes[0] ?? '']?.target),
    };
  }, [subject, around, document]);
  const isLoss = first?.group === 'loss';
  const rows: Rows = chosen ?? (batch <= MOST_LINES && !isTraining ? 'all' : shownRow);
  const paint = useMemo(
    () =>
      curveOver({
        name,
        wanted,
        rows,
        trialName: trials.short,
        unit: first?.unit ?? '',
        range: first?.range,
        leastSpan: first?.leastSpan ?? 0,
        isLog,
        isLearning: isTraining && (isLoss || first?.group === 'accuracy'),
        course,
        firing,
      }),
    [name, wanted, rows, trials, first, isLog, isLoss, isTraining, course, firing],
  );
  const caption = batches ? sampledWords(batches) : firing && markWords(firing);
  return (
    <div className={classes['body']}>
      <TimePlot label={name} paint={paint} />
      {caption !== undefined && <p className={classes['caption']}>{caption}</p>}
      <Controls>{!isTraining && <RowChoice rows={batch} names={trials} value={rows} onChange={choose} />}</Controls>
      {isLoss && (
        <div className={classes['inset']}>
          <Switch label="log scale" isOn={isLog} onChange={setLog} />
        </div>
      )}
    </div>
  );
}

/** Gates are known by their symbols, other values by their names. */
const shortName = ({ title, symbol, group }: Quantity): string => (group === 'gates' ? symbol : title);
