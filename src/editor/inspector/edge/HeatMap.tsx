/** A matrix of weights as a picture: blue excites, orange inhibits, the surface is 0. */
import { useEffect, useRef } from 'react';
import { useComputedColorScheme } from '@mantine/core';
import { fillOf } from '../../kit/colors.ts';
import classes from '../Inspector.module.css';
import { shortNumber } from '../words.ts';

interface HeatMapProps {
  readonly weights: ArrayLike<number>;
  readonly rows: number;
  readonly columns: number;
  /** Puts the columns down and the rows across. */
  readonly isTurned: boolean;
  readonly label: string;
  onPick(row: number, column: number): void;
}

const WIDTH = 276;
const TALLEST = 220;
const SMALLEST_CELL = 6;

export function HeatMap({ weights, rows, columns, isTurned, label, onPick }: HeatMapProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const scheme = useComputedColorScheme('light');
  const [down, across] = isTurned ? [columns, rows] : [rows, columns];
  const index = (y: number, x: number) => (isTurned ? x * columns + y : y * columns + x);
  let limit = 0;
  for (let i = 0; i < weights.length; i++) limit = Math.max(limit, Math.abs(weights[i] || 0));
  useEffect(() => {
    const context = canvas.current?.getContext('2d');
    if (!context) return;
    const image = context.createImageData(across, down);
    for (let y = 0; y < down; y++)
      for (let x = 0; x < across; x++) {
        const { bytes } = fillOf(weights[isTurned ? x * columns + y : y * columns + x] || 0, limit, scheme);
        image.data.set([...bytes, 255], (y * across + x) * 4);
      }
    context.putImageData(image, 0, 0);
  }, [weights, across, down, columns, isTurned, limit, scheme]);
  const height = Math.min(TALLEST, Math.max(Math.round((WIDTH * down) / across), Math.min(TALLEST, down * SMALLEST_CELL)));
  return (
    <figure className={classes['figureBox']} aria-label={label}>
      <canvas
        ref={canvas}
        className={classes['heat']}
        width={across}
        height={down}
        style={{ height }}
        aria-hidden
        onClick={({ nativeEvent: { offsetX, offsetY }, currentTarget: { clientWidth, clientHeight } }) => {
          const at = index(
            Math.min(down - 1, Math.floor((offsetY / clientHeight) * down)),
            Math.min(across - 1, Math.floor((offsetX / clientWidth) * across)),
          );
          onPick(Math.floor(at / columns), at % columns);
        }}
      />
      <p className={classes['scale']} aria-hidden>
        {shortNumber(-limit)}
        <i
          style={{
            background: `linear-gradient(to right, ${fillOf(-1, 1, scheme).fill}, ${fillOf(0, 1, scheme).fill}, ${fillOf(1, 1, scheme).fill})`,
          }}
        />
        {shortNumber(limit)}
      </p>
    </figure>
  );
}
