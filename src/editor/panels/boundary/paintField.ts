/** Paints a network's answer over the plane with the examples on it. */
import { fillOf } from '../../kit/index.ts';
import { axes } from '../plot/axes.ts';
import { extent, frameOf, type Frame } from '../plot/frame.ts';
import { clipped } from '../plot/lines.ts';
import { strokeOf, type Pen } from '../plot/pen.ts';
import { classOf, GRID, middleOfTargets, type Field } from './boundary.ts';
import { mark, markSize } from './marks.ts';
import { levelled, marginOf, refined, ringsOf } from './sheets.ts';

/** How much of a class's colour its part of the plane has. */
const TINT = 0.3;

/** `netInput`: of an answer that jumps, which has its border where this passes the threshold. */
export function paintPlane(pen: Pen, field: Field, answer: Float64Array | undefined, netInput?: Float64Array): void {
  const frame = frameOf([pen.width, pen.height], field.across, field.up, { isExact: true, margins: { top: 6 } });
  if (answer) {
    const paintAnswer = field.outputs > 1 ? paintClasses : field.jump !== undefined && netInput ? paintJump : paintShades;
    within(pen.context, frame, () => paintAnswer(pen, frame, field, { answer, netInput }));
  }
  axes(pen, frame, { across: 'x₁', up: 'x₂', isBare: true });
  const middle = middleOfTargets(field.t);
  clipped(pen, frame, () => {
    for (let i = 0; i < field.rows; i++)
      mark(
        pen,
        [frame.x(field.x[2 * i] as number), frame.y(field.x[2 * i + 1] as number)],
        classOf(field.t, i, field.outputs, middle),
        markSize(field.rows),
      );
  });
}

/** Rings close beyond the edges of the plane. */
function within(context: CanvasRenderingContext2D, { left, right, top, bottom }: Frame, draw: () => void): void {
  context.save();
  context.beginPath();
  context.rect(left, top, right - left, bottom - top);
  context.clip();
  draw();
  context.restore();
}

interface Answered {
  readonly answer: Float64Array;
  readonly netInput: Float64Array | undefined;
}

/** Values between those that were asked for, so that a steep slope has no steps. */
const FINER = 4;

function paintShades(pen: Pen, frame: Frame, { neutral }: Field, { answer }: Answered): void {
  const sheet = levelled(answer, neutral);
  const isSquashed = sheet.values !== answer;
  const [low, high] = extent(answer);
  const limit = Math.max(0.5, Math.abs(low - neutral), Math.abs(high - neutral)) * 1.25;
  const least = neutral === 0.5 ? 0 : -1;
  const unsquashed = (value: number) => (isSquashed ? least + (1 - least) / (1 + Math.exp(-value)) : value);
  const side = GRID * FINER;
  const image = new ImageData(side, side);
  refined(sheet.values, FINER).forEach((value, i) => {
    image.data.set(fillOf(unsquashed(value) - neutral, limit, pen.scheme).bytes, i * 4);
    image.data[i * 4 + 3] = 255;
  });
  stretched(pen, frame, image);
  border(pen, frame, ringsOf(sheet));
}

function stretched(pen: Pen, { left, right, top, bottom }: Frame, image: ImageData): void {
  const picture = new OffscreenCanvas(image.width, image.height);
  picture.getContext('2d')?.putImageData(image, 0, 0);
  pen.context.imageSmoothingEnabled = true;
  pen.context.drawImage(picture, left, top, right - left, bottom - top);
}

/** Two answers and nothing between them. */
function paintJump(pen: Pen, frame: Frame, { neutral, jump }: Field, { answer, netInput = answer }: Answered): void {
  if (!jump) return;
  const { context } = pen;
  const rings = ringsOf({ values: netInput, at: jump.at });
  const colorOf = (value: number) => `rgb(${fillOf(value - neutral, (jump.high - neutral) * 1.25, pen.scheme).bytes.join(' ')})`;
  context.fillStyle = colorOf(jump.low);
  context.fillRect(frame.left, frame.top, frame.right - frame.left, frame.bottom - frame.top);
  context.fillStyle = colorOf(jump.high);
  along(pen, frame, rings);
  context.fill('evenodd');
  border(pen, frame, rings);
}

function paintClasses(pen: Pen, frame: Frame, { outputs }: Field, { answer }: Answered): void {
  const { context } = pen;
  for (let kind = 0; kind < outputs; kind++) {
    const rings = ringsOf(marginOf(answer, kind, outputs));
    context.save();
    context.globalAlpha = TINT;
    context.fillStyle = strokeOf(kind, pen.scheme).color;
    along(pen, frame, rings);
    context.fill('evenodd');
    context.restore();
    border(pen, frame, rings);
  }
}

type Rings = ReturnType<typeof ringsOf>;

/** Where the answer changes sides. */
function border(pen: Pen, frame: Frame, rings: Rings): void {
  const { context } = pen;
  context.save();
  context.strokeStyle = pen.color('ink');
  context.lineWidth = 1.4;
  along(pen, frame, rings);
  context.stroke();
  context.restore();
}

function along({ context }: Pen, { left, right, top, bottom }: Frame, rings: Rings): void {
  context.beginPath();
  for (const ring of rings) {
    for (const [x, y] of ring) context.lineTo(left + x * (right - left), top + y * (bottom - top));
    context.closePath();
  }
}
