/** Data sets made by a formula: truth tables, and points drawn from a seed. The two-dimensional ones lie within about 5 of the origin. */
import { normal, uniform, type RandomKey } from '../../src/base/index.ts';
import type { DataSet } from './examples.ts';
import type { DatasetParams } from './params.ts';

const RADIUS = 5;
/** The inner disc and the ring around it, in radii. */
const DISC = [0, 0.5] as const;
const RING = [0.7, 1] as const;
/** Of a spiral arm. */
const TURNS = 1.75;
const CENTRE = 2;

/** The n-th number of a stream of its own. */
interface Streams {
  /** In [low, high). */
  uniform(purpose: string, n: number, low: number, high: number): number;
  normal(purpose: string, n: number): number;
}

function streams({ data, seed }: DatasetParams): Streams {
  const key = (purpose: string): RandomKey => ({ seed, owner: `dataset/${data}`, purpose });
  return {
    uniform: (purpose, n, low, high) => low + (high - low) * uniform(key(purpose), n),
    normal: (purpose, n) => normal(key(purpose), n),
  };
}

/** Truth table of two inputs; `truth` for 00, 01, 10, 11. */
const logic = (truth: readonly number[]): DataSet => ({
  inputs: () => 2,
  classes: 2,
  make: () => ({ inputs: Float64Array.of(0, 0, 0, 1, 1, 0, 1, 1), answers: Float64Array.from(truth) }),
});

/** Two classes that take turns; `point` gives the n-th example. */
const plane = (point: (n: number, side: number, params: DatasetParams, draw: Streams) => readonly [number, number]): DataSet => ({
  inputs: () => 2,
  classes: 2,
  make(params) {
    const draw = streams(params);
    const points = Array.from({ length: params.samples }, (_, n) => point(n, n % 2, params, draw));
    return { inputs: Float64Array.from(points.flat()), answers: Float64Array.from(points, (_, n) => n % 2) };
  },
});

export const generated = {
  and: logic([0, 0, 0, 1]),
  or: logic([0, 1, 1, 1]),
  xor: logic([0, 1, 1, 0]),
  // class 1 in the disc, class 0 in the ring; every coordinate is off by up to noise · 5
  circles: plane((n, side, { noise }, draw) => {
    const [low, high] = side === 1 ? DISC : RING;
    const radius = RADIUS * draw.uniform('radius', n, low, high);
    const angle = 2 * Math.PI * draw.uniform('angle', n, 0, 1);
    const off = (axis: string) => RADIUS * noise * draw.uniform(axis, n, -1, 1);
    return [radius * Math.cos(angle) + off('x'), radius * Math.sin(angle) + off('y')];
  }),
  // Lang and Witbrock 1988: two arms half a turn apart, from the origin outwards; every coordinate is off by up to noise
  spirals: plane((n, side, { noise, samples }, draw) => {
    const along = (1 + Math.floor(n / 2)) / Math.ceil(samples / 2);
    const angle = 2 * Math.PI * TURNS * along + Math.PI * side;
    const off = (axis: string) => noise * draw.uniform(axis, n, -1, 1);
    return [RADIUS * along * Math.sin(angle) + off('x'), RADIUS * along * Math.cos(angle) + off('y')];
  }),
  // class 1 around (2, 2), class 0 around (−2, −2); variance 0.5 + 7 · noise
  gaussians: plane((n, side, { noise }, draw) => {
    const centre = side === 1 ? CENTRE : -CENTRE;
    const deviation = Math.sqrt(0.5 + 7 * noise);
    return [centre + deviation * draw.normal('x', n), centre + deviation * draw.normal('y', n)];
  }),
  // t = sin(πx) at even distances from −1 to 1; noise is the standard deviation of what is added to t
  sine: {
    inputs: () => 1,
    classes: 0,
    outputs: () => 1,
    make(params) {
      const { samples, noise } = params;
      const draw = streams(params);
      const inputs = Float64Array.from({ length: samples }, (_, n) => -1 + (2 * n) / (samples - 1));
      return { inputs, answers: inputs.map((x, n) => Math.sin(Math.PI * x) + noise * draw.normal('t', n)) };
    },
  },
} satisfies Readonly<Record<string, DataSet>>;
