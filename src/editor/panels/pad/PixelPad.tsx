/** A grid of cells to draw on, by mouse, finger or keys: arrows move, Space draws. */
import { useCallback, useRef, type KeyboardEvent, type PointerEvent } from 'react';
import { fillOf, insetOf } from '../../kit/index.ts';
import type { Editor } from '../../state/editor.ts';
import type { Pen } from '../plot/pen.ts';
import { usePainter } from '../plot/usePainter.ts';
import { outlineOf, type Side } from './outline.ts';
import classes from './pad.module.css';

/** In cells, from the top left corner. */
export interface PadPoint {
  readonly x: number;
  readonly y: number;
}

interface PixelPadProps {
  readonly columns: number;
  readonly rows: number;
  readonly label: string;
  readonly hint: string;
  /** Values of the cells, row by row; keep it stable. */
  readonly read: (editor: Editor) => ArrayLike<number> | undefined;
  /** `sign`: −1 and 1 in the colours of the signs, as on the cards; `ink`: from 0, the surface, to 1. */
  readonly shows: 'sign' | 'ink';
  /** Cells that are outlined: those that are not 0. */
  readonly marked?: ArrayLike<number>;
  /** From the last point to this one; a stroke starts without a last one. */
  onDraw?(from: PadPoint | undefined, to: PadPoint): void;
  /** One cell, by its keys. */
  onPress?(cell: number): void;
  onEnd?(): void;
}

/** Cells larger than this have a line between them; px. */
const ROOMY = 5;

export function PixelPad(props: PixelPadProps) {
  const { columns, rows, label, hint, read, shows, marked, onDraw, onPress, onEnd } = props;
  const cursor = useRef<{ readonly x: number; readonly y: number; readonly isShown: boolean }>({
    x: columns >> 1,
    y: rows >> 1,
    isShown: false,
  });
  const last = useRef<PadPoint>(undefined);
  const paint = useCallback(
    (pen: Pen, editor: Editor) => {
      const place = placeOf(pen, columns, rows);
      const values = read(editor);
      paintCells(pen, place, [columns, rows], { values: values ?? [], shows });
      if (marked) paintOutline(pen, place, outlineOf(marked, columns, rows));
      const { x, y, isShown } = cursor.current;
      if (isShown) {
        pen.context.strokeStyle = pen.color('accent');
        pen.context.lineWidth = 2;
        pen.context.strokeRect(place.left + x * place.pitch, place.top + y * place.pitch, place.pitch, place.pitch);
      }
      return values ? label : `${label}: not computed yet`;
    },
    [columns, rows, read, shows, marked, label],
  );
  const { canvas, repaint } = usePainter(paint);
  const at = ({ clientX, clientY, currentTarget }: PointerEvent<HTMLElement>): PadPoint => {
    const box = currentTarget.getBoundingClientRect();
    const { left, top, pitch } = placeOf(box, columns, rows);
    return { x: (clientX - box.left - left) / pitch, y: (clientY - box.top - top) / pitch };
  };
  const draw = (point: PadPoint) => {
    onDraw?.(last.current, point);
    last.current = point;
    repaint();
  };
  const show = (isShown: boolean) => {
    cursor.current = { ...cursor.current, isShown };
    repaint();
  };
  const press = (event: KeyboardEvent) => {
    const [dx, dy] = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[event.key] ?? [0, 0];
    const isMove = dx !== 0 || dy !== 0;
    if (!isMove && event.key !== ' ' && event.key !== 'Enter') return;
    event.preventDefault();
    event.stopPropagation();
    const { x, y } = cursor.current;
    cursor.current = {
      x: Math.min(columns - 1, Math.max(0, x + (dx ?? 0))),
      y: Math.min(rows - 1, Math.max(0, y + (dy ?? 0))),
      isShown: true,
    };
    if (!isMove) onPress?.(y * columns + x);
    repaint();
  };
  if (!onDraw)
    return (
      <figure className={classes['pad']} aria-label={label}>
        <canvas ref={canvas} className={classes['canvas']} aria-hidden />
      </figure>
    );
  return (
    <button
      type="button"
      aria-label={`${label}. ${hint}`}
      className={classes['pad']}
      data-active
      title={hint}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        last.current = undefined;
        draw(at(event));
      }}
      onPointerMove={(event) => event.buttons % 2 === 1 && last.current && draw(at(event))}
      onPointerUp={() => {
        last.current = undefined;
        onEnd?.();
      }}
      onKeyDown={press}
      onFocus={(event) => show(event.currentTarget.matches(':focus-visible'))}
      onBlur={() => show(false)}
    >
      <figure className={classes['figure']}>
        <canvas ref={canvas} className={classes['canvas']} aria-hidden />
      </figure>
    </button>
  );
}

interface Place {
  readonly left: number;
  readonly top: number;
  readonly pitch: number;
}

/** The largest grid of square cells that has room, in the middle of it. */
function placeOf({ width, height }: { readonly width: number; readonly height: number }, columns: number, rows: number): Place {
  const fit = Math.min((width - 2) / columns, (height - 2) / rows);
  const pitch = fit > 3 ? Math.floor(fit) : fit;
  return { pitch, left: Math.round((width - pitch * columns) / 2), top: Math.round((height - pitch * rows) / 2) };
}

interface Shown {
  readonly values: ArrayLike<number>;
  readonly shows: PixelPadProps['shows'];
}

function paintCells(pen: Pen, { left, top, pitch }: Place, [columns, rows]: readonly [number, number], { values, shows }: Shown): void {
  const { context, color } = pen;
  context.fillStyle = color('surface');
  context.fillRect(left, top, columns * pitch, rows * pitch);
  const side = pitch > ROOMY ? pitch - 1 : pitch;
  context.fillStyle = color('ink');
  for (let i = 0; i < Math.min(columns * rows, values.length); i++) {
    const value = values[i] ?? 0;
    if (shows === 'sign') context.fillStyle = fillOf(value, 1, pen.scheme).fill;
    else context.globalAlpha = Math.min(1, Math.max(0, value));
    const inset = shows === 'sign' ? insetOf(value, pitch) : 0;
    const [x, y] = [left + (i % columns) * pitch + inset, top + Math.floor(i / columns) * pitch + inset];
    context.fillRect(x, y, side + 0.3 - 2 * inset, side + 0.3 - 2 * inset);
  }
  context.globalAlpha = 1;
  context.strokeStyle = color('line');
  context.lineWidth = 1;
  context.strokeRect(left - 0.5, top - 0.5, columns * pitch + 1, rows * pitch + 1);
}

/** Ink on the surface: it is seen beside either sign, also where a cell is hardly larger than the line. */
function paintOutline({ context, color }: Pen, { left, top, pitch }: Place, sides: readonly Side[]): void {
  const path = new Path2D();
  for (const [x0, y0, x1, y1] of sides) {
    path.moveTo(left + x0 * pitch, top + y0 * pitch);
    path.lineTo(left + x1 * pitch, top + y1 * pitch);
  }
  context.lineCap = 'square';
  const width = Math.min(2, Math.max(1, pitch / 4));
  for (const [line, tone] of [
    [width + 1.5, 'surface'],
    [width, 'ink'],
  ] as const) {
    context.lineWidth = line;
    context.strokeStyle = color(tone);
    context.stroke(path);
  }
  context.lineCap = 'butt';
}
