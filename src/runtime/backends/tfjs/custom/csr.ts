/** Connections grouped by their postsynaptic element (compressed sparse rows), so that every sum is made in one place. */
import type { Connections } from '../../../../ir/index.ts';

/** Element i sums the entries start[i] … start[i + 1] − 1: from `column[k]`, over the edge `edge[k]`. */
export interface SparseRows {
  readonly start: Int32Array;
  readonly column: Int32Array;
  readonly edge: Int32Array;
}

/** A counting sort, which is stable: within an element the sum keeps the order of edges, as the reference backend does. */
export function sparseRows({ from, to, size }: Connections): SparseRows {
  const start = new Int32Array(size + 1);
  for (const i of to) start[i + 1] = (start[i + 1] as number) + 1;
  for (let i = 0; i < size; i++) start[i + 1] = (start[i + 1] as number) + (start[i] as number);
  const next = start.slice(0, size);
  const column = new Int32Array(from.length);
  const edge = new Int32Array(from.length);
  to.forEach((i, e) => {
    const k = next[i] as number;
    next[i] = k + 1;
    column[k] = from[e] as number;
    edge[k] = e;
  });
  return { start, column, edge };
}

/** WebGL holds indices as float32, which counts exactly up to here. */
export const LARGEST_EXACT_INDEX = 2 ** 24;

/** Throws where a backend that keeps indices as float32 would silently read the wrong element. */
export function checkIndices({ start, column, edge }: SparseRows, presynaptic: number): void {
  const largest = Math.max(start.length, column.length, edge.length, presynaptic);
  if (largest > LARGEST_EXACT_INDEX)
    throw new Error(
      `webgl holds indices as float32, exact up to ${LARGEST_EXACT_INDEX}; these connections need ${largest}: use webgpu, wasm or cpu`,
    );
}
