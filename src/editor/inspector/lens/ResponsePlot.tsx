/** The curve of an activation function, the point where the unit is, and the tangent there. */
import { line } from 'd3';
import { activate } from '../../../ir/index.ts';
import { shortNumber } from '../words.ts';
import { Axes, frameOf, viewBox } from './Axes.tsx';
import { jumpOf, type Curve, type Place } from './cases.ts';
import type { Response } from './code.ts';
import { JumpEnds } from './JumpEnds.tsx';
import classes from './lens.module.css';

const HEIGHT = 132;
const LEFT = 30;
const SAMPLES = 160;
const TANGENT = 34; // px to either side
const HALF_WIDTHS = [5, 10, 20, 50, 100, 200, 500, 1000] as const;

/** Symmetric around the threshold, and in few sizes so that it does not swim while the point moves. */
export function plotDomain({ activation, shape }: Response, n: number): readonly [number, number] {
  const centre = activation === 'sign' || activation.startsWith('gain') ? shape.threshold : 0;
  const half = HALF_WIDTHS.find((candidate) => Math.abs(n - centre) <= candidate) ?? Math.abs(n - centre) * 1.1;
  return [centre - half, centre + half];
}

/** The curve, in two pieces where it jumps. */
export function curveOf(response: Response, [low, high]: readonly [number, number]): Curve {
  const f = (n: number) => activate(response.activation, n, response.shape).value;
  const jump = jumpOf(response);
  const run = (from: number, to: number) =>
    Array.from({ length: SAMPLES + 1 }, (_, i): Place => {
      const n = from + ((to - from) * i) / SAMPLES;
      return [n, f(n)];
    });
  if (!jump || jump.at <= low || jump.at >= high) return { pieces: [run(low, high)], filled: [], open: [] };
  const ends = [f(low), f(high)].map((value): Place => [jump.at, value]);
  const [before, after] = ends as [Place, Place];
  return {
    pieces: [
      [[low, f(low)], before],
      [after, [high, f(high)]],
    ],
    filled: ends.filter(([, value]) => value === jump.value),
    open: ends.filter(([, value]) => value !== jump.value),
  };
}

interface ResponsePlotProps {
  readonly response: Response;
  readonly n: number;
  readonly a: number;
  readonly slope: number | undefined;
}

/** Nothing where the numbers are infinite: no picture holds them. */
export function ResponsePlot(props: ResponsePlotProps) {
  return Number.isFinite(props.n) && Number.isFinite(props.a) ? <Picture {...props} /> : null;
}

function Picture({ response, n, a, slope }: ResponsePlotProps) {
  const domain = plotDomain(response, n);
  const curve = curveOf(response, domain);
  const heights = curve.pieces.flat().map(([, value]) => value);
  if (!heights.every(Number.isFinite)) return null;
  const frame = frameOf(domain, heights, { height: HEIGHT, left: LEFT, upTicks: 4 });
  const { x, y } = frame;
  const path = line<Place>(
    ([value]) => x(value),
    ([, value]) => y(value),
  );
  const direction = slope === undefined ? undefined : slope * ((y(1) - y(0)) / (x(1) - x(0)));
  const [dx, dy] =
    direction === undefined ? [0, 0] : [TANGENT / Math.hypot(1, direction), (TANGENT * direction) / Math.hypot(1, direction)];
  const label = `The curve of f: at n = ${shortNumber(n)}, a = ${shortNumber(a)}${slope === undefined ? '' : `, slope ${shortNumber(slope)}`}`;
  return (
    <figure className={classes['figureBox']} aria-label={label}>
      <svg className={classes['plot']} viewBox={viewBox(frame)} aria-hidden>
        <Axes frame={frame} across={x.ticks(5)} hasColumns />
        {curve.pieces.map((points) => (
          <path key={points[0]?.[0]} className={classes['curve']} d={path(points) ?? ''} />
        ))}
        <JumpEnds curve={curve} frame={frame} />
        <line className={classes['drop']} x1={x(n)} x2={x(n)} y1={y(0)} y2={y(a)} />
        {direction !== undefined && <line className={classes['tangent']} x1={x(n) - dx} x2={x(n) + dx} y1={y(a) - dy} y2={y(a) + dy} />}
        <circle className={classes['point']} cx={x(n)} cy={y(a)} r={4.5} />
      </svg>
    </figure>
  );
}
