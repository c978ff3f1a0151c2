/** A plot over time: a cursor that reads values, a brush that zooms, and keys for both. What is drawn is the caller's. */
import { useCallback, useRef, useState, type PointerEvent } from 'react';
import type { Editor } from '../../state/editor.ts';
import { useReadout } from '../readout.ts';
import type { Frame, Range } from './frame.ts';
import { upright } from './lines.ts';
import type { Pen } from './pen.ts';
import classes from './plot.module.css';
import { usePainter } from './usePainter.ts';
import { pressed, type View } from './view.ts';

export interface Painted {
  readonly frame: Frame;
  /** Where time begins and ends; zooming out goes no further. */
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
}

type Look = View & { readonly brush?: Range | undefined };

const LEAST_DRAG = 5; // px

export function TimePlot({ label, paint }: TimePlotProps) {
  const view = useRef<Look>({ zoom: undefined, cursor: undefined });
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
  const look = (next: Partial<Look>) => {
    view.current = { ...view.current, ...next };
    setZoomed(view.current.zoom !== undefined);
    repaint();
  };
  const move = (event: PointerEvent<HTMLElement>) => {
    const at = timeAt(event, painted.current?.frame);
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
    <div className={classes['time']}>
      <canvas ref={canvas} className={classes['canvas']} aria-hidden />
      <input
        type="range"
        className={classes['surface']}
        aria-label={`${label} over time`}
        title="Drag to zoom in; double-click for all of it. Arrow keys move the cursor, + and − zoom."
        onPointerDown={(event) => {
          event.currentTarget.setPointerCapture(event.pointerId);
          const at = timeAt(event, painted.current?.frame);
          look({ brush: [at, at], cursor: at });
        }}
        onPointerMove={move}
        onPointerUp={release}
        onPointerLeave={() => look({ cursor: undefined })}
        onBlur={() => look({ cursor: undefined })}
        onDoubleClick={() => look({ zoom: undefined, brush: undefined })}
        onKeyDown={(event) => {
          const now = painted.current;
          const [low = 0, high = 1] = now?.frame.x.domain() ?? [];
          const next = now && pressed(event.key, event.shiftKey, view.current, { domain: [low, high], whole: now.whole });
          if (!next) return;
          event.preventDefault();
          event.stopPropagation();
          look(next);
        }}
      />
      {isZoomed && (
        <button type="button" className={classes['all']} onClick={() => look({ zoom: undefined })}>
          Show all
        </button>
      )}
    </div>
  );
}

function timeAt({ clientX, currentTarget }: PointerEvent<HTMLElement>, frame: Frame | undefined): number {
  if (!frame) return 0;
  const [low = 0, high = 1] = frame.x.domain();
  return Math.min(high, Math.max(low, frame.x.invert(clientX - currentTarget.getBoundingClientRect().left)));
}

function shade({ context, color }: Pen, { x, top, bottom }: Frame, [a, b]: Range): void {
  context.save();
  context.fillStyle = color('accent');
  context.globalAlpha = 0.18;
  context.fillRect(x(Math.min(a, b)), top, Math.abs(x(b) - x(a)), bottom - top);
  context.restore();
}
