/** The rows of an input as a table: type, add, remove, paste. A row is a case of its own. */
import { Minus, Plus } from 'lucide-react';
import { present } from '../../../base/index.ts';
import { completed, setExperiment, setParams } from '../../../graph/index.ts';
import { kinds } from '../../../../nodes/kinds.ts';
import { useEditor, useEditorState } from '../../state/context.tsx';
import { NumberGrid } from '../table/NumberGrid.tsx';
import { misfitOf, PasteTable, type PasteRules } from '../table/PasteTable.tsx';
import tableClasses from '../table/table.module.css';
import { elementName } from '../words.ts';
import { withConsequences } from './consequences.ts';
import classes from './fields.module.css';
import type { ControlProps } from './control.ts';
import { rowsOf, setInput, type Rows } from './rows.ts';
import { useGesture } from './useGesture.ts';
import { valueProblem } from './valueProblem.ts';

export function RowsControl({ meta, owner }: ControlProps & { readonly owner: string }) {
  const editor = useEditor();
  const document = useEditorState((state) => state.history.document);
  const row = useEditorState((state) => state.row);
  const gesture = useGesture(`${owner} rows`);
  const node = present(document.nodes[owner], owner);
  const kind = present(kinds.nodes.get(node.type), node.type);
  const params = completed(kind.params, node.params);
  const experimentName = useEditorState((state) => state.experiment);
  const experiment = document.experiments[experimentName];
  const { rows, isHeld } = rowsOf(document, experimentName, owner);
  const size = Number(params['size'] ?? 1);
  const current = Math.min(row, rows.length - 1);

  const pasting: PasteRules = {
    columns: size,
    fixedColumns: isHeld,
    problemOf: (next) => valueProblem(document, owner, 'rows', next),
  };
  const take = (next: Rows) => {
    const width = next[0]?.length ?? size;
    const resize = width === size ? [] : [{ owner, name: 'size', value: width }];
    if (isHeld && experiment) {
      if (resize.length === 0)
        editor.run(setExperiment, { name: experimentName, experiment: { ...experiment, inputs: { ...experiment.inputs, [owner]: next } } });
      return;
    }
    const changes = withConsequences(document, kinds, [...resize, { owner, name: 'rows', value: next }]);
    editor.run(setParams, { changes, label: `Set ${next.length === 1 ? 'row' : `${next.length} rows`}` });
  };
  return (
    <div style={{ width: '100%' }}>
      <NumberGrid
        label={meta.title}
        rows={rows.length}
        columns={size}
        valueAt={(r, c) => rows[r]?.[c] ?? NaN}
        rowName={(r) => String(r + 1)}
        columnName={(c) => elementName(document, owner, c, size)}
        currentRow={rows.length > 1 ? current : undefined}
        onRow={(r) => editor.showRow(r)}
        onCell={(r, column, value) => gesture.perform((key) => setInput(editor, { input: owner, row: r, column, value }, key))}
        onEnd={gesture.end}
        onCancel={gesture.cancel}
        onPaste={(next) => misfitOf(next, pasting) ?? take(next)}
      />
      <div className={tableClasses['tools']}>
        <button
          type="button"
          className={tableClasses['tool']}
          onClick={() => take([...rows, rows.at(-1) ?? Array.from({ length: size }, () => 0)])}
        >
          <Plus size={14} aria-hidden />
          Add case
        </button>
        {rows.length > 1 && (
          <button type="button" className={tableClasses['tool']} onClick={() => take(rows.toSpliced(current, 1))}>
            <Minus size={14} aria-hidden />
            Remove case {current + 1}
          </button>
        )}
        <PasteTable {...pasting} onTake={take} />
      </div>
      {isHeld && <p className={classes['help']}>These rows belong to the experiment “{experiment?.title ?? experimentName}”.</p>}
    </div>
  );
}
