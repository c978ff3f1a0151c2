/** A value in words: one number, a few of them, or how many there are and how far they reach. */
import { formatNumber } from '../../kit/index.ts';
import { brief } from '../words.ts';

const MOST_LISTED = 4;

/** `never` stands for what has not happened yet. */
export function listed(values: ArrayLike<number> | undefined, unit: string, never?: number): string {
  if (!values || values.length === 0) return '–';
  if (values.length === 1 && values[0] === never) return 'none yet';
  const ending = unit === '' ? '' : ` ${unit}`;
  if (values.length === 1) return `${formatNumber(values[0], 4)}${ending}`;
  const all = Array.from(values);
  if (all.length <= MOST_LISTED) return `${all.map((value) => formatNumber(value, 2)).join(', ')}${ending}`;
  const [low, high] = [all.reduce((a, b) => Math.min(a, b)), all.reduce((a, b) => Math.max(a, b))];
  return `${all.length} values, ${brief(low)} to ${brief(high)}${ending}`;
}
