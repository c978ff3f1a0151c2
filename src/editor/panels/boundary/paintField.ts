/** Paints a network's answer over the plane with the examples on it, or as a curve through them. */
import { contours } from 'd3';
import { fillOf } from '../../kit/index.ts';
import { axes } from '../plot/axes.ts';
import { frameOf, union, extent, type Frame } from '../plot/frame.ts';
import { clipped, polyline } from '../plot/lines.ts';
import { strokeOf, type Pen } from '../plot/pen.ts';
import { classOf, CURVE_POINTS, GRID, middleOfTargets, questions, type Field } from './boundary.ts';

/** How much of a class's colour its part of the plane has. */
const TINT = 0.3;

export function paintPlane(pen: Pen, field: Field, answer: Float64Array | undefined): void {
  const frame = frameOf([pen.width, pen.height], field.across, field.up, { isExact: true, margins: { top: 6 } });
  if (answer) {
    if (field.outputs === 1) paintShades(pen, frame, answer, field.middle ?? 0);
    else paintClasses(pen, frame, answer, field.outputs);
    paintBorder(pen, frame, field, answer);
  }
  axes(pen, frame, { across: 'x₁', up: 'x₂', isBare: true });
  const middle = middleOfTargets(field.t);
  const size = field.rows > 600 ? 2 : field.rows > 150 ? 2.6 : 4;
  clipped(pen, frame, () => {
    for (let i = 0; i < field.rows; i++)
      mark(
        pen,
        [frame.x(field.x[2 * i] as number), frame.y(field.x[2 * i + 1] as number)],
        classOf(field.t, i, field.outputs, middle),
        size,
      );
  });
}

/** One pixel of a small picture for every answer, drawn large. */
function stretched(pen: Pen, frame: Frame, colorOf: (i: number) => readonly [number, number, number, number]): void {
  const picture = new OffscreenCanvas(GRID, GRID);
  const context = picture.getContext('2d');
  if (!context) return;
  const image = context.createImageData(GRID, GRID);
  for (let i = 0; i < GRID * GRID; i++) image.data.set(colorOf(i), i * 4);
  context.putImageData(image, 0, 0);
  pen.context.imageSmoothingEnabled = true;
  pen.context.drawImage(picture, frame.left, frame.top, frame.right - frame.left, frame.bottom - frame.top);
}

function paintShades(pen: Pen, frame: Frame, answer: Float64Array, middle: number): void {
  const [low, high] = extent(answer);
  const limit = Math.max(0.5, Math.abs(low - middle), Math.abs(high - middle)) * 1.25;
  stretched(pen, frame, (i) => [...fillOf((answer[i] as number) - middle, limit, pen.scheme).bytes, 255]);
}

function paintClasses(pen: Pen, frame: Frame, answer: Float64Array, outputs: number): void {
  stretched(pen, frame, (i) => {
    const hex = strokeOf(classOf(answer, i, outputs, undefined), pen.scheme).color;
    const [r, g, b] = [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16)) as [number, number, number];
    return [r, g, b, 255 * TINT];
  });
}

/** Where the answer changes sides. */
function paintBorder(pen: Pen, frame: Frame, { outputs, middle = 0 }: Field, answer: Float64Array): void {
  const { context } = pen;
  const sheets =
    outputs === 1
      ? [levelled(answer, middle)]
      : Array.from({ length: outputs }, (_, k) => ({
          values: Float64Array.from({ length: GRID * GRID }, (__, i) => Number(classOf(answer, i, outputs, undefined) === k)),
          at: 0.5,
        }));
  context.save();
  context.strokeStyle = pen.color('ink');
  context.lineWidth = 1.4;
  const scale = [(frame.right - frame.left) / GRID, (frame.bottom - frame.top) / GRID] as const;
  clipped(pen, frame, () => {
    for (const { values, at } of sheets) {
      context.beginPath();
      for (const polygon of contours()
        .size([GRID, GRID])
        .contour([...values], at).coordinates)
        for (const ring of polygon) trace(context, frame, ring, scale);
      context.stroke();
    }
  });
  context.restore();
}

const SURE = 1e-9; // keeps the net input finite where float32 gives 0 or 1

/** Squashed answers as the net inputs they come from: between two of those the border is straight where the network's is. */
function levelled(answer: Float64Array, middle: number): { readonly values: Float64Array; readonly at: number } {
  const [low, high] = extent(answer);
  const least = middle === 0.5 ? 0 : -1;
  const isSquashed = (middle === 0.5 || middle === 0) && low >= least && high <= 1;
  if (!isSquashed) return { values: answer, at: middle };
  const share = (value: number) => Math.min(1 - SURE, Math.max(SURE, (value - least) / (1 - least)));
  return { values: answer.map((value) => Math.log(share(value) / (1 - share(value)))), at: 0 };
}

const isOuter = ([x = 0, y = 0]: readonly number[]): boolean => x <= 0 || y <= 0 || x >= GRID || y >= GRID;

/** Edges of the grid itself are no border, nor is the half cell before them, in which a contour turns towards them. */
function trace(
  context: CanvasRenderingContext2D,
  { left, top }: Frame,
  ring: readonly (readonly number[])[],
  [sx, sy]: readonly [number, number],
): void {
  ring.forEach((point, i) => {
    const before = ring[i - 1];
    const [x = 0, y = 0] = point;
    if (!before || isOuter(point) || isOuter(before)) context.moveTo(left + x * sx, top + y * sy);
    else context.lineTo(left + x * sx, top + y * sy);
  });
}

const CORNERS = [0, 0, 4, 3, 4] as const;

/** A ring, a dot, a square, a triangle, a cross, and from then on the same again: classes are told apart without colour. */
function mark({ context, color }: Pen, [x, y]: readonly [number, number], kind: number, r: number): void {
  const shape = kind % 5;
  context.save();
  context.fillStyle = shape === 0 ? color('surface') : color('ink');
  context.strokeStyle = shape === 0 || shape === 4 ? color('ink') : color('surface');
  context.lineWidth = shape === 0 ? 1.4 : 0.9;
  context.beginPath();
  if (shape < 2) context.arc(x, y, r, 0, 2 * Math.PI);
  else if (shape === 4) {
    context.moveTo(x - r, y - r);
    context.lineTo(x + r, y + r);
    context.moveTo(x + r, y - r);
    context.lineTo(x - r, y + r);
  } else {
    const turn = shape === 2 ? Math.PI / 4 : -Math.PI / 2;
    const corners = CORNERS[shape] ?? 4;
    for (let i = 0; i < corners; i++) {
      const angle = turn + (2 * Math.PI * i) / corners;
      context.lineTo(x + r * 1.25 * Math.cos(angle), y + r * 1.25 * Math.sin(angle));
    }
    context.closePath();
  }
  if (shape !== 4) context.fill();
  context.stroke();
  context.restore();
}

export function paintFit(pen: Pen, field: Field, answer: Float64Array | undefined): void {
  const shown = answer ? union(field.up, extent(answer)) : field.up;
  const frame = frameOf([pen.width, pen.height], field.across, shown);
  axes(pen, frame, { across: 'x', up: 't' });
  const { context } = pen;
  context.save();
  context.fillStyle = pen.color('dim');
  context.globalAlpha = 0.7;
  for (let i = 0; i < field.rows; i++)
    for (let k = 0; k < field.outputs; k++) {
      context.beginPath();
      context.arc(frame.x(field.x[i] as number), frame.y(field.t[i * field.outputs + k] as number), 2.2, 0, 2 * Math.PI);
      context.fill();
    }
  context.restore();
  if (!answer) return;
  const x = questions(field);
  clipped(pen, frame, () => {
    for (let k = 0; k < field.outputs; k++) {
      const points = Array.from({ length: CURVE_POINTS }, (_, i) => [
        frame.x(x[i] as number),
        frame.y(answer[i * field.outputs + k] as number),
      ]);
      polyline(pen, Float64Array.from(points.flat()), { ...strokeOf(k, pen.scheme), width: 2 });
    }
  });
}
