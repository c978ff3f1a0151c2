/** The plane that two vectors span, so that they can be drawn flat with their true lengths and their true angle. */

export type Point = readonly [x: number, y: number];

const dot = (a: ArrayLike<number>, b: ArrayLike<number>): number => Array.from(a).reduce((sum, value, i) => sum + value * (b[i] ?? 0), 0);

/**
 * In two dimensions the vectors as they are; in more, a along the first axis and b above it;
 * in one, both along the first axis.
 */
export function inPlane(a: ArrayLike<number>, b: ArrayLike<number>): readonly [Point, Point] {
  if (a.length === 2)
    return [
      [a[0] ?? 0, a[1] ?? 0],
      [b[0] ?? 0, b[1] ?? 0],
    ];
  if (a.length === 1)
    return [
      [a[0] ?? 0, 0],
      [b[0] ?? 0, 0],
    ];
  const lengthA = Math.sqrt(dot(a, a));
  const lengthB = Math.sqrt(dot(b, b));
  const along = lengthA === 0 ? lengthB : dot(a, b) / lengthA;
  return [
    [lengthA, 0],
    [along, Math.sqrt(Math.max(0, lengthB ** 2 - along ** 2))],
  ];
}
