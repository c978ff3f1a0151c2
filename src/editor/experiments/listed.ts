/** Numbers that an experiment sets as a table: a column, or a row per presynaptic unit. */
import { nested, resolveNumbers, type GraphDocument, type Numbers } from '../../graph/index.ts';
import { isJsonObject, type Json } from '../../base/index.ts';

export interface NumberTable {
  readonly rows: number;
  readonly columns: number;
  /** Row by row. */
  readonly values: Float64Array;
  /** As lists in a list, also when there is one column. */
  readonly isNested: boolean;
}

/** Lists, lists in a list and tensors of up to two extents; undefined for anything else. */
export function tableOf(value: Json | undefined, tensors: GraphDocument['tensors']): NumberTable | undefined {
  const shape = shapeOf(value, tensors);
  if (!shape || shape.length === 0 || shape.length > 2) return undefined;
  const [rows = 1, columns = 1] = shape;
  const values = resolveNumbers(value as Numbers, rows * columns, tensors);
  return typeof values === 'string' ? undefined : { rows, columns, values, isNested: shape.length === 2 };
}

function shapeOf(value: Json | undefined, tensors: GraphDocument['tensors']): readonly number[] | undefined {
  if (isJsonObject(value)) return tensors[value['tensor'] as string]?.shape;
  if (!Array.isArray(value) || value.length === 0) return undefined;
  const lists = value as readonly Json[];
  const [first] = lists;
  if (!Array.isArray(first)) return [lists.length];
  const isEven = lists.every((row) => Array.isArray(row) && row.length === first.length);
  return isEven && first.length > 0 ? [lists.length, first.length] : undefined;
}

/** What the document holds for such numbers. */
export const writtenOf = ({ rows, columns, isNested }: Omit<NumberTable, 'values'>, values: ArrayLike<number>): Json =>
  nested(values, isNested ? [rows, columns] : [rows]);

export function withCell(table: NumberTable, row: number, column: number, value: number): Json {
  return writtenOf(table, table.values.with(row * table.columns + column, value));
}
