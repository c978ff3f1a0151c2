/** Spikes of a population, or of several probes: a mark for each, and their rate below. */
import { useMemo, useState } from 'react';
import { nodeName } from '../../inspector/words.ts';
import { useEditorState } from '../../state/context.tsx';
import { Controls } from '../Controls.tsx';
import type { PictureProps } from '../picture.ts';
import { TimePlot } from '../plot/TimePlot.tsx';
import { RowChoice } from '../RowChoice.tsx';
import { trialNames } from '../trials.ts';
import { rasterOver } from './rasterOver.ts';
import classes from '../Panels.module.css';

export function Raster({ subject, around, name }: PictureProps) {
  const { document, course, batch } = around;
  const shownRow = useEditorState((state) => state.row);
  const [chosen, choose] = useState<number | 'all'>();
  const row = chosen ?? (batch > 1 && subject.probes.length === 1 ? 'all' : shownRow);
  const paint = useMemo(() => {
    const wanted = subject.probes.map((probe) => ({ probe, name: nodeName(document, document.probes[probe]?.target.node ?? '') }));
    return rasterOver({ name, wanted, row, course });
  }, [subject, document, name, row, course]);
  const names = useMemo(() => trialNames(around), [around]);
  return (
    <div className={classes['body']}>
      <TimePlot label={name} paint={paint} />
      <Controls>
        <RowChoice rows={batch} names={names} value={row} onChange={choose} />
      </Controls>
    </div>
  );
}
