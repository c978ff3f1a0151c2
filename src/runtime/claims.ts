/** Verifies claims: statements about a run that can be checked. */
import { groupBy } from '../base/index.ts';
import type { Claim, Diagnostic, GraphDocument, Kinds, Measure } from '../graph/index.ts';
import type { Backend } from './backend.ts';
import { runExperiment, type Trace } from './run.ts';

export interface ClaimResult {
  readonly index: number;
  readonly claim: Claim;
  readonly holds: boolean;
  /** What was measured: one number, or one per element. Empty when the experiment could not run. */
  readonly got: readonly number[];
  /** What was expected, in words. */
  readonly expected: string;
  /** Why it could not be checked. */
  readonly problem?: string;
}

export interface ClaimsReport {
  readonly results: readonly ClaimResult[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Runs every experiment that a claim names, once, and measures. */
export async function checkClaims(document: GraphDocument, kinds: Kinds, backend: Backend): Promise<ClaimsReport> {
  const diagnostics: Diagnostic[] = [];
  const results: ClaimResult[] = [];
  const numbered = document.claims.map((claim, index) => ({ claim, index }));
  for (const [experiment, claims] of groupBy(numbered, ({ claim }) => claim.experiment)) {
    const run = await runExperiment(document, experiment, kinds, backend);
    diagnostics.push(...run.diagnostics);
    for (const { claim, index } of claims)
      results.push(
        run.ok
          ? { index, claim, ...judge(claim, run.traces) }
          : { index, claim, holds: false, got: [], expected: expectation(claim, []), problem: 'the drawing has errors and was not run' },
      );
  }
  return { results: results.toSorted((a, b) => a.index - b.index), diagnostics };
}

type Judgement = Omit<ClaimResult, 'claim' | 'index'>;

/** Compares what a claim measures with what it says. NaN satisfies nothing. */
export function judge(claim: Claim, traces: ReadonlyMap<string, Trace>): Judgement {
  const got = measure(claim.measure, traces);
  const other = 'sameAs' in claim.is ? measure(claim.is.sameAs, traces) : [];
  if (typeof got === 'string') return { holds: false, got: [], expected: expectation(claim, []), problem: got };
  if (typeof other === 'string') return { holds: false, got, expected: expectation(claim, []), problem: other };
  return { holds: got.length > 0 && satisfies(claim.is, got, other), got, expected: expectation(claim, other) };
}

function satisfies(is: Claim['is'], got: readonly number[], other: readonly number[]): boolean {
  if ('atLeast' in is) return got.every((x) => x >= is.atLeast);
  if ('atMost' in is) return got.every((x) => x <= is.atMost);
  const wanted = 'sameAs' in is ? other : typeof is.equals === 'number' ? [is.equals] : is.equals;
  return wanted.length === got.length && got.every((x, i) => Math.abs(x - (wanted[i] as number)) <= is.tolerance);
}

function expectation({ is }: Claim, other: readonly number[]): string {
  if ('atLeast' in is) return `at least ${is.atLeast}`;
  if ('atMost' in is) return `at most ${is.atMost}`;
  if ('sameAs' in is) return `the same as ${is.sameAs.probe} (${listed(other)}) ± ${is.tolerance}`;
  return `${listed(typeof is.equals === 'number' ? [is.equals] : is.equals)} ± ${is.tolerance}`;
}

const listed = (values: readonly number[]): string => (values.length === 1 ? String(values[0]) : `[${values.join(', ')}]`);

const reductions: { readonly [K in Exclude<Measure['reduce'], 'last'>]: (values: readonly number[]) => number } = {
  // not Math.min(...values): a long trace has more values than a call takes arguments
  min: (values) => values.reduce((a, b) => Math.min(a, b), Infinity),
  max: (values) => values.reduce((a, b) => Math.max(a, b), -Infinity),
  mean: (values) => values.reduce((sum, x) => sum + x, 0) / values.length,
  sum: (values) => values.reduce((sum, x) => sum + x, 0),
};

/** What a measure gives, or why it gives nothing. */
export function measure({ probe, reduce, element, row = 0 }: Measure, traces: ReadonlyMap<string, Trace>): readonly number[] | string {
  const trace = traces.get(probe);
  if (!trace) return `probe '${probe}' looks at something that is not computed`;
  const vectors = trace.steps.map(({ rows, values }) => {
    const width = values.length / rows;
    const own = Array.from(values.subarray(Math.min(row, rows - 1) * width, (Math.min(row, rows - 1) + 1) * width));
    return element === undefined ? own : own.slice(element, element + 1);
  });
  const last = vectors.at(-1) ?? [];
  const rows = trace.steps.at(-1)?.rows ?? 0;
  if (rows > 1 && row >= rows) return `row ${row} does not exist: there are ${rows}`;
  if (element !== undefined && last.length === 0) return `element ${element} does not exist`;
  return reduce === 'last' ? last : [reductions[reduce](vectors.flat())];
}
