/** Numbers that can be computed with: finite in float32, in which every backend but the reference computes, and within their bounds. */
import type { SchemaIssue } from './kind.ts';

export interface Bounds {
  readonly minimum?: number;
  readonly maximum?: number;
}

export const isComputable = (x: number): boolean => Number.isFinite(Math.fround(x));

/** What is wrong with one number, as a validator would say it. */
export type Judge = (x: number) => Omit<SchemaIssue, 'instancePath'> | undefined;

export const isFinite64: Judge = (x) => (Number.isFinite(x) ? undefined : { keyword: 'finite', params: {} });

export const within =
  ({ minimum = -Infinity, maximum = Infinity }: Bounds): Judge =>
  (x) => {
    if (!isComputable(x)) return { keyword: 'finite', params: {} };
    if (x < minimum) return { keyword: 'minimum', params: { comparison: '>=', limit: minimum } };
    return x > maximum ? { keyword: 'maximum', params: { comparison: '<=', limit: maximum } } : undefined;
  };

/** The first number anywhere in a value with which something is wrong. */
export function numberIssue(value: unknown, judge: Judge, path = ''): SchemaIssue | undefined {
  if (typeof value === 'number') {
    const wrong = judge(value);
    return wrong && { instancePath: path, ...wrong };
  }
  if (typeof value !== 'object' || value === null) return undefined;
  for (const key in value) {
    const child = (value as Readonly<Record<string, unknown>>)[key];
    if (typeof child === 'number' ? !judge(child) : typeof child !== 'object') continue; // most are, and need no path
    const issue = numberIssue(child, judge, `${path}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`);
    if (issue) return issue;
  }
  return undefined;
}
