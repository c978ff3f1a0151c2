/** Writes an outcome: one JSON envelope on stdout, or lines for people on stdout and diagnostics on stderr. */
import { version } from '../../package.json';
import type { Io } from './io.ts';
import { exitCodes, type Note, type Outcome } from './outcome.ts';
import { inkFor, plain, type Ink } from './text.ts';

export const SCHEMA_VERSION = 1;
/** More than this nobody reads; --json has them all. */
const SHOWN = 20;

export function report(io: Io, verb: string, json: boolean, outcome: Outcome): void {
  if (json) io.stdout(`${toJson(envelope(verb, outcome))}\n`);
  else tell(io, outcome.text, outcome.notes);
  if (!json && outcome.problem !== undefined) io.stderr(`neuroloom ${verb}: ${plain(outcome.problem)}\n`);
}

/** For people: a result, or a part of one while the rest is still being computed. */
export function tell(io: Io, text: readonly string[], notes: readonly Note[]): void {
  if (text.length > 0) io.stdout(`${text.join('\n')}\n`);
  if (notes.length > 0) io.stderr(`${noteLines(notes, inkFor(io, 'stderr')).join('\n')}\n`);
}

function envelope(verb: string, { code, result, notes, problem }: Outcome): object {
  return {
    schemaVersion: SCHEMA_VERSION,
    version,
    ok: code === exitCodes.ok,
    command: verb,
    exitCode: code,
    ...(problem === undefined ? {} : { error: problem }),
    ...result,
    diagnostics: notes.map(({ file, diagnostic }) => ({ file, ...diagnostic })),
  };
}

/** JSON has no NaN and no infinities: they are written as strings, not lost as null. */
export function toJson(value: unknown): string {
  return JSON.stringify(value, (_, item: unknown) => (typeof item === 'number' && !Number.isFinite(item) ? String(item) : item));
}

function noteLines(notes: readonly Note[], ink: Ink): readonly string[] {
  const lines = notes.slice(0, SHOWN).flatMap((note) => noteLine(note, ink));
  return notes.length > SHOWN ? [...lines, `… and ${notes.length - SHOWN} more; --json has them all.`] : lines;
}

/** File, weight, place where the sentence does not name it, sentence, code; then the way out. */
function noteLine({ file, diagnostic: { severity, code, message, at, fix } }: Note, ink: Ink): readonly string[] {
  const paint = severity === 'error' ? ink.red : ink.yellow;
  const place = at && at.owner !== 'document' && !message.includes(at.owner) ? `${[at.owner, at.field].filter(Boolean).join('.')}: ` : '';
  const line = `${plain(file)}: ${paint(`${severity}:`)} ${plain(place + message)} ${ink.dim(`[${plain(code)}]`)}`;
  return fix ? [line, `  way out: ${plain(fix.label)}`] : [line];
}
