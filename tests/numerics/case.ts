/** What a reference case is, and how any backend is held against it. */
import { describe, expect, test } from 'vitest';
import { kinds } from '../../nodes/kinds.ts';
import { present } from '../../src/base/index.ts';
import type { GraphDocument } from '../../src/graph/index.ts';
import { runExperiment, type Backend } from '../../src/runtime/index.ts';

/** |x − expected| ≤ abs + rel·|expected|, the rule of all reference files. */
export interface Bound {
  readonly abs: number;
  readonly rel: number;
}
export type Precision = 'float64' | 'float32';
export type Bounds = Readonly<Record<Precision, Bound>>;

/** A number as the files write it; null where none is defined. */
export type Written = number | string | null;

export interface Expectation {
  /** `node.port`. */
  readonly what: string;
  /** Row after row. */
  readonly expected: readonly Written[];
  /** Where the bounds of the file do not hold for this one. */
  readonly bounds?: Bounds;
  /** What is compared, when it is not the values themselves. */
  readonly of?: (values: readonly number[]) => readonly number[];
}

export interface Case {
  readonly file: string;
  readonly name: string;
  readonly document: GraphDocument;
  readonly bounds: Bounds;
  readonly expectations: readonly Expectation[];
}

/** A value of the files as a number: NaN for what is undefined. */
export const read = (x: Written): number => (x === null ? NaN : Number(x));

/** How far a number is from the expected one, in units of the bound: at most 1 is a pass. NaN equals NaN only, ∞ equals ∞ only. */
export function excess(actual: number, expected: number, { abs, rel }: Bound): number {
  if (Object.is(actual, expected) || actual === expected) return 0;
  const over = Math.abs(actual - expected) / (abs + rel * Math.abs(expected));
  return Number.isNaN(over) ? Infinity : over;
}

export interface Compared {
  readonly what: string;
  readonly expected: number;
  readonly actual: number;
  readonly excess: number;
}

/** Runs a case: every number that the file gives, beside the one that was computed. */
export async function compare(
  { document, expectations, bounds }: Case,
  backend: Backend,
  precision: Precision,
): Promise<readonly Compared[]> {
  const run = await runExperiment(document, 'main', kinds, backend);
  if (!run.ok) throw new Error(run.diagnostics.map(({ message }) => message).join('\n'));
  return expectations.flatMap(({ what, expected, of, ...own }) => {
    const values = [...present(run.values.get(what), what).values];
    const actual = of ? of(values) : values;
    if (actual.length !== expected.length) throw new Error(`${what}: ${actual.length} numbers, expected ${expected.length}`);
    const bound = (own.bounds ?? bounds)[precision];
    return expected.map((written, i) => {
      const [a, b] = [actual[i] as number, read(written)];
      return { what: `${what}[${i}]`, expected: b, actual: a, excess: excess(a, b, bound) };
    });
  });
}

/** One test per case: what is off is listed by name. */
export function runCases(name: string, cases: readonly Case[], open: () => Promise<Backend>, precision: Precision): void {
  describe(`${name} gives the numbers of independent peers`, () => {
    test.each(cases.map((each) => [`${each.file}: ${each.name}`, each] as const))('%s', async (_, each) => {
      const compared = await compare(each, await open(), precision);
      expect(compared.length).toBeGreaterThan(0);
      expect(compared.filter(({ excess: over }) => !(over <= 1))).toEqual([]);
    });
  });
}
