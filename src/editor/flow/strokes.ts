/** How lines look: sign by hue and dashes, size by width. */
import { widthOf } from './geometry.ts';
import type { EdgeData } from './projection.ts';

/** A number that can be dragged, of one connection or of all that an edge makes; undefined for matrices and random weights. */
export function scalarWeight({ isWeight, params, tensor }: EdgeData): number | undefined {
  const weight = params['weight'];
  return isWeight && tensor === undefined && params['initial'] !== 'uniform' && params['initial'] !== 'normal' && typeof weight === 'number'
    ? weight
    : undefined;
}

/** Connections that an edge makes, as far as the sizes say; 1 where some pairs are connected, too many to be counted here. */
export function connectionsOf({ rows, columns, params, places }: EdgeData): number {
  if (places) return places.length;
  const how = params['connectivity'];
  return how === 'one-to-one' ? rows : how === 'all-to-all' ? rows * columns : 1;
}

/** A single number that a line can show: given, or drawn from the seed. */
const shownWeight = (data: EdgeData): number | undefined => scalarWeight(data) ?? (data.drawn?.length === 1 ? data.drawn[0] : undefined);

/** Strokes are inline, so that a picture of the canvas keeps them. `live`: what a training has made of the weight. */
export function strokeOf(
  data: EdgeData,
  live?: number,
): { readonly stroke: string; readonly strokeWidth: number; readonly strokeDasharray?: string } {
  const weight = live ?? shownWeight(data);
  if (!data.isWeight) return { stroke: 'var(--nl-wire)', strokeWidth: data.rows > 1 ? 2.5 : 1.5 };
  if (weight === undefined || Number.isNaN(weight)) return { stroke: 'var(--nl-wire)', strokeWidth: 5 };
  const strokeWidth = widthOf(weight);
  if (weight === 0) return { stroke: 'var(--nl-wire)', strokeWidth, strokeDasharray: '1 5' };
  if (weight > 0) return { stroke: 'var(--nl-positive)', strokeWidth };
  return { stroke: 'var(--nl-negative)', strokeWidth, strokeDasharray: `${5 + strokeWidth} ${3 + strokeWidth / 2}` };
}
