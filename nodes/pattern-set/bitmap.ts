/** Bitmaps as rows of `#` and `.`, and how one is laid onto a grid of units. */

/** Rows of equal length; `#` is +1, every other sign −1. */
export type Bitmap = readonly string[];

/** Units of a grid, row after row: the bitmap in the middle, each sign as large as fits in whole units, −1 around it. */
export function onGrid(bitmap: Bitmap, width: number, height: number): Float64Array {
  const [rows, columns] = [bitmap.length, bitmap[0]?.length ?? 0];
  const scale = Math.max(1, Math.floor(Math.min(width / columns, height / rows)));
  const left = Math.floor((width - columns * scale) / 2);
  const top = Math.floor((height - rows * scale) / 2);
  return Float64Array.from({ length: width * height }, (_, unit) => {
    const row = Math.floor((Math.floor(unit / width) - top) / scale);
    const column = Math.floor(((unit % width) - left) / scale);
    return bitmap[row]?.[column] === '#' ? 1 : -1;
  });
}
