/** Spoiling a cue by hand: which units are flipped, as the parameter of the patterns has it. */
import { draw, fnv1a } from '../../../base/index.ts';
import { resolveNumbers, type GraphDocument, type Numbers } from '../../../graph/index.ts';
import { into, paramsOf, typeOf, type Surroundings } from '../surroundings.ts';

export interface Cue {
  /** The node that holds the patterns. */
  readonly patterns: string;
  readonly width: number;
  readonly height: number;
  readonly flipped: Float64Array;
}

/** The patterns whose cue leads to a memory; undefined when the cue comes from elsewhere. */
export function cueOf(around: Surroundings, memory: string): Cue | undefined {
  const source = into(around, memory, 'cue').find(
    ([, { from, type }]) => typeOf(around, from.node) === 'pattern-set' && from.port === 'cue' && type === 'wire',
  );
  if (!source) return undefined;
  const patterns = source[1].from.node;
  const params = paramsOf(around, patterns);
  const [width, height] = [Number(params['width']), Number(params['height'])];
  return { patterns, width, height, flipped: flippedOf(params['flipped'] as Numbers, width * height, around.document.tensors) };
}

function flippedOf(numbers: Numbers, size: number, tensors: GraphDocument['tensors']): Float64Array {
  const values = resolveNumbers(numbers, size, tensors);
  return typeof values === 'string' ? new Float64Array(size) : values;
}

/** The parameter for these flips: nothing is written when no unit is flipped. */
export const written = (flipped: ArrayLike<number>): number[] | null => {
  const list = Array.from(flipped, (value) => (value === 0 ? 0 : 1));
  return list.includes(1) ? list : null;
};

export const toggled = (flipped: ArrayLike<number>, units: Iterable<number>): Float64Array => {
  const next = Float64Array.from(flipped);
  for (const unit of units) if (unit >= 0 && unit < next.length) next[unit] = next[unit] === 0 ? 1 : 0;
  return next;
};

/** As many units as a share says, drawn anew for every `turn`, and always the same ones in the same turn. */
export function drawnUnits(size: number, share: number, turn: number): readonly number[] {
  const order = Array.from({ length: size }, (_, unit) => ({ unit, at: draw([fnv1a('spoiled by hand'), turn], [0, unit]) }));
  return order
    .toSorted((a, b) => a.at - b.at)
    .slice(0, Math.round(share * size))
    .map(({ unit }) => unit);
}

/** Cells on the straight way from one to the other, both included. */
export function cellsBetween(
  from: { readonly x: number; readonly y: number } | undefined,
  to: { readonly x: number; readonly y: number },
  columns: number,
  rows: number,
): readonly number[] {
  const start = from ?? to;
  const steps = Math.max(1, Math.ceil(Math.hypot(to.x - start.x, to.y - start.y) * 2));
  const cells = new Set<number>();
  for (let i = 0; i <= steps; i++) {
    const [x, y] = [Math.floor(start.x + ((to.x - start.x) * i) / steps), Math.floor(start.y + ((to.y - start.y) * i) / steps)];
    if (x >= 0 && x < columns && y >= 0 && y < rows) cells.add(y * columns + x);
  }
  return [...cells];
}

export interface Overlap {
  readonly pattern: number;
  readonly value: number;
}

/** The largest overlaps, by size; all in their order when there are few. */
export function topOverlaps(overlaps: ArrayLike<number>, most: number): readonly Overlap[] {
  const all = Array.from(overlaps, (value, pattern) => ({ pattern, value }));
  if (all.length <= most) return all;
  return all.toSorted((a, b) => Math.abs(b.value) - Math.abs(a.value)).slice(0, most);
}
