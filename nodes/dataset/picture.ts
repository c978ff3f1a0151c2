/** Pictures of examples: points marked by their class, or the first few images. */
import type { tablesOf } from './tables.ts';

type Tables = ReturnType<typeof tablesOf>;

interface Point {
  readonly x: number;
  readonly y: number;
  /** 0 is drawn as a ring, 1 as a dot, others as a cross. */
  readonly kind: number;
}

/** The part of a 2D context that is drawn with. */
interface Pen {
  fillStyle: unknown;
  strokeStyle: unknown;
  globalAlpha: number;
  fillRect(x: number, y: number, width: number, height: number): void;
  beginPath(): void;
  arc(x: number, y: number, radius: number, from: number, to: number): void;
  moveTo(x: number, y: number): void;
  lineTo(x: number, y: number): void;
  fill(): void;
  stroke(): void;
}

export interface Frame {
  readonly context: Pen;
  readonly width: number;
  readonly height: number;
  readonly ink: string;
}

const MOST_POINTS = 400;
const MARGIN = 8;
const PICTURES = { columns: 4, rows: 3, gap: 4 } as const;
const FEWEST_PIXELS = 49;

/** Pixels along the side of a square image, or 0 for examples that are none. */
export function pictureSide(inputs: number): number {
  const side = Math.sqrt(inputs);
  return Number.isInteger(side) && inputs >= FEWEST_PIXELS ? side : 0;
}

/** The last two inputs of every example; a single input against its target. */
export function pointsOf({ inputs, targets }: Tables, size: number, outputs: number): readonly Point[] {
  return Array.from({ length: Math.min(inputs.rows, MOST_POINTS) }, (_, row) => {
    const x = inputs.values.subarray(row * size, (row + 1) * size);
    const t = targets.values.subarray(row * outputs, (row + 1) * outputs);
    const kind = outputs === 1 ? Number((t[0] as number) > 0) : t.indexOf(Math.max(...t));
    if (size === 1) return { x: x[0] as number, y: t[0] as number, kind: 1 };
    return { x: x[size - 2] as number, y: x[size - 1] as number, kind };
  });
}

export function drawPoints({ context, width, height, ink }: Frame, points: readonly Point[]): void {
  const place = (pick: (point: Point) => number, extent: number) => {
    const all = points.map(pick);
    const [low, high] = [Math.min(...all), Math.max(...all)];
    return (point: Point) => MARGIN + ((pick(point) - low) / (high - low || 1)) * (extent - 2 * MARGIN);
  };
  const across = place(({ x }) => x, width);
  const up = place(({ y }) => y, height);
  context.fillStyle = ink;
  context.strokeStyle = ink;
  context.globalAlpha = 0.75;
  const radius = radiusOf(points.length);
  for (const point of points) mark(context, [across(point), height - up(point)], point.kind, radius);
  context.globalAlpha = 1;
}

/** The fewer points, the larger: a handful is to be seen from afar, and hundreds are to stay apart. */
const radiusOf = (count: number): number => (count > 150 ? 2 : count > 20 ? 3 : 5);

function mark(context: Pen, [x, y]: readonly [number, number], kind: number, radius: number): void {
  context.beginPath();
  if (kind > 1) {
    context.moveTo(x - radius, y - radius);
    context.lineTo(x + radius, y + radius);
    context.moveTo(x - radius, y + radius);
    context.lineTo(x + radius, y - radius);
  } else context.arc(x, y, radius, 0, 2 * Math.PI);
  if (kind === 1) context.fill();
  else context.stroke();
}

export function drawPictures({ context, width, height, ink }: Frame, values: Float64Array, side: number): void {
  const { columns, rows, gap } = PICTURES;
  const pixel = Math.min((width - (columns - 1) * gap) / columns, (height - (rows - 1) * gap) / rows) / side;
  const pitch = pixel * side + gap;
  const left = (width - (columns * pitch - gap)) / 2;
  const shown = values.subarray(0, columns * rows * side * side);
  const darkest = shown.reduce((most, value) => Math.max(most, value), 0) || 1;
  context.fillStyle = ink;
  shown.forEach((value, i) => {
    const [picture, at] = [Math.floor(i / (side * side)), i % (side * side)];
    context.globalAlpha = Math.max(0, value) / darkest;
    const x = left + (picture % columns) * pitch + (at % side) * pixel;
    const y = Math.floor(picture / columns) * pitch + Math.floor(at / side) * pixel;
    context.fillRect(x, y, pixel, pixel);
  });
  context.globalAlpha = 1;
}
