/** What a network makes of a drawing: a bar for every class, the largest one in the accent. */
import { useCallback, type RefObject } from 'react';
import { formatNumber } from '../../kit/index.ts';
import { text, type Pen } from '../plot/pen.ts';
import { usePainter } from '../plot/usePainter.ts';
import classes from '../Panels.module.css';

const LEFT = 22;
const RIGHT = 40;
const TALLEST = 20;

interface AnswersProps {
  readonly shares: RefObject<ArrayLike<number> | undefined>;
  /** Hands out the way to paint anew. */
  readonly onReady: (repaint: () => void) => void;
}

export function Answers({ shares, onReady }: AnswersProps) {
  const paint = useCallback(
    (pen: Pen) => {
      const values = Array.from(shares.current ?? []);
      if (values.length === 0) return 'No answer yet';
      const { context, width, height, color } = pen;
      const pitch = Math.min(TALLEST, height / values.length);
      const best = values.indexOf(values.reduce((a, b) => Math.max(a, b)));
      values.forEach((value, i) => {
        const y = i * pitch;
        context.fillStyle = color(i === best ? 'accent' : 'wire');
        context.fillRect(LEFT, y + 2, Math.max(1, Math.max(0, Math.min(1, value)) * (width - LEFT - RIGHT)), pitch - 4);
        text(pen, String(i), LEFT - 6, y + pitch / 2, { align: 'right', color: 'ink', ...(i === best ? { weight: 700 } : {}) });
        text(pen, formatNumber(value, 2), width - 2, y + pitch / 2, { align: 'right', ...(i === best ? { color: 'ink' as const, weight: 700 } : {}) });
      });
      return `The answer is ${best}, ${formatNumber(values[best], 2)}`;
    },
    [shares],
  );
  const { canvas, repaint } = usePainter(paint);
  onReady(repaint);
  return <canvas ref={canvas} className={classes['canvas']} role="img" aria-label="Answer" />;
}
