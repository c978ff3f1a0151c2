/** A drawing of a digit as a network sees it: brush, place and size, and the scale of the data that it learned from. */
import type { PadPoint } from '../pad/PixelPad.tsx';

/** How far a brush reaches, in cells of a picture of so many across: digits have about the ink of the shipped examples then. */
const brushOf = (side: number): number => Math.max(0.75, side / 15);

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

/** Where ink is at least half as dark as it gets: the middle of that box, in cells, and its size. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Undefined for a blank picture. */
export function boxOf(ink: Float64Array, side: number): Box | undefined {
  const half = ink.reduce((most, value) => Math.max(most, value), 0) / 2;
  if (half <= 0) return undefined;
  let [left, right, top, bottom] = [side, 0, side, 0];
  ink.forEach((value, i) => {
    if (value < half) return;
    const [x, y] = [i % side, Math.floor(i / side)];
    [left, right, top, bottom] = [Math.min(left, x), Math.max(right, x), Math.min(top, y), Math.max(bottom, y)];
  });
  return { x: (left + right) / 2, y: (top + bottom) / 2, width: right - left + 1, height: bottom - top + 1 };
}

/** The mean box of pictures that stand one after the other. */
export function meanBox(ink: Float64Array, side: number): Box | undefined {
  const size = side * side;
  const boxes = Array.from({ length: ink.length / size }, (_, i) => boxOf(ink.subarray(i * size, (i + 1) * size), side) ?? []).flat();
  if (boxes.length === 0) return undefined;
  const mean = (pick: (box: Box) => number) => boxes.reduce((sum, box) => sum + pick(box), 0) / boxes.length;
  return { x: mean(({ x }) => x), y: mean(({ y }) => y), width: mean(({ width }) => width), height: mean(({ height }) => height) };
}

/** As tall as the examples, no wider than they are, and around the same middle: a network of pixels has seen no others. */
export function fitted(ink: Float64Array, side: number, goal: Box): Float64Array {
  const own = boxOf(ink, side);
  if (!own) return ink;
  const tall = goal.height / own.height;
  const wide = Math.min(tall, goal.width / own.width);
  return ink.map((_, i) => between(ink, side, own.x + ((i % side) - goal.x) / wide, own.y + (Math.floor(i / side) - goal.y) / tall));
}

/** Ink at a point between the middles of cells, which are whole numbers here. */
function between(ink: Float64Array, side: number, x: number, y: number): number {
  const [left, top] = [Math.floor(x), Math.floor(y)];
  const [p, q] = [x - left, y - top];
  const at = (u: number, v: number) => (u < 0 || v < 0 || u >= side || v >= side ? 0 : (ink[v * side + u] as number));
  return (at(left, top) * (1 - p) + at(left + 1, top) * p) * (1 - q) + (at(left, top + 1) * (1 - p) + at(left + 1, top + 1) * p) * q;
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
