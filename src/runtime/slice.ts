/** One node's part of a signal. */
import { present } from '../base/index.ts';
import type { Location, Rows } from '../compiler/index.ts';
import type { Values } from './backend.ts';

/** `count` elements from `index` on, row after row. */
export function slice(values: Values, { signal, index, count }: Pick<Location, 'signal' | 'index' | 'count'>): Rows {
  const { rows, values: all } = present(values.get(signal), `signal ${signal}`);
  const width = all.length / rows;
  if (index === 0 && count === width) return { rows, values: all };
  const own = new Float64Array(rows * count);
  for (let row = 0; row < rows; row++) own.set(all.subarray(row * width + index, row * width + index + count), row * count);
  return { rows, values: own };
}
