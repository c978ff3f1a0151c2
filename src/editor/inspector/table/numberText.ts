/** Numbers as people write them: with either minus sign, a decimal point or comma, and separators between thousands. */

const NUMBER = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/;

const plainOf = (text: string): string => text.trim().replaceAll(/[−–]/g, '-');

/** A number as people write it, with either minus sign; undefined when it is not one, or more than float32 holds. */
export function parseNumber(text: string): number | undefined {
  const plain = plainOf(text);
  return NUMBER.test(plain) && Number.isFinite(Math.fround(Number(plain))) ? Number(plain) : undefined;
}

/** A number, but one that would be infinite where it is computed. */
export const isTooLarge = (text: string): boolean => NUMBER.test(plainOf(text)) && parseNumber(text) === undefined;

/** One number in a field, where a single comma is a decimal sign. */
export const parseTyped = (text: string): number | undefined =>
  parseNumber(/^[^,]*,\d+(?:[eE][+-]?\d+)?$/.test(text.trim()) ? text.replace(',', '.') : text);

/** How the commas of a table are read. */
interface Reading {
  read(cell: string): number | undefined;
  /** Said where another reading is as likely. */
  readonly note?: string;
}

/** `1,234`, `1,234,567`, `1,234.5` */
const GROUPED = /^[+-]?[1-9]\d{0,2}(?:,\d{3})+(?:\.\d*)?$/;
/** `0,5`, `,5`, `1,2e-3`, and `1.234,5` */
const DECIMAL = /^[+-]?(?:\d*|[1-9]\d{0,2}(?:\.\d{3})+),\d+(?:[eE][+-]?\d+)?$/;
/** `1.234` beside decimal commas */
const POINTED = /^[+-]?[1-9]\d{0,2}\.\d{3}$/;

const byDecimal = (cell: string): number | undefined =>
  parseNumber(DECIMAL.test(plainOf(cell)) ? cell.replaceAll('.', '').replace(',', '.') : cell);
const byGroups = (cell: string): number | undefined => parseNumber(GROUPED.test(plainOf(cell)) ? cell.replaceAll(',', '') : cell);

/**
 * One reading for all cells, as one program has written them: what only one reading fits decides. `1,234` fits both; then a decimal
 * point elsewhere, or commas between the cells, speak for thousands. A sentence when the cells contradict each other.
 */
export function readingOf(cells: readonly string[], isCommaSeparated: boolean): Reading | string {
  const plain = cells.map(plainOf);
  const decimal = plain.find((cell) => DECIMAL.test(cell) && !GROUPED.test(cell));
  const grouped = plain.find((cell) => GROUPED.test(cell) && !DECIMAL.test(cell));
  if (decimal !== undefined && grouped !== undefined)
    return `“${decimal}” has a decimal comma, in “${grouped}” commas part thousands: write all numbers in one way.`;
  if (decimal !== undefined) {
    const pointed = plain.find((cell) => POINTED.test(cell));
    return pointed === undefined
      ? { read: byDecimal }
      : { read: byDecimal, note: `The point in ${pointed} is taken for a decimal sign; remove it if it parts thousands.` };
  }
  if (grouped !== undefined) return { read: byGroups };
  const unclear = plain.find((cell) => GROUPED.test(cell));
  if (unclear === undefined) return { read: byDecimal };
  return isCommaSeparated || plain.some((cell) => /^[+-]?\d*\.\d+$/.test(cell))
    ? {
        read: byGroups,
        note: `${unclear} is read as ${byGroups(unclear)}, its comma between thousands; write a point if it is a decimal sign.`,
      }
    : {
        read: byDecimal,
        note: `${unclear} is read as ${byDecimal(unclear)}, with a decimal comma; remove the comma if it parts thousands.`,
      };
}
