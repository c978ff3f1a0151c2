/** The grid and the numbers of a small plot, and the scales that go with them. */
import { scaleLinear, type ScaleLinear } from 'd3';
import { shortNumber } from '../words.ts';
import classes from './lens.module.css';

const WIDTH = 276;
const TOP = 8;
const RIGHT = 8;
const BOTTOM = 20;
const UNDER = 6;
const BEFORE = 5;
const MIDDLE = 3.5;

type Scale = ScaleLinear<number, number>;

export interface Frame {
  readonly x: Scale;
  readonly y: Scale;
  readonly height: number;
  readonly left: number;
}

/** Upwards it goes over 0 and all `heights`, to round numbers. */
export function frameOf(
  domain: readonly [number, number],
  heights: readonly number[],
  { height, left, upTicks }: { readonly height: number; readonly left: number; readonly upTicks: number },
): Frame {
  const x = scaleLinear([...domain], [left, WIDTH - RIGHT]);
  const y = scaleLinear([Math.min(0, ...heights), Math.max(0, ...heights)], [height - BOTTOM, TOP]).nice(upTicks);
  return { x, y, height, left };
}

interface AxesProps {
  readonly frame: Frame;
  /** Where numbers stand below. */
  readonly across: readonly number[];
  /** Lines also upwards. */
  readonly hasColumns?: boolean;
}

const lineAt = (tick: number) => classes[tick === 0 ? 'zero' : 'gridLine'];

export function Axes({ frame: { x, y, height, left }, across, hasColumns = false }: AxesProps) {
  return (
    <>
      {across.map((tick) => (
        <g key={tick}>
          {hasColumns && <line className={lineAt(tick)} x1={x(tick)} x2={x(tick)} y1={TOP} y2={height - BOTTOM} />}
          <text className={classes['tick']} x={x(tick)} y={height - UNDER} textAnchor="middle">
            {shortNumber(tick)}
          </text>
        </g>
      ))}
      {y.ticks(3).map((tick) => (
        <g key={tick}>
          <line className={lineAt(tick)} x1={left} x2={WIDTH - RIGHT} y1={y(tick)} y2={y(tick)} />
          <text className={classes['tick']} x={left - BEFORE} y={y(tick) + MIDDLE} textAnchor="end">
            {shortNumber(tick)}
          </text>
        </g>
      ))}
    </>
  );
}

export const viewBox = ({ height }: Frame): string => `0 0 ${WIDTH} ${height}`;
