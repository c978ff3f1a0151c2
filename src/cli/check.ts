/** `neuroloom check`: opens each file, compiles every experiment, runs those that claims speak of, and compares. */
import { kinds } from '../../nodes/kinds.ts';
import { compile } from '../compiler/index.ts';
import type { Diagnostic, GraphDocument } from '../graph/index.ts';
import { checkClaims, type Backend, type ClaimResult } from '../runtime/index.ts';
import type { BackendChoice } from './arguments.ts';
import { openBackend } from './backends.ts';
import { wantsStack, type Io } from './io.ts';
import { openDocument } from './openDocument.ts';
import { codeOf, exitCodes, notesOn, refuse, worst, type ExitCode, type Note, type Outcome } from './outcome.ts';
import { count, inkFor, plain, shorten, showVector, type Ink } from './text.ts';

interface CheckedClaim extends Omit<ClaimResult, 'claim'> {
  readonly backend: BackendChoice;
  readonly experiment: string;
  readonly because: string;
}

interface CheckedFile {
  readonly file: string;
  readonly title?: string;
  readonly code: ExitCode;
  readonly claims: readonly CheckedClaim[];
  readonly notes: readonly Note[];
  readonly problem?: string;
}

type Named = readonly [BackendChoice, Backend];

export async function check(io: Io, files: readonly string[], names: readonly BackendChoice[]): Promise<Outcome> {
  const backends: Named[] = [];
  for (const name of names) {
    const opened = await openBackend(name);
    if ('unavailable' in opened) return refuse(exitCodes.runtime, `${opened.unavailable}. Choose another with --backend.`);
    backends.push([name, opened.backend]);
  }
  const checked: CheckedFile[] = [];
  for (const file of files) checked.push(await checkFile(io, file, backends));
  return summary(checked, names, inkFor(io, 'stdout'));
}

async function checkFile(io: Io, file: string, backends: readonly Named[]): Promise<CheckedFile> {
  const opened = await openDocument(io, file);
  if ('refused' in opened) {
    const { code, notes, problem = '' } = opened.refused;
    return { file, code, claims: [], notes, problem };
  }
  const { document, name } = opened;
  const claims: CheckedClaim[] = [];
  const found: Diagnostic[] = unclaimed(document);
  try {
    for (const [backend, instance] of backends) {
      const { results, diagnostics } = await checkClaims(document, kinds, instance);
      claims.push(...results.map(({ claim, ...rest }) => ({ ...rest, backend, experiment: claim.experiment, because: claim.because })));
      for (const each of diagnostics) found.push(each);
    }
  } catch (cause) {
    if (wantsStack(io)) throw cause;
    const problem = `${name} could not be run: ${cause instanceof Error ? cause.message : String(cause)}`;
    return { file: name, title: document.title, code: exitCodes.runtime, claims, notes: opened.notes, problem };
  }
  claims.sort((a, b) => a.index - b.index);
  const diagnostics = distinct([...opened.notes.map(({ diagnostic }) => diagnostic), ...found]);
  const code = worst([codeOf(diagnostics), claims.every(({ holds }) => holds) ? exitCodes.ok : exitCodes.failed]);
  return { file: name, title: document.title, code, claims, notes: notesOn(name, diagnostics) };
}

/** What is wrong with experiments that no claim speaks of; a document without experiments still has its drawing. */
function unclaimed(document: GraphDocument): Diagnostic[] {
  const claimed = new Set(document.claims.map(({ experiment }) => experiment));
  const names = Object.keys(document.experiments);
  return (names.length === 0 ? ['main'] : names)
    .filter((name) => !claimed.has(name))
    .flatMap((name) => compile(document, name, kinds).diagnostics);
}

/** Several experiments and backends find the same things. */
function distinct(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  return [
    ...new Map(
      diagnostics.map((one) => [`${one.code} ${one.at?.owner} ${one.at?.field} ${one.severity === 'error' ? one.message : ''}`, one]),
    ).values(),
  ];
}

function summary(files: readonly CheckedFile[], backends: readonly BackendChoice[], ink: Ink): Outcome {
  const claims = files.flatMap((file) => file.claims);
  const failed = claims.filter(({ holds }) => !holds).length;
  const refused = files.filter(({ code }) => code > exitCodes.failed).length;
  const counts = [
    `${count(claims.length - failed, 'claim')} ${claims.length - failed === 1 ? 'holds' : 'hold'}`,
    failed > 0 ? `${failed} ${failed === 1 ? 'fails' : 'fail'}` : '',
    refused > 0 ? `${count(refused, 'file')} not sound` : '',
  ];
  const last = `${counts.filter(Boolean).join(', ')} · ${count(files.length, 'file')} · ${backends.join(', ')}`;
  const code = worst(files.map((file) => file.code));
  return {
    code,
    result: {
      backends,
      files: files.map(({ file, title, code: own, claims: results, problem }) => ({
        file,
        title,
        ok: own === exitCodes.ok,
        exitCode: own,
        claims: results,
        error: problem,
      })),
      summary: { files: files.length, claims: claims.length, failed, notSound: refused },
    },
    text: [
      ...files.flatMap((file) => [...fileLines(file, backends.length > 1, ink), '']),
      (code === exitCodes.ok ? ink.green : ink.red)(last),
    ],
    notes: files.flatMap((file) => file.notes),
  };
}

function fileLines({ file, title = '', claims, problem, code }: CheckedFile, namesBackend: boolean, ink: Ink): readonly string[] {
  const head = `${ink.bold(plain(file))}  ${plain(title)}`.trimEnd();
  if (problem !== undefined) return [head, `  ${ink.red('✗')} ${plain(problem)}`];
  const why = code === exitCodes.runtime ? 'it could not be computed to its end' : 'the drawing has errors';
  if (code > exitCodes.failed) return [head, `  ${ink.red('✗')} ${why}`, ...claimLines(claims, namesBackend, ink)];
  return claims.length === 0
    ? [head, ink.dim('  opens and compiles; it makes no claims')]
    : [head, ...claimLines(claims, namesBackend, ink)];
}

function claimLines(claims: readonly CheckedClaim[], namesBackend: boolean, ink: Ink): readonly string[] {
  return claims.map(({ index, holds, experiment, backend, expected, got, problem, because }) => {
    const place = [`claim ${index + 1}`, experiment, ...(namesBackend ? [backend] : [])].join(' · ');
    const measured = problem === undefined ? `got ${showVector(got)}` : plain(problem);
    return `  ${holds ? ink.green('✓') : ink.red('✗')} ${place}: expected ${shorten(plain(expected), LONGEST)}, ${measured}${because === '' ? '' : ink.dim(` — ${plain(because)}`)}`;
  });
}

/** Characters of an expectation that are shown. */
const LONGEST = 160;
