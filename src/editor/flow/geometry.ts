/** Curves between ports, and where along them something can stand. */

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** A cubic Bézier curve. */
export type Curve = readonly [Point, Point, Point, Point];

const BACK = 24;
const LOOP_WIDTH = 44;
/** Room above a node: for its name, and for half a chip over it. */
const NAME = 31;
const CHIP = 21;
const MATRIX = 36;
const CLEARANCE = 110;

/** From an out port, which looks right, to an in port, which looks left. One that leads back goes around what lies between, unless it leads mainly up or down. */
export function curveBetween(from: Point, to: Point): Curve {
  const across = to.x - from.x;
  if (across >= BACK) return [from, { x: from.x + across / 2, y: from.y }, { x: to.x - across / 2, y: to.y }, to];
  if (Math.abs(to.y - from.y) > CLEARANCE / 2 - across / 2) {
    const out = 60 - across / 4;
    return [from, { x: from.x + out, y: from.y }, { x: to.x - out, y: to.y }, to];
  }
  const isLower = to.y > from.y + BACK;
  const lift = (isLower ? -1 : 1) * (CLEARANCE - across / 8);
  const out = 70 - across / 6;
  return [from, { x: from.x + out, y: from.y + lift }, { x: to.x - out, y: to.y + lift }, to];
}

/** Over the node's own head and name; `lift` as given by `liftOver`. */
export function curveToItself(from: Point, to: Point, lift: number): Curve {
  return [from, { x: from.x + LOOP_WIDTH, y: from.y - lift }, { x: to.x - LOOP_WIDTH, y: to.y - lift }, to];
}

/** How far a loop is drawn up, so that what stands in its middle is clear of the name of a node that reaches so far above the ports. */
export const liftOver = (above: number, isVector: boolean): number => (above + NAME + (isVector ? MATRIX : CHIP)) / 0.75; // the middle is at 3/4

export function pathOf([a, b, c, d]: Curve): string {
  return `M${a.x} ${a.y}C${b.x} ${b.y} ${c.x} ${c.y} ${d.x} ${d.y}`;
}

export function pointAt([a, b, c, d]: Curve, t: number): Point {
  const s = 1 - t;
  const mix = (p: number, q: number, r: number, u: number) => s * s * s * p + 3 * s * s * t * q + 3 * s * t * t * r + t * t * t * u;
  return { x: mix(a.x, b.x, c.x, d.x), y: mix(a.y, b.y, c.y, d.y) };
}

/** Width of a line that shows the size of a weight: grows fast at first and never beyond 6 px. */
export function widthOf(weight: number): number {
  const size = Math.abs(weight);
  return Number.isFinite(size) ? 1 + (5 * size) / (size + 1.2) : 6;
}
