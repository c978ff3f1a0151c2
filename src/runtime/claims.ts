/** Verifies claims: statements about a run that can be checked. */
import type { Claim, Diagnostic, GraphDocument, Kinds, Measure } from '../graph/index.ts';
import type { Backend } from './backend.ts';
import { measure } from './measures.ts';
import { runWith, type RunResult } from './run.ts';

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

export interface CheckOptions {
  readonly signal?: AbortSignal;
  readonly now?: () => number;
  /** Hears which experiment runs and how far it is. */
  onProgress?(experiment: string, done: number, total: number): void;
}

/** Runs every experiment that a claim names, once, and measures. */
export async function checkClaims(
  document: GraphDocument,
  kinds: Kinds,
  backend: Backend,
  options: CheckOptions = {},
): Promise<ClaimsReport> {
  const runs = new Map<string, RunResult>();
  for (const name of new Set(document.claims.flatMap(({ experiment, is }) => [experiment, ...otherExperiment(is)]))) {
    if (options.signal?.aborted) break;
    runs.set(
      name,
      await runWith(document, name, {
        kinds,
        backend,
        ...options,
        onProgress: (done, total) => options.onProgress?.(name, done, total),
      }),
    );
  }
  return {
    results: document.claims.map((claim, index) => ({ index, claim, ...judge(claim, runs) })),
    diagnostics: [...runs.values()].flatMap(({ diagnostics }) => diagnostics),
  };
}

const otherExperiment = (is: Claim['is']): readonly string[] =>
  'sameAs' in is && is.sameAs.experiment !== undefined ? [is.sameAs.experiment] : [];

type Judgement = Omit<ClaimResult, 'claim' | 'index'>;

/** Compares what a claim measures with what it says. What is not finite satisfies nothing. */
export function judge(claim: Claim, runs: ReadonlyMap<string, RunResult>): Judgement {
  const got = measured(claim.measure, claim.experiment, runs);
  const other = 'sameAs' in claim.is ? measured(claim.is.sameAs, claim.is.sameAs.experiment ?? claim.experiment, runs) : [];
  if (typeof got === 'string') return { holds: false, got: [], expected: expectation(claim, []), problem: got };
  if (typeof other === 'string') return { holds: false, got, expected: expectation(claim, []), problem: other };
  return {
    holds: got.length > 0 && got.every(Number.isFinite) && satisfies(claim.is, got, other),
    got,
    expected: expectation(claim, other),
  };
}

function measured(wanted: Measure, experiment: string, runs: ReadonlyMap<string, RunResult>): readonly number[] | string {
  const run = runs.get(experiment);
  if (!run) return `experiment '${experiment}' was not run`;
  return run.ok ? measure(wanted, run) : 'the drawing has errors and was not run';
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
