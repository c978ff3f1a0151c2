/** Numbers as text: on the canvas what was computed has two decimals and what a person gave its own, in the inspector four, all in a tooltip; a true minus sign. */
const MINUS = '−';
const LARGEST_PLAIN = 100_000;

const SUPERSCRIPTS = '⁰¹²³⁴⁵⁶⁷⁸⁹';

/** `−3.1·10⁵`: with as many decimals as asked for. */
export function inPowersOfTen(value: number, decimals = 1): string {
  const [digits = '', exponent = ''] = value.toExponential(decimals).split('e');
  const raised = exponent
    .replace('+', '')
    .replace('-', '⁻')
    .replaceAll(/\d/g, (digit) => SUPERSCRIPTS[Number(digit)] ?? '');
  return `${digits.replace('-', MINUS)}·10${raised}`;
}

/** A fixed number of decimals; very large and very small numbers in powers of ten. Not computed: an en dash. */
export function formatNumber(value: number | undefined, decimals = 2): string {
  if (value === undefined) return '–';
  if (Number.isNaN(value)) return 'NaN';
  if (!Number.isFinite(value)) return value > 0 ? '∞' : `${MINUS}∞`;
  const size = Math.abs(value);
  if (size >= LARGEST_PLAIN) return inPowersOfTen(value);
  const text = value.toFixed(decimals);
  return Number(text) === 0 ? text.replace('-', '') : text.replace('-', MINUS);
}

/** More than float32 tells apart; and more than anybody would read on the canvas. */
const MOST_DIGITS = 7;
const MOST_DECIMALS = 5;

/** Whether so many decimals say the number, in float32 in which it may have come back. */
function isTold(value: number, decimals: number): boolean {
  const whole = Math.abs(value) < 1 ? 0 : Math.trunc(Math.abs(value)).toFixed().length;
  return whole + decimals <= MOST_DIGITS && Math.fround(Number(value.toFixed(decimals))) === Math.fround(value);
}

/** A number that a person gave: with as many decimals as were given, at least two. What takes more than five was computed once, and has two. */
export function formatGiven(value: number | undefined): string {
  if (value === undefined || !Number.isFinite(value)) return formatNumber(value);
  for (let decimals = 2; decimals <= MOST_DECIMALS; decimals++) if (isTold(value, decimals)) return formatNumber(value, decimals);
  return Math.abs(value) < 0.005 ? inPowersOfTen(value) : formatNumber(value);
}

const withPlus = (text: string): string => (text.startsWith(MINUS) || text === 'NaN' || Number(text) === 0 ? text : `+${text}`);

/** With a plus sign, for weights. */
export const formatSigned = (value: number, decimals = 2): string => withPlus(formatNumber(value, decimals));

/** A weight that a person gave. */
export const formatGivenSigned = (value: number): string => withPlus(formatGiven(value));

/** Every digit that float64 has. */
export const formatExact = (value: number): string => String(value).replace('-', MINUS);
