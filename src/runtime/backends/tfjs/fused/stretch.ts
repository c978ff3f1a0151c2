/** Stretches of values: `n` elements from `start` on, counted through all rows, of which a value may have only one row or one column. */
import { draw } from '../../../../base/index.ts';
import type { Draws } from '../../../../ir/index.ts';
import type { Extent } from './region.ts';

/** Where a stretch lies in a register. */
export interface Place {
  readonly array: Float32Array;
  readonly offset: number;
}

export interface Stretch {
  readonly start: number;
  readonly n: number;
  /** Columns of the whole. */
  readonly columns: number;
}

/** Repeats rows and columns that the value does not have. */
export function load({ array, offset }: Place, values: Float32Array, [rows, own]: Extent, { start, n, columns }: Stretch): void {
  if (rows === 1 && own === 1) {
    array.fill(values[0] as number, offset, offset + n);
    return;
  }
  let row = Math.floor(start / columns);
  let column = start % columns;
  for (let i = 0; i < n; i++) {
    array[offset + i] = values[(rows === 1 ? 0 : row * own) + (own === 1 ? 0 : column)] as number;
    if (++column < columns) continue;
    column = 0;
    row++;
  }
}

/** Leaves out rows and columns that the value does not have. */
export function store(values: Float32Array, first: number, [rows, own]: Extent, { array, offset }: Place, stretch: Stretch): void {
  const { start, n, columns } = stretch;
  let row = Math.floor(start / columns);
  let column = start % columns;
  for (let i = 0; i < n; i++) {
    if (row < rows && column < own) values[first + row * own + column] = array[offset + i] as number;
    if (++column < columns) continue;
    column = 0;
    row++;
  }
}

/** Draws the random numbers of a stretch; a value of one row draws for row 0. */
export function drawInto({ array, offset }: Place, draws: Draws, rows: number, { start, n, columns }: Stretch, step: number): void {
  const { seed, keys, elements: places } = draws;
  let row = Math.floor(start / columns);
  let column = start % columns;
  for (let i = 0; i < n; i++) {
    const own = keys.length === 1 ? 0 : column;
    array[offset + i] = draw([seed, keys[own] as number], [step, (rows === 1 ? 0 : row) * 2 ** 16 + (places[own] as number)]);
    if (++column < columns) continue;
    column = 0;
    row++;
  }
}
