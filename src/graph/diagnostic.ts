/** What is wrong with a drawing, said to the person who drew it: where, what, and the way out. */
import type { JsonObject } from '../base/index.ts';

export type Severity = 'error' | 'warning';

/** `owner` is the id of a node, edge, probe, tensor or experiment; `field` a port, a parameter or a path inside it. */
export interface Place {
  readonly owner: string;
  readonly field?: string;
}

/** A command that would mend it. */
export interface Fix {
  readonly label: string;
  readonly command: string;
  readonly args: JsonObject;
}

export interface Diagnostic {
  /** Stable, for tests and for help. */
  readonly code: string;
  readonly severity: Severity;
  readonly message: string;
  readonly at: Place | null;
  readonly fix?: Fix;
}

export const error = (code: string, at: Place | null, message: string, fix?: Fix): Diagnostic => ({
  code,
  severity: 'error',
  message,
  at,
  ...(fix ? { fix } : {}),
});
export const warning = (code: string, at: Place | null, message: string, fix?: Fix): Diagnostic => ({
  code,
  severity: 'warning',
  message,
  at,
  ...(fix ? { fix } : {}),
});

export const hasErrors = (diagnostics: readonly Diagnostic[]): boolean => diagnostics.some(({ severity }) => severity === 'error');
