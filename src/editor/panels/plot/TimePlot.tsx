/** A plot over time: a cursor that reads values, a brush that zooms, and keys for both. What is drawn is the caller's. */
import { useCallback, useRef, useState, type KeyboardEvent, type PointerEvent } from 'react';
import type { Editor } from '../../state/editor.ts';
import { useReadout } from '../readout.ts';
import classes from './plot.module.css';
import type { Frame, Range } from './frame.ts';
import { upright } from './lines.ts';
import type { Pen } from './pen.ts';
import { usePainter } from './usePainter.ts';

/** What the person looks at. */
export interface View {
  /** Zoomed to this part of the time axis. */
  readonly zoom: Range | undefined;
  readonly cursor: number | undefined;
}

export interface Painted {
  readonly frame: Frame;
  /** Where time ends; zooming out goes no further. */
  readonly whole: Range;
  /** For those who do not see it. */
  readonly words: string;
  /** Values at the cursor, or the last ones. */
  readonly readout: string;
}

interface TimePlotProps {
  readonly label: string;
  /** Keep it stable. */
  readonly paint: (pen: Pen, editor: Editor, view: View) => Painted | undefined;
  readonly isLarge: boolean;
}

const LEAST_DRAG = 5; // px
const KEY_STEP = 0.01;
const KEY_ZOOM = 0.6;

export function TimePlot({ label, paint, isLarge }: TimePlotProps) {
  const view = useRef<View & { readonly brush?: Range | undefined }>({ zoom: undefined, cursor: undefined });
  const painted = useRef<Painted>(undefined);
  const read = useReadout();
  const [isZoomed, setZoomed] = useState(false);
  const paintAll = useCallback(
    (pen: Pen, editor: Editor) => {
      const result = paint(pen, editor, view.current);
      painted.current = result;
      read(result?.readout ?? '');
      if (!result) return undefined;
      const { brush, cursor } = view.current;
      if (cursor !== undefined) upright(pen, result.frame, result.frame.x(cursor), true);
      if (brush) shade(pen, result.frame, brush);
      return cursor === undefined ? result.words : `${result.readout}. ${result.words}`;
    },
    [paint, read],
  );
  const { canvas, repaint } = usePainter(paintAll);
  const look = (next: Partial<typeof view.current>) => {
    view.current = { ...view.current, ...next };
    setZoomed(view.current.zoom !== undefined);
    repaint();
  };
  const timeAt = ({ clientX, currentTarget }: PointerEvent<HTMLElement>): number => {
    const frame = painted.current?.frame;
    if (!frame) return 0;
    const [low = 0, high = 1] = frame.x.domain();
    return Math.min(high, Math.max(low, frame.x.invert(clientX - currentTarget.getBoundingClientRect().left)));
  };
  const grab = (event: PointerEvent<HTMLElement>) => {
    event.currentTarget.setPointerCapture(event.pointerId);
    const at = timeAt(event);
    look({ brush: [at, at], cursor: at });
  };
  const move = (event: PointerEvent<HTMLElement>) => {
    const at = timeAt(event);
    const { brush } = view.current;
    look({ cursor: at, ...(brush ? { brush: [brush[0], at] } : {}) });
  };
  const release = () => {
    const { brush } = view.current;
    const frame = painted.current?.frame;
    if (!brush || !frame) return;
    const [low, high] = [Math.min(...brush), Math.max(...brush)];
    look({ brush: undefined, ...(frame.x(high) - frame.x(low) >= LEAST_DRAG ? { zoom: [low, high] } : {}) });
  };
  return (
    <div className={classes['time']} data-large={isLarge || undefined}>
      <div
        role="slider"
        tabIndex={0}
        className={classes['plot']}
        aria-label={`${label} over time`}
        aria-valuenow={0}
        title="Drag to zoom in; double-click for all of it. Arrow keys move the cursor, + and − zoom."
        onPointerDown={grab}
        onPointerMove={move}
        onPointerUp={release}
        onPointerLeave={() => look({ cursor: undefined })}
        onDoubleClick={() => look({ zoom: undefined, brush: undefined })}
        onKeyDown={(event) => {
          const next = pressed(event, view.current, painted.current);
          if (!next) return;
          event.preventDefault();
          event.stopPropagation();
          look(next);
        }}
      >
        <canvas ref={canvas} className={classes['canvas']} aria-hidden />
      </div>
      {isZoomed && (
        <button type="button" className={classes['all']} onClick={() => look({ zoom: undefined })}>
          Show all
        </button>
      )}
    </div>
  );
}

function shade({ context, color }: Pen, { x, top, bottom }: Frame, [a, b]: Range): void {
  context.save();
  context.fillStyle = color('accent');
  context.globalAlpha = 0.18;
  context.fillRect(x(Math.min(a, b)), top, Math.abs(x(b) - x(a)), bottom - top);
  context.restore();
}

/** What a key makes of the view; undefined when it is none of ours. */
function pressed({ key, shiftKey }: KeyboardEvent, { zoom, cursor }: View, painted: Painted | undefined): Partial<View> | undefined {
  if (!painted) return undefined;
  const [low = 0, high = 1] = painted.frame.x.domain();
  const span = high - low;
  const at = cursor ?? high;
  const direction = { ArrowLeft: -1, ArrowRight: 1, ArrowDown: -1, ArrowUp: 1 }[key];
  if (direction !== undefined) return { cursor: Math.min(high, Math.max(low, at + direction * span * KEY_STEP * (shiftKey ? 10 : 1))) };
  if (key === 'Home') return { cursor: low };
  if (key === 'End') return { cursor: high };
  if (key === '0' || (key === 'Escape' && zoom)) return { zoom: undefined };
  const factor = { '+': KEY_ZOOM, '=': KEY_ZOOM, '-': 1 / KEY_ZOOM }[key];
  if (factor === undefined) return undefined;
  const [least, most] = painted.whole;
  const start = Math.max(least, at - (at - low) * factor);
  const end = Math.min(most, start + span * factor);
  return { zoom: start <= least && end >= most ? undefined : [start, end], cursor: at };
}
