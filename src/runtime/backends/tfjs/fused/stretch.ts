/** Stretches of values: `n` elements from `start` on, counted through all rows, of which a value may have only one row or one column. */
import { draw } from '../../../../base/index.ts';
import type { Draws } from '../../../../ir/index.ts';
import type { Extent } from './region.ts';

export interface Stretch {
  readonly start: number;
  readonly n: number;
  /** Columns of the whole. */
  readonly columns: number;
}

export type Registers = Float64Array | Float32Array;

/** Fills registers from `at` on; repeats rows and columns that the value does not have. */
export function load(registers: Registers, at: number, values: Float32Array, [rows, own]: Extent, { start, n, columns }: Stretch): void {
  if (rows === 1 && own === 1) {
    registers.fill(values[0] as number, at, at + n);
    return;
  }
  if (own === columns && (rows > 1 || start + n <= columns)) {
    registers.set(values.subarray(start, start + n), at);
    return;
  }
  let row = Math.floor(start / columns);
  let column = start % columns;
  for (let i = 0; i < n; i++) {
    registers[at + i] = values[(rows === 1 ? 0 : row * own) + (own === 1 ? 0 : column)] as number;
    if (++column < columns) continue;
    column = 0;
    row++;
  }
}

/** Rounds to float32; leaves out rows and columns that the value does not have. */
export function store(
  values: Float32Array,
  first: number,
  [rows, own]: Extent,
  registers: Registers,
  at: number,
  { start, n, columns }: Stretch,
): void {
  if (own === columns && (rows > 1 || start + n <= columns)) {
    values.set(registers.subarray(at, at + n), first + start);
    return;
  }
  let row = Math.floor(start / columns);
  let column = start % columns;
  for (let i = 0; i < n; i++) {
    if (row < rows && column < own) values[first + row * own + column] = registers[at + i] as number;
    if (++column < columns) continue;
    column = 0;
    row++;
  }
}

/** Draws the random numbers of a stretch; a value of one row draws for row 0, and one of one element repeats it. */
export function drawInto(
  registers: Registers,
  at: number,
  { seed, keys, elements: places }: Draws,
  [rows, own]: Extent,
  { start, n, columns }: Stretch,
  step: number,
): void {
  if (rows === 1 && own === 1) {
    registers.fill(draw([seed, keys[0] as number], [step, places[0] as number]), at, at + n);
    return;
  }
  let row = Math.floor(start / columns);
  let column = start % columns;
  for (let i = 0; i < n; i++) {
    const k = keys.length === 1 ? 0 : column;
    registers[at + i] = draw([seed, keys[k] as number], [step, (rows === 1 ? 0 : row) * 2 ** 16 + (places[k] as number)]);
    if (++column < columns) continue;
    column = 0;
    row++;
  }
}
