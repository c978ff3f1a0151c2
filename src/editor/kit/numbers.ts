/** Numbers as text: two decimals on the canvas, four in the inspector, all in a tooltip; a true minus sign. */
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

const NO_DIFFERENCE = 1e-6; // of float32

/** With so many more decimals than two as it takes to tell a number that was typed; what is computed keeps two. */
export function formatTyped(value: number | undefined, most = 4): string {
  const isTold = (decimals: number) =>
    Math.abs(Number(value?.toFixed(decimals)) - Number(value)) <= NO_DIFFERENCE * Math.max(1, Math.abs(Number(value)));
  const decimals = Array.from({ length: most - 1 }, (_, i) => i + 2).find(isTold);
  return formatNumber(value, decimals);
}

/** With a plus sign, for weights. */
export const formatSigned = (value: number, decimals = 2): string => {
  const text = formatNumber(value, decimals);
  return text.startsWith(MINUS) || Number.isNaN(value) || Number(text) === 0 ? text : `+${text}`;
};

/** Every digit that float64 has. */
export const formatExact = (value: number): string => String(value).replace('-', MINUS);
