/** What a network makes of a drawing: a bar for every class, the largest one in the accent. */
import { useCallback } from 'react';
import type { Answers } from '../boundary/useAnswers.ts';
import { formatNumber } from '../../kit/index.ts';
import { text, type Pen } from '../plot/pen.ts';
import { PlotCanvas } from '../plot/PlotCanvas.tsx';
import { softmax } from './digit.ts';

const LEFT = 22;
const RIGHT = 40;
const TALLEST = 20;

interface ShareBarsProps {
  readonly answers: Answers;
  /** Nothing is drawn, and so nothing is answered. */
  readonly isBlank: boolean;
  /** Answers are net inputs, and become shares by a softmax. */
  readonly isNetInput: boolean;
}

export function ShareBars({ answers, isBlank, isNetInput }: ShareBarsProps) {
  const paint = useCallback(
    (pen: Pen) => {
      const given = answers.get()?.[0]?.values;
      if (!given || given.length === 0 || isBlank) {
        text(pen, 'Draw a digit', [pen.width / 2, pen.height / 2], { align: 'center' });
        return 'No answer yet';
      }
      const values = isNetInput ? softmax(given) : given;
      const best = values.indexOf(values.reduce((a, b) => Math.max(a, b)));
      const pitch = Math.min(TALLEST, pen.height / values.length);
      values.forEach((value, i) => paintBar(pen, [i, value], pitch, i === best));
      return `The answer is ${best}, ${formatNumber(values[best], 2)}`;
    },
    [answers, isBlank, isNetInput],
  );
  return <PlotCanvas label="Answer" paint={paint} also={answers.subscribe} />;
}

function paintBar(pen: Pen, [i, value]: readonly [number, number], pitch: number, isBest: boolean): void {
  const { context, width, color } = pen;
  const y = i * pitch;
  const share = Math.max(0, Math.min(1, value));
  context.fillStyle = color(isBest ? 'accent' : 'wire');
  context.fillRect(LEFT, y + 2, Math.max(1, share * (width - LEFT - RIGHT)), pitch - 4);
  const style = isBest ? ({ color: 'ink', weight: 700 } as const) : {};
  text(pen, String(i), [LEFT - 6, y + pitch / 2], { align: 'right', ...style });
  text(pen, formatNumber(value, 2), [width - 2, y + pitch / 2], { align: 'right', ...style });
}
