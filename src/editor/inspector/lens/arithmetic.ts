/** The net input as one line of arithmetic with the person's numbers, as text and in TeX. */
import { formatNumber } from '../../kit/index.ts';
import { decimalsFor, shortNumber } from '../words.ts';
import type { NetInput } from './terms.ts';

const MINUS = '−';
const factor = (value: number | undefined): string => {
  const text = shortNumber(value);
  return text.startsWith(MINUS) ? `(${text})` : text;
};

/** `n = 0.5·1 + (−0.3)·2 + 0.1 = 0`; with ≈ where the numbers as shown give something else. */
export function arithmeticLine({ terms, bias, sum }: NetInput): string {
  const parts = terms.map(({ a, w, wire }) => (wire ? factor(a) : `${factor(w)}·${factor(a)}`));
  if (bias !== undefined && (bias !== 0 || parts.length === 0)) parts.push(factor(bias));
  if (parts.length === 0) parts.push('0');
  return `n = ${parts.join(' + ')} ${isExact({ terms, bias, sum }) ? '=' : '≈'} ${shortNumber(sum)}`;
}

const shown = (value: number | undefined): number => Number(shortNumber(value).replace(MINUS, '-'));

/** Whether a person who calculates with the numbers as shown gets the sum as shown. */
function isExact({ terms, bias, sum }: Omit<NetInput, 'size'>): boolean {
  if (sum === undefined) return true;
  const recalculated = terms.reduce((total, { a, w }) => total + shown(a) * shown(w), shown(bias ?? 0));
  return shortNumber(recalculated) === shortNumber(sum);
}

const PER_LINE = 2;
const MOST_IN_TEX = 8;

/** The sum term by term, two to a line; undefined when there are too many to read. */
export function arithmeticTex({ terms, bias, sum }: NetInput): string | undefined {
  const parts = terms.map(({ a, w, wire }) => (wire ? texFactor(a) : `${texFactor(a)}\\cdot ${texFactor(w)}`));
  if (bias !== undefined && (bias !== 0 || parts.length === 0)) parts.push(texFactor(bias));
  if (parts.length === 0 || parts.length > MOST_IN_TEX) return undefined;
  const lines: string[] = [];
  for (let i = 0; i < parts.length; i += PER_LINE) lines.push(parts.slice(i, i + PER_LINE).join(' + '));
  const relation = isExact({ terms, bias, sum }) ? '=' : '\\approx';
  return `\\begin{aligned} n &= ${lines.join(' \\\\ &\\quad + ')} \\\\ &${relation} \\mathbf{${texNumber(sum)}} \\end{aligned}`;
}

/** A number for TeX: ASCII minus, powers of ten set as such. With `least` decimals even where they are zeros. */
export function texNumber(value: number | undefined, least = 0): string {
  if (value === undefined) return '\\text{–}';
  if (Number.isNaN(value)) return '\\text{NaN}';
  if (!Number.isFinite(value)) return value > 0 ? '\\infty' : '-\\infty';
  if (Math.abs(value) >= LARGE) return texPower(value, 1);
  return (least === 0 ? shortNumber(value) : formatNumber(value, decimalsFor([value], least))).replaceAll(MINUS, '-');
}

const LARGE = 100_000; // from here on in powers of ten, as everywhere

function texPower(value: number, decimals: number): string {
  const [digits = '', exponent] = value.toExponential(decimals).split('e');
  return `${digits}\\cdot 10^{${Number(exponent)}}`;
}

const VISIBLE = 5e-5; // smaller ones have no digit left
/** As texNumber, but a number that is not 0 never reads 0. */
export function texTiny(value: number | undefined): string {
  if (value === undefined || value === 0 || !(Math.abs(value) < VISIBLE)) return texNumber(value);
  return texPower(value, 2);
}

function texFactor(value: number | undefined): string {
  const text = texNumber(value);
  return text.startsWith('-') ? `(${text})` : text;
}
