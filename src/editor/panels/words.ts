/** Small words of panels: numbers in four digits, and names of what is plotted. */
import { formatExact, formatNumber, inPowersOfTen } from '../kit/index.ts';

/** About four digits, whatever the size: `0.0613`, `95.39`, `1 204`. */
export function brief(value: number | undefined): string {
  if (value === undefined || !Number.isFinite(value) || value === 0) return formatNumber(value, 0);
  const size = Math.abs(value);
  if (size < 1e-3) return inPowersOfTen(value);
  return formatNumber(value, size >= 1000 ? 0 : size >= 100 ? 1 : size >= 1 ? 2 : 4);
}

/** A time as short as it can be: `80`, `99.95`. */
export const moment = (value: number): string => formatExact(Number(value.toPrecision(5)));

export const withUnit = (value: number | undefined, unit: string): string => (unit === '' ? brief(value) : `${brief(value)} ${unit}`);

/** `95.39 mV, from −12.1 to 95.39`: what a plot says to those who do not see it. */
export function summary(
  name: string,
  values: { readonly last?: number | undefined; readonly low: number; readonly high: number },
  unit: string,
): string {
  if (!Number.isFinite(values.low)) return `${name}: nothing recorded yet`;
  return `${name}: last ${withUnit(values.last, unit)}, smallest ${brief(values.low)}, largest ${withUnit(values.high, unit)}`;
}
