/** All reference cases as drawings, for any backend. */
import type { Backend } from '../../src/runtime/index.ts';
import { activationCases } from './activations.ts';
import { runCases as runThese, type Case, type Precision } from './case.ts';
import { digitCases } from './digits.ts';
import { netCases } from './nets.ts';
import { runNonfinite } from './nonfinite.ts';
import { unitCases } from './units.ts';

export const cases: readonly Case[] = [...activationCases, ...unitCases, ...netCases, ...digitCases];

/** Holds a backend against every reference number, within the tolerance that each file argues for its precision. */
export function runCases(name: string, open: () => Promise<Backend>, precision: Precision): void {
  runThese(name, cases, open, precision);
  runNonfinite(name, open);
}
