/** A matrix of weights: its picture, its numbers in either convention, its statistics. */
import { useState } from 'react';
import { SegmentedControl } from '@mantine/core';
import { nested, setElement, setParams, type Numbers } from '../../../graph/index.ts';
import { useEditor, useEditorState } from '../../state/context.tsx';
import { useGesture } from '../fields/useGesture.ts';
import lensClasses from '../lens/lens.module.css';
import type { Scene } from '../lens/scene.ts';
import { NumberGrid } from '../table/NumberGrid.tsx';
import { misfitOf, PasteTable, type PasteRules } from '../table/PasteTable.tsx';
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

/** Where the weights stand: rows and columns as the convention has them, and the place of a cell in the list of weights. */
function layoutOf({ ends, isPairwise }: Pick<MatrixEditorProps, 'ends' | 'isPairwise'>, convention: Convention) {
  const columns = isPairwise ? 1 : ends.to;
  const isTurned = convention === 'to-from' && !isPairwise;
  return {
    isTurned,
    down: isTurned ? columns : ends.from,
    across: isTurned ? ends.from : columns,
    columns,
    shape: isPairwise ? [ends.from] : [ends.from, columns],
    at: (r: number, c: number) => (isTurned ? c * columns + r : r * columns + c),
  };
}

export function MatrixEditor(props: MatrixEditorProps) {
  const { id, weights, ends, isPairwise, isGiven, numbers, scene } = props;
  const editor = useEditor();
  const gesture = useGesture(`${id} weight element`);
  const [convention, setConvention] = useState<Convention>('from-to');
  const [base, setBase] = useState<0 | 1>(1);
  const current = useEditorState((state) => state.cell);
  const { isTurned, down, across, columns, shape, at } = layoutOf(props, convention);
  const edge = scene.document.edges[id];
  const fromName = (i: number) => elementName(scene.document, edge?.from.node ?? '', i, ends.from);
  const toName = (j: number) => elementName(scene.document, edge?.to.node ?? '', j, ends.to);
  const connected = weights.reduce((count, w) => count + (Number.isNaN(w) ? 0 : 1), 0);
  const isWhole = connected === weights.length;
  const pasting: PasteRules = { columns: across, fixedColumns: true, fixedRows: down };
  const take = (pasted: readonly (readonly number[])[]) => {
    const flat = new Float64Array(weights.length);
    pasted.forEach((row, r) => row.forEach((value, c) => (flat[at(r, c)] = value)));
    editor.run(setParams, { changes: [{ owner: id, name: 'weight', value: nested(flat, shape) }], label: 'Set the matrix of weights' });
  };
  return (
    <section className={lensClasses['section']} aria-label="Matrix of weights">
      {!isPairwise && <ConventionChoice value={convention} onChange={setConvention} />}
      {!isPairwise && <BaseChoice value={base} onChange={setBase} />}
      <p className={lensClasses['quiet']} style={{ margin: '8px 0' }}>
        {isPairwise
          ? `${down} weights, the first to the first, the second to the second.`
          : `${isWhole ? '' : `${connected} of `}${down} × ${across}: ${meaning(convention)}. ${weightName(convention, 0, 1, base)} goes from ${fromName(0)} to ${toName(1)}.`}
      </p>
      {!isPairwise && (
        <HeatMap
          weights={weights}
          rows={ends.from}
          columns={columns}
          isTurned={isTurned}
          label={`Picture of ${weights.length} weights`}
          onPick={(row) => editor.select([id], row)}
        />
      )}
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
        onCell={(r, c, value) => gesture.run(setElement, { owner: id, name: 'weight', index: at(r, c), value, shape, otherwise: numbers })}
        onEnd={gesture.end}
        onCancel={gesture.cancel}
        onPaste={(pasted) => misfitOf(pasted, pasting) ?? take(pasted)}
      />
      <div className={tableClasses['tools']}>
        {isGiven && <PasteTable {...pasting} onTake={take} />}
        {isWhole && <WholeMatrix id={id} weights={weights} shape={shape} isGiven={isGiven} />}
      </div>
      <StatisticsList weights={weights} />
    </section>
  );
}

const meaning = (convention: Convention): string =>
  convention === 'to-from' ? 'a row per postsynaptic unit, as np.dot(W, x) takes it' : 'a row per presynaptic unit';

function ConventionChoice({ value, onChange }: { readonly value: Convention; onChange(value: Convention): void }) {
  return (
    <SegmentedControl
      fullWidth
      size="xs"
      aria-label="How weights are numbered: the values stay"
      data={[
        { value: 'from-to', label: 'w[from][to]' },
        { value: 'to-from', label: 'W[to][from]' },
      ]}
      value={value}
      onChange={(next) => onChange(next === 'to-from' ? 'to-from' : 'from-to')}
    />
  );
}

/** The lectures count units 0 … M−1, as Python does, or 1 … m. */
function BaseChoice({ value, onChange }: { readonly value: 0 | 1; onChange(value: 0 | 1): void }) {
  return (
    <SegmentedControl
      fullWidth
      mt={6}
      size="xs"
      aria-label="How units are counted: the values stay"
      data={[
        { value: '1', label: 'count from 1' },
        { value: '0', label: 'count from 0' },
      ]}
      value={String(value)}
      onChange={(next) => onChange(next === '0' ? 0 : 1)}
    />
  );
}

/** What can be done with all weights at once. */
function WholeMatrix({
  id,
  weights,
  shape,
  isGiven,
}: {
  readonly id: string;
  readonly weights: Float64Array;
  readonly shape: readonly number[];
  readonly isGiven: boolean;
}) {
  const editor = useEditor();
  const one = { changes: [{ owner: id, name: 'weight', value: 1 }], label: 'One weight for all' };
  const keep = {
    changes: [
      { owner: id, name: 'weight', value: nested(weights, shape) },
      { owner: id, name: 'initial', value: null },
    ],
    label: 'Keep these weights',
  };
  return (
    <button type="button" className={tableClasses['tool']} onClick={() => editor.run(setParams, isGiven ? one : keep)}>
      {isGiven ? 'One weight for all' : 'Keep these weights and edit them'}
    </button>
  );
}

function StatisticsList({ weights }: { readonly weights: Float64Array }) {
  const { least, most, mean, deviation, excitatory, inhibitory, absent } = statisticsOf(weights);
  return (
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
  );
}
