/** The outline of marked cells of a grid: the sides between a marked cell and one that is not. */

/** From x, y to x, y; in cells. */
export type Side = readonly [x0: number, y0: number, x1: number, y1: number];

export function outlineOf(marked: ArrayLike<number>, columns: number, rows: number): readonly Side[] {
  const isMarked = (x: number, y: number) => x >= 0 && x < columns && y >= 0 && y < rows && (marked[y * columns + x] ?? 0) !== 0;
  return Array.from({ length: columns * rows }, (_, i): readonly [number, number] => [i % columns, Math.floor(i / columns)])
    .filter(([x, y]) => isMarked(x, y))
    .flatMap(([x, y]) => {
      const sides: readonly (readonly [boolean, Side])[] = [
        [isMarked(x, y - 1), [x, y, x + 1, y]],
        [isMarked(x, y + 1), [x, y + 1, x + 1, y + 1]],
        [isMarked(x - 1, y), [x, y, x, y + 1]],
        [isMarked(x + 1, y), [x + 1, y, x + 1, y + 1]],
      ];
      return sides.filter(([isInside]) => !isInside).map(([, side]) => side);
    });
}
