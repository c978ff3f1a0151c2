/** A picture that paints itself, with what it says as its label. */
import type { Editor } from '../../state/editor.ts';
import classes from './plot.module.css';
import type { Pen } from './pen.ts';
import { usePainter, type Subscribe } from './usePainter.ts';

interface PlotCanvasProps {
  /** What it is called until it says more. */
  readonly label: string;
  /** Gives what the picture says in words. Keep it stable. */
  readonly paint: (pen: Pen, editor: Editor) => string | undefined;
  /** What else it paints after, besides frames and samples; stable. */
  readonly also?: Subscribe;
}

export function PlotCanvas({ label, paint, also }: PlotCanvasProps) {
  const { canvas } = usePainter(paint, also);
  return (
    <figure className={classes['figure']} aria-label={label}>
      <canvas ref={canvas} className={classes['canvas']} aria-hidden />
    </figure>
  );
}
