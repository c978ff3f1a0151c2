/** Where the chips of edges stand along their curves, so that they do not cover each other or a node. */
import { pointAt, type Curve, type Point } from './geometry.ts';

export interface ChipLine {
  readonly id: string;
  readonly curve: Curve;
}

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Most edges, and most nodes, for which places are searched; beyond it the chips of the edges into a node fan out. */
export const SEARCHED = 160;
const PLACES = [0.5, 0.4, 0.6, 0.32, 0.68, 0.25, 0.75, 0.19, 0.81, 0.14];
const WIDTH = 54;
const HEIGHT = 25;
const NEAR_CURVE = 12;
const TOUCHING_CURVE = 0.35;

/** Of the edge that is the n-th into a node. */
export const fannedOut = (n: number): number => PLACES[n % 6] as number;

/** The part of each curve, from 0 to 1, at which its chip stands. */
export function chipPlaces(lines: readonly ChipLine[], nodes: readonly Box[]): ReadonlyMap<string, number> {
  const placed: Point[] = [];
  const samples = lines.map(({ curve }) => Array.from({ length: 13 }, (_, i) => pointAt(curve, (i + 1) / 14)));
  return new Map(
    lines.map(({ id, curve }, own) => {
      const others = samples.flatMap((points, i) => (i === own ? [] : points));
      const best = PLACES.map((t, i) => ({ t, point: pointAt(curve, t), cost: i * 0.08 })).map((place) => ({
        ...place,
        cost: place.cost + costOf(place.point, placed, nodes, others),
      }));
      const { t, point } = best.reduce((least, place) => (place.cost < least.cost ? place : least));
      placed.push(point);
      return [id, t];
    }),
  );
}

/** Chips on chips are worst, chips on nodes next, chips on foreign lines a blemish. */
function costOf(point: Point, placed: readonly Point[], nodes: readonly Box[], others: readonly Point[]): number {
  const covered = placed.reduce((sum, other) => {
    const [across, down] = [WIDTH - Math.abs(point.x - other.x), HEIGHT - Math.abs(point.y - other.y)];
    return across > 0 && down > 0 ? sum + 2 + (8 * across * down) / (WIDTH * HEIGHT) : sum;
  }, 0);
  const onNodes = nodes.filter((box) => isOver(point, box)).length * 4;
  const crossed = others.filter(({ x, y }) => Math.abs(x - point.x) < WIDTH / 2 && Math.abs(y - point.y) < NEAR_CURVE).length;
  return covered + onNodes + Math.min(3, crossed) * TOUCHING_CURVE;
}

const isOver = (point: Point, { x, y, width, height }: Box): boolean =>
  point.x + WIDTH / 2 > x && point.x - WIDTH / 2 < x + width && point.y + HEIGHT / 2 > y && point.y - HEIGHT / 2 < y + height;
