/** A drawing of a digit as a network sees it: brush, centring, and the scale of the data that it learned from. */
import type { PadPoint } from '../pad/PixelPad.tsx';

/** How far a brush reaches, in cells of a picture of so many across. */
const brushOf = (side: number): number => Math.max(0.75, side / 22);

function distance({ x, y }: PadPoint, from: PadPoint, to: PadPoint): number {
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const length = dx * dx + dy * dy;
  const share = length === 0 ? 0 : Math.min(1, Math.max(0, ((x - from.x) * dx + (y - from.y) * dy) / length));
  return Math.hypot(x - from.x - share * dx, y - from.y - share * dy);
}

/** Ink from 0 to 1, dark along the stroke and soft at its edge. */
export function stroked(ink: Float64Array, side: number, from: PadPoint | undefined, to: PadPoint): Float64Array {
  const reach = brushOf(side);
  return ink.map((before, i) => {
    const cell = { x: (i % side) + 0.5, y: Math.floor(i / side) + 0.5 };
    const far = distance(cell, from ?? to, to);
    return Math.max(before, Math.min(1, Math.max(0, 1.5 - far / reach)));
  });
}

/** Moved by whole cells so that the middle of its ink is the middle of the picture, as the digits of MNIST are. */
export function centred(ink: Float64Array, side: number): Float64Array {
  let [sum, across, down] = [0, 0, 0];
  ink.forEach((value, i) => {
    sum += value;
    across += value * (i % side);
    down += value * Math.floor(i / side);
  });
  if (sum === 0) return ink;
  const middle = (side - 1) / 2;
  const [dx, dy] = [Math.round(middle - across / sum), Math.round(middle - down / sum)];
  return ink.map((_, i) => {
    const [x, y] = [(i % side) - dx, Math.floor(i / side) - dy];
    return x >= 0 && x < side && y >= 0 && y < side ? (ink[y * side + x] as number) : 0;
  });
}

/** Ink as the data have it: 0 is their smallest pixel, 1 their largest. */
export const scaledTo = (ink: Float64Array, [low, high]: readonly [number, number]): Float64Array =>
  ink.map((value) => low + value * (high - low));

export const inkOf = (pixels: Float64Array, [low, high]: readonly [number, number]): Float64Array =>
  pixels.map((value) => (value - low) / (high - low || 1));

/** Shares that add up to 1. */
export function softmax(z: ArrayLike<number>): Float64Array {
  const largest = Array.from(z).reduce((most, value) => Math.max(most, value), -Infinity);
  const powers = Float64Array.from(z, (value) => Math.exp(value - largest));
  const sum = powers.reduce((total, value) => total + value, 0);
  return powers.map((value) => value / sum);
}
