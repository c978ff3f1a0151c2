/** Rows of numbers that are no cases of an input: examples of one's own, steps of a current, spikes, pairs of units. */
import { Minus, Plus } from 'lucide-react';
import { completed, setParams, type ParamChange } from '../../../graph/index.ts';
import { useEditor, useEditorState } from '../../state/context.tsx';
import { NumberGrid } from '../table/NumberGrid.tsx';
import { misfitOf, PasteTable, type PasteRules } from '../table/PasteTable.tsx';
import tableClasses from '../table/table.module.css';
import { counted, subscript } from '../words.ts';
import type { ControlProps } from './control.ts';
import { kindOf } from './owner.ts';
import type { Rows } from './rows.ts';
import { elementBounds, rowWidth } from './shape.ts';
import { useGesture } from './useGesture.ts';
import { valueProblem } from './valueProblem.ts';

/** What the columns of pairs are, by the parameter. */
const pairNames: Readonly<Record<string, readonly string[]>> = {
  staircase: ['from (ms)', 'current'],
  spikes: ['element (0 …)', 'time (ms)'],
  pairs: ['from (0 …)', 'to (0 …)'],
};

export function TableControl({ name, meta, value, owner }: ControlProps & { readonly owner: string }) {
  const editor = useEditor();
  const document = useEditorState((state) => state.history.document);
  const gesture = useGesture(`${owner} ${name}`);
  const kind = kindOf(document, owner);
  if (!kind) return null;
  const rows = (value ?? []) as Rows;
  const { least, most } = rowWidth(kind, name);
  const width = rows[0]?.length ?? least;
  const params = completed(kind.params, (document.nodes[owner] ?? document.edges[owner])?.params ?? {});
  const inputs = name === 'rows' ? Number(params['columns']) : undefined;
  const put = (next: Rows, others: readonly ParamChange[] = []) => {
    editor.run(setParams, { changes: [{ owner, name, value: next }, ...others], label: `Set ${counted(next.length, 'row')}` });
  };
  const pasting: PasteRules = {
    columns: width,
    fixedColumns: least === most,
    takesClasses: inputs !== undefined,
    problemOf: (next) => valueProblem(document, owner, name, next),
  };
  /** Other widths keep their number of targets, as far as an input is left, unless names have made targets. */
  const take = (next: Rows, made?: number) => {
    const now = next[0]?.length ?? width;
    const targets = made ?? Math.max(1, width - (inputs ?? 0));
    const columns = inputs === undefined ? undefined : Math.max(1, now - targets);
    put(next, columns === inputs || columns === undefined ? [] : [{ owner, name: 'columns', value: columns }]);
  };
  return (
    <div style={{ width: '100%' }}>
      {rows.length > 0 && (
        <NumberGrid
          label={meta.title}
          rows={rows.length}
          columns={width}
          valueAt={(r, c) => rows[r]?.[c] ?? NaN}
          rowName={(r) => String(r + 1)}
          columnName={(c) => pairNames[name]?.[c] ?? columnOf(c, inputs, width)}
          onCell={(r, c, number) =>
            gesture.run(setParams, {
              changes: [{ owner, name, value: rows.map((row, i) => (i === r ? row.with(c, number) : row)) }],
              label: `Set row ${r + 1}`,
            })
          }
          onEnd={gesture.end}
          onCancel={gesture.cancel}
          bounds={elementBounds(kind, name)}
          takesClasses={inputs !== undefined}
          onPaste={(next, made) => misfitOf(next, pasting) ?? take(next, made)}
        />
      )}
      <div className={tableClasses['tools']}>
        <Tool says="Add row" onAct={() => put([...rows, rows.at(-1) ?? Array.from({ length: width }, () => 0)])} />
        {rows.length > 1 && <Tool says={`Remove row ${rows.length}`} isLess onAct={() => put(rows.slice(0, -1))} />}
        {inputs !== undefined && (
          <>
            <Tool
              says="Add input"
              onAct={() =>
                put(
                  rows.map((row) => row.toSpliced(inputs, 0, 0)),
                  [{ owner, name: 'columns', value: inputs + 1 }],
                )
              }
            />
            <Tool says="Add target" onAct={() => put(rows.map((row) => [...row, 0]))} />
          </>
        )}
        <PasteTable {...pasting} onTake={take} />
      </div>
    </div>
  );
}

function Tool({ says, isLess = false, onAct }: { readonly says: string; readonly isLess?: boolean; onAct(): void }) {
  const Sign = isLess ? Minus : Plus;
  return (
    <button type="button" className={tableClasses['tool']} onClick={onAct}>
      <Sign size={14} aria-hidden />
      {says}
    </button>
  );
}

/** `x₁ x₂ t`: inputs first, then targets. */
function columnOf(column: number, inputs: number | undefined, width: number): string {
  if (inputs === undefined) return String(column + 1);
  if (column < inputs) return inputs === 1 ? 'x' : `x${subscript(column + 1)}`;
  return width - inputs === 1 ? 'target' : `target ${column - inputs + 1}`;
}
