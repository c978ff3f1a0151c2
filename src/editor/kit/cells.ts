/** How much room vectors take: single cells up to a number that can be read, a picture beyond it. */
export const MOST_CELLS = 24;
const PER_COLUMN = 12;
const CELL_HEIGHT = 26;
const COLUMN_WIDTH = 66;
const PADDING = 12;
const PICTURE = 132;

export const isPicture = (elements: number): boolean => elements > MOST_CELLS;

/** Columns of cells: as few as give at most twelve rows. */
export const columnsOf = (elements: number): number => Math.ceil(elements / PER_COLUMN);

export function vectorSize(elements: number): readonly [number, number] {
  if (isPicture(elements)) {
    const { columns, rows } = pictureGrid(elements);
    return [PICTURE + 16, Math.round((PICTURE * rows) / columns) + 34];
  }
  const columns = columnsOf(elements);
  return [columns * COLUMN_WIDTH + 24, Math.ceil(elements / columns) * CELL_HEIGHT + 10 + PADDING];
}

/** The squarest grid that holds all: 784 → 28 × 28. */
export function pictureGrid(elements: number): { readonly columns: number; readonly rows: number } {
  const columns = Math.ceil(Math.sqrt(elements));
  return { columns, rows: Math.ceil(elements / columns) };
}
