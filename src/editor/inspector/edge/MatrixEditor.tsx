/** A matrix of weights: its picture, its numbers in either convention, its statistics. */
import { useState } from 'react';
import { SegmentedControl } from '@mantine/core';
import { nested, setElement, setParams, type Numbers } from '../../../graph/index.ts';
import { useEditor, useEditorState } from '../../state/context.tsx';
import { useGesture } from '../fields/useGesture.ts';
import classes from '../Inspector.module.css';
import lensClasses from '../lens/lens.module.css';
import type { Scene } from '../lens/scene.ts';
import { NumberGrid } from '../table/NumberGrid.tsx';
import { PasteTable } from '../table/PasteTable.tsx';
import tableClasses from '../table/table.module.css';
import { elementName, shortNumber } from '../words.ts';
import { HeatMap } from './HeatMap.tsx';
import { statisticsOf, weightName, type Convention } from './statistics.ts';

interface MatrixEditorProps {
  readonly id: string;
  readonly weights: Float64Array;
  readonly ends: { readonly from: number; readonly to: number };
  readonly isPairwise: boolean;
  readonly isGiven: boolean;
  readonly numbers: Numbers;
  readonly scene: Scene;
}

export function MatrixEditor({ id, weights, ends, isPairwise, isGiven, numbers, scene }: MatrixEditorProps) {
  const editor = useEditor();
  const gesture = useGesture(`${id} weight element`);
  const [convention, setConvention] = useState<Convention>('from-to');
  const current = useEditorState((state) => state.cell);
  const edge = scene.document.edges[id];
  const [rows, columns] = isPairwise ? [ends.from, 1] : [ends.from, ends.to];
  const isTurned = convention === 'to-from' && !isPairwise;
  const [down, across] = isTurned ? [columns, rows] : [rows, columns];
  const fromName = (i: number) => elementName(scene.document, edge?.from.node ?? '', i, ends.from);
  const toName = (j: number) => elementName(scene.document, edge?.to.node ?? '', j, ends.to);
  const at = (r: number, c: number) => (isTurned ? c * columns + r : r * columns + c);
  const shape = isPairwise ? [rows] : [rows, columns];
  const set = (r: number, c: number, value: number) => gesture.run(setElement, { owner: id, name: 'weight', index: at(r, c), value, shape, otherwise: numbers });
  const takeAll = (pasted: readonly (readonly number[])[]) => {
    const fits = pasted.length === down && pasted[0]?.length === across;
    if (!fits) return;
    const flat = Float64Array.from(weights, (_, i) => (isTurned ? pasted[i % columns]?.[Math.floor(i / columns)] : pasted[Math.floor(i / columns)]?.[i % columns]) ?? 0);
    editor.run(setParams, { changes: [{ owner: id, name: 'weight', value: nested(flat, shape) }], label: 'Set the matrix of weights' });
  };
  const { count, least, most, mean, deviation, excitatory, inhibitory, absent } = statisticsOf(weights);
  return (
    <section className={lensClasses['section']} aria-label="Matrix of weights">
      <SegmentedControl
        fullWidth
        size="xs"
        aria-label="How weights are numbered"
        disabled={isPairwise}
        data={[
          { value: 'from-to', label: 'w[from][to]' },
          { value: 'to-from', label: 'W[to][from]' },
        ]}
        value={isPairwise ? 'from-to' : convention}
        onChange={(value) => setConvention(value === 'to-from' ? 'to-from' : 'from-to')}
      />
      <p className={lensClasses['quiet']} style={{ margin: '8px 0' }}>
        {isPairwise
          ? `${rows} weights, the first to the first, the second to the second.`
          : isTurned
            ? `${down} × ${across}: a row per postsynaptic unit, as np.dot(W, x) takes it. ${weightName(convention, 0, 1)} goes to ${toName(1)} from ${fromName(0)}.`
            : `${down} × ${across}: a row per presynaptic unit. ${weightName(convention, 0, 1)} goes from ${fromName(0)} to ${toName(1)}.`}
      </p>
      {!isPairwise && <HeatMap weights={weights} rows={rows} columns={columns} isTurned={isTurned} label={`Matrix of ${count} weights from ${shortNumber(least)} to ${shortNumber(most)}`} onPick={(r) => editor.select([id], r)} />}
      <NumberGrid
        key={convention}
        label="Weights"
        rows={down}
        columns={across}
        readOnly={!isGiven}
        valueAt={(r, c) => weights[at(r, c)] ?? NaN}
        rowName={isTurned ? toName : fromName}
        columnName={isPairwise ? () => 'w' : isTurned ? fromName : toName}
        currentRow={isTurned ? undefined : current}
        onCell={set}
        onEnd={gesture.end}
        onCancel={gesture.cancel}
        onPaste={takeAll}
      />
      {isGiven ? (
        <div className={tableClasses['tools']}>
          <PasteTable columns={across} fixedColumns fixedRows={down} onTake={takeAll} />
          <button type="button" className={tableClasses['tool']} onClick={() => editor.run(setParams, { changes: [{ owner: id, name: 'weight', value: 1 }], label: 'One weight for all' })}>
            One weight for all
          </button>
        </div>
      ) : (
        <div className={tableClasses['tools']}>
          <button
            type="button"
            className={tableClasses['tool']}
            onClick={() => editor.run(setParams, { changes: [{ owner: id, name: 'weight', value: nested(weights, shape) }, { owner: id, name: 'initial', value: null }], label: 'Keep these weights' })}
          >
            Keep these weights and edit them
          </button>
        </div>
      )}
      <dl className={lensClasses['facts']}>
        <dt>mean, standard deviation</dt>
        <dd>
          {shortNumber(mean)}, {shortNumber(deviation)}
        </dd>
        <dt>least, largest</dt>
        <dd>
          {shortNumber(least)}, {shortNumber(most)}
        </dd>
        <dt>excitatory, inhibitory, absent</dt>
        <dd>
          {excitatory}, {inhibitory}, {absent}
        </dd>
      </dl>
      <p className={classes['note']}>Only the names and the places change with the convention, never the values.</p>
    </section>
  );
}
