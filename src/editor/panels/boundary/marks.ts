/** The examples on the plane, a sign for every class. */
import type { Pen } from '../plot/pen.ts';

const CORNERS = [0, 0, 4, 3, 4] as const;

/** Radius in px: the fewer examples, the larger. */
export const markSize = (count: number): number => (count > 600 ? 2 : count > 150 ? 2.6 : count > 20 ? 4 : 5.5);

/** A ring, a dot, a square, a triangle, a cross, and from then on the same again: classes are told apart without colour. */
export function mark({ context, color }: Pen, [x, y]: readonly [number, number], kind: number, r: number): void {
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
