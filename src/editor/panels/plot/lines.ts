/** Lines, bands and marks on a plot. */
import type { Frame } from './frame.ts';
import type { Pen } from './pen.ts';
import type { Points } from './thin.ts';

export interface LineStyle {
  readonly color: string;
  readonly width?: number;
  readonly dash?: readonly number[];
  readonly alpha?: number;
}

/** Draws within the frame only. */
export function clipped({ context }: Pen, { left, right, top, bottom }: Frame, draw: () => void): void {
  context.save();
  context.beginPath();
  context.rect(left, top - 2, right - left + 2, bottom - top + 4);
  context.clip();
  draw();
  context.restore();
}

export function polyline({ context }: Pen, points: Points, { color, width = 1.5, dash = [], alpha = 1 }: LineStyle): void {
  context.save();
  context.strokeStyle = color;
  context.lineWidth = width;
  context.globalAlpha = alpha;
  context.setLineDash([...dash]);
  context.beginPath();
  let isDrawing = false;
  for (let i = 0; i < points.length; i += 2) {
    const [x, y] = [points[i] as number, points[i + 1] as number];
    if (!Number.isFinite(y)) isDrawing = false;
    else if (isDrawing) context.lineTo(x, y);
    else {
      context.moveTo(x, y);
      isDrawing = true;
    }
  }
  context.stroke();
  context.restore();
}

export function dot({ context }: Pen, [x, y]: readonly [number, number], color: string, radius = 3.5): void {
  if (!Number.isFinite(x) || !Number.isFinite(y)) return;
  context.fillStyle = color;
  context.beginPath();
  context.arc(x, y, radius, 0, 2 * Math.PI);
  context.fill();
}

/** A hollow dot. */
export function ring({ context, color: named }: Pen, [x, y]: readonly [number, number], color: string, radius = 3.5): void {
  if (!Number.isFinite(x) || !Number.isFinite(y)) return;
  context.fillStyle = named('surface');
  context.strokeStyle = color;
  context.lineWidth = 1.5;
  context.beginPath();
  context.arc(x, y, radius, 0, 2 * Math.PI);
  context.fill();
  context.stroke();
}

export function upright({ context, color }: Pen, { top, bottom, left, right }: Frame, x: number, isDashed = false): void {
  if (x < left - 1 || x > right + 1) return;
  context.save();
  context.strokeStyle = color(isDashed ? 'dim' : 'accent');
  context.lineWidth = 1;
  context.setLineDash(isDashed ? [3, 3] : []);
  context.beginPath();
  context.moveTo(Math.round(x) + 0.5, top);
  context.lineTo(Math.round(x) + 0.5, bottom);
  context.stroke();
  context.restore();
}
