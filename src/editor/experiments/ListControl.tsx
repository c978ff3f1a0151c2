/** A list or a matrix that an experiment sets: its numbers, pasting, and one number for all. */
import type { Json } from '../../base/index.ts';
import { NumberGrid } from '../inspector/table/NumberGrid.tsx';
import { misfitOf, PasteTable, type PasteRules } from '../inspector/table/PasteTable.tsx';
import tableClasses from '../inspector/table/table.module.css';
import { withCell, writtenOf, type NumberTable } from './listed.ts';

interface ListControlProps {
  readonly label: string;
  readonly table: NumberTable;
  onChange(value: Json): void;
  onEnd(): void;
  onCancel(): void;
}

export function ListControl({ label, table, onChange, onEnd, onCancel }: ListControlProps) {
  const { rows, columns, values } = table;
  const all = (next: Json) => {
    onChange(next);
    onEnd();
  };
  const pasting: PasteRules = { columns, fixedColumns: true, fixedRows: rows };
  const take = (pasted: readonly (readonly number[])[]) => all(writtenOf(table, pasted.flat()));
  return (
    <div style={{ width: '100%' }}>
      <NumberGrid
        label={label}
        rows={rows}
        columns={columns}
        valueAt={(row, column) => values[row * columns + column] ?? 0}
        rowName={(row) => String(row + 1)}
        columnName={(column) => (columns === 1 ? label : String(column + 1))}
        onCell={(row, column, value) => onChange(withCell(table, row, column, value))}
        onEnd={onEnd}
        onCancel={onCancel}
        onPaste={(pasted) => misfitOf(pasted, pasting) ?? take(pasted)}
      />
      <div className={tableClasses['tools']}>
        <button type="button" className={tableClasses['tool']} onClick={() => all(values[0] ?? 0)}>
          One number for all
        </button>
        <PasteTable {...pasting} onTake={take} />
      </div>
    </div>
  );
}
