/** How much a memory's state is like each stored pattern: a bar from −1 to 1, the largest twelve of many. */
import { useCallback } from 'react';
import { formatNumber } from '../../kit/index.ts';
import type { Editor } from '../../state/editor.ts';
import { text, type Pen } from '../plot/pen.ts';
import { PlotCanvas } from '../plot/PlotCanvas.tsx';
import { topOverlaps } from './cue.ts';

const MOST = 12;
const LEFT = 26;
const RIGHT = 38;
const TALLEST = 18;
const TOP = 14;

export function Overlaps({ memory, name }: { readonly memory: string; readonly name: string }) {
  const paint = useCallback(
    (pen: Pen, { live }: Editor) => {
      const overlaps = live.read(memory, 'overlap');
      if (!overlaps) return `Overlaps of ${name}: not computed yet`;
      const shown = topOverlaps(overlaps, MOST);
      const { context, width, height, color } = pen;
      const pitch = Math.min(TALLEST, (height - TOP) / shown.length);
      const zero = LEFT + (width - LEFT - RIGHT) / 2;
      const half = (width - LEFT - RIGHT) / 2;
      text(pen, overlaps.length > MOST ? `overlap m, ${MOST} of ${overlaps.length}` : 'overlap m', [zero, 5], { align: 'center' });
      shown.forEach(({ pattern, value }, i) => {
        const y = TOP + i * pitch;
        context.fillStyle = color(value < 0 ? 'negative' : 'positive');
        context.fillRect(Math.min(zero, zero + value * half), y + 1, Math.max(1, Math.abs(value) * half), Math.max(1, pitch - 3));
        if (pitch < 9) return;
        text(pen, String(pattern), [LEFT - 6, y + pitch / 2], { align: 'right' });
        text(pen, formatNumber(value, 2), [width - 2, y + pitch / 2], { align: 'right', color: 'ink' });
      });
      context.fillStyle = color('wire');
      context.fillRect(Math.round(zero), TOP, 1, pitch * shown.length);
      const [best] = shown.toSorted((a, b) => Math.abs(b.value) - Math.abs(a.value));
      return `Overlaps of ${name}: largest with pattern ${best?.pattern}, ${formatNumber(best?.value, 2)}`;
    },
    [memory, name],
  );
  return <PlotCanvas label={`Overlaps of ${name}`} paint={paint} />;
}
