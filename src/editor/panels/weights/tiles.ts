/** Weights into a layer as pictures: which ones, in which grid, how large. */
import { into, paramsOf, sizeOf, type Surroundings } from '../surroundings.ts';
import { kinds } from '../../../../nodes/kinds.ts';
import { resolveNumbers, type Numbers } from '../../../graph/index.ts';

/** Fewest presynaptic units that make a picture. */
const LEAST_PICTURE = 49;
export const MOST_TILES = 64;

export interface Matrix {
  readonly edge: string;
  readonly from: number;
  readonly to: number;
}

/** The matrix of an edge, or the matrices into a node. */
export function matricesOf(around: Surroundings, owner: string): readonly Matrix[] {
  const own = around.document.edges[owner];
  const edges = own ? [[owner, own] as const] : into(around, owner);
  return edges.flatMap(([edge, { type, from, to }]) => {
    if (!kinds.edges.get(type)?.weighted || paramsOf(around, edge)['connectivity'] !== 'all-to-all') return [];
    const fromSize = sizeOf(around, from.node, from.port);
    const toSize = sizeOf(around, to.node, to.port);
    return fromSize !== undefined && toSize !== undefined && fromSize * toSize > 1 ? [{ edge, from: fromSize, to: toSize }] : [];
  });
}

/** Pixels across a tile: the side of a square where the presynaptic units make one; 0 for a plain matrix. */
export function sideOf(from: number): number {
  const side = Math.sqrt(from);
  return Number.isInteger(side) && from >= LEAST_PICTURE ? side : 0;
}

/** Columns of tiles, so that they are as large as the room allows. */
export function columnsFor(tiles: number, width: number, height: number, gap = 4): number {
  let [best, largest] = [1, 0];
  for (let columns = 1; columns <= tiles; columns++) {
    const rows = Math.ceil(tiles / columns);
    const side = Math.min((width - gap * (columns - 1)) / columns, (height - gap * (rows - 1)) / rows);
    if (side > largest) [best, largest] = [columns, side];
  }
  return best;
}

/** The numbers of the document, where the runtime says none: rows are presynaptic units. */
export function givenWeights(around: Surroundings, { edge, from, to }: Matrix): Float64Array | undefined {
  const params = paramsOf(around, edge);
  if (params['initial'] !== 'given') return undefined;
  const values = resolveNumbers(params['weight'] as Numbers, from * to, around.document.tensors);
  return typeof values === 'string' ? undefined : values;
}

/** The size that nearly all weights stay under, so that one of them does not make all others pale. */
export function limitFor(values: ArrayLike<number>): number {
  const sizes = Float64Array.from(values, Math.abs).toSorted();
  return sizes[Math.max(0, Math.ceil(sizes.length * 0.998) - 1)] || 1;
}
