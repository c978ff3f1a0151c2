/** A parameter with one number per element: a column of numbers, or one for all again. */
import { present, type Json } from '../../../base/index.ts';
import { completed, resolveNumbers, setElement, type Numbers } from '../../../graph/index.ts';
import { kinds } from '../../../../nodes/kinds.ts';
import { useEditor, useEditorState } from '../../state/context.tsx';
import { NumberGrid } from '../table/NumberGrid.tsx';
import { PasteTable } from '../table/PasteTable.tsx';
import tableClasses from '../table/table.module.css';
import { counted, elementName } from '../words.ts';
import type { ControlProps } from './control.ts';
import { elementBounds } from './shape.ts';
import { useGesture } from './useGesture.ts';
import { valueProblem } from './valueProblem.ts';
import classes from './fields.module.css';

export function NumbersControl({ name, meta, value, owner, onChange, onEnd }: ControlProps & { readonly owner: string }) {
  const document = useEditorState((state) => state.history.document);
  const cell = useEditorState((state) => state.cell);
  const editor = useEditor();
  const node = present(document.nodes[owner], owner);
  const kind = present(kinds.nodes.get(node.type), node.type);
  const gesture = useGesture(`${owner} ${name} element`);
  const count = kind.paramSizes?.(completed(kind.params, node.params))[name] ?? 1;
  const numbers = resolveNumbers(value as Numbers, count, document.tensors);
  if (typeof numbers === 'string')
    return (
      <p className={classes['problem']}>
        {meta.title} {numbers}.
      </p>
    );
  const all = (next: Json) => {
    onChange(next);
    onEnd();
  };
  const problemOf = (rows: readonly (readonly number[])[]) => valueProblem(document, owner, name, rows.flat());
  return (
    <div style={{ width: '100%' }}>
      <NumberGrid
        label={meta.title}
        rows={count}
        columns={1}
        valueAt={(row) => numbers[row] ?? 0}
        rowName={(row) => String(row + 1)}
        columnName={() => meta.title}
        currentRow={cell}
        onRow={(row) => editor.select([owner], row)}
        onCell={(row, _column, next) =>
          gesture.run(setElement, { owner, name, index: row, value: next, shape: [count], otherwise: meta.default as Numbers })
        }
        onEnd={gesture.end}
        onCancel={gesture.cancel}
        bounds={elementBounds(kind, name)}
        onPaste={(rows) => {
          const flat = rows.flat();
          if (flat.length !== count) return `Needs ${counted(count, 'number')}, these are ${flat.length}.`;
          return problemOf([flat]) ?? all(flat);
        }}
      />
      <div className={tableClasses['tools']}>
        <button type="button" className={tableClasses['tool']} onClick={() => all(numbers[Math.min(cell, count - 1)] ?? 0)}>
          The same for all
        </button>
        <PasteTable columns={count} fixedColumns fixedRows={1} problemOf={problemOf} onTake={(rows) => all([...(rows[0] ?? [])])} />
      </div>
      <p className={tableClasses['outcome']}>
        Row {cell + 1} is {elementName(document, owner, cell, count)}.
      </p>
    </div>
  );
}
