/** What a verb gives back. Verbs write nothing themselves: report.ts does, in one place. */
import type { Diagnostic } from '../graph/index.ts';

export const exitCodes = { ok: 0, failed: 1, usage: 2, invalid: 3, runtime: 4, hungUp: 129, interrupted: 130, terminated: 143 } as const;
export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];

/** What ends a run early, and the code a shell knows it by: 128 and the number of the signal. */
const SIGNALS: Readonly<Record<string, ExitCode>> = {
  SIGHUP: exitCodes.hungUp,
  SIGINT: exitCodes.interrupted,
  SIGTERM: exitCodes.terminated,
};
export const endings = Object.keys(SIGNALS) as readonly NodeJS.Signals[];
export const codeOfInterruption = ({ reason }: AbortSignal): ExitCode => SIGNALS[String(reason)] ?? exitCodes.interrupted;

/** A diagnostic and the file it speaks of. */
export interface Note {
  readonly file: string;
  readonly diagnostic: Diagnostic;
}

export interface Outcome {
  readonly code: ExitCode;
  /** Fields of the JSON envelope. */
  readonly result: object;
  /** Lines for people, on stdout. */
  readonly text: readonly string[];
  /** For people on stderr, and in the envelope. */
  readonly notes: readonly Note[];
  /** Why there is no result. */
  readonly problem?: string;
}

export const refuse = (code: ExitCode, problem: string, notes: readonly Note[] = []): Outcome => ({
  code,
  result: {},
  text: [],
  notes,
  problem,
});

export const notesOn = (file: string, diagnostics: readonly Diagnostic[]): readonly Note[] =>
  diagnostics.map((diagnostic) => ({ file, diagnostic }));

/** Diagnostics that say: it cannot be computed, rather than: it is wrong. */
const UNCOMPUTABLE: ReadonlySet<string> = new Set(['too-long', 'too-many-elements', 'too-large', 'too-costly', 'not-finite']);

/** The code of a document with these diagnostics. */
export function codeOf(diagnostics: readonly Diagnostic[]): ExitCode {
  const errors = diagnostics.filter(({ severity }) => severity === 'error');
  if (errors.length === 0) return exitCodes.ok;
  return errors.some(({ code }) => UNCOMPUTABLE.has(code)) ? exitCodes.runtime : exitCodes.invalid;
}

export const worst = (codes: readonly ExitCode[]): ExitCode => codes.reduce((most, code) => (code > most ? code : most), exitCodes.ok);
