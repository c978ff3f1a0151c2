/** Paints a network's answer as a curve through the examples. */
import { axes } from '../plot/axes.ts';
import { extent, frameOf, union } from '../plot/frame.ts';
import { clipped, polyline } from '../plot/lines.ts';
import { strokeOf, type Pen } from '../plot/pen.ts';
import { CURVE_POINTS, questions, type Field } from './boundary.ts';

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
      context.arc(
        frame.x(field.x[i] as number),
        frame.y(field.t[i * field.outputs + k] as number),
        field.rows > 60 ? 2.2 : 3.2,
        0,
        2 * Math.PI,
      );
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
