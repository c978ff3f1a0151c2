/** `neuroloom check`: opens each file, compiles every experiment, runs those that claims speak of, and compares. Each file is told as it ends. */
import { kinds } from '../../nodes/kinds.ts';
import { compile, withExperiment } from '../compiler/index.ts';
import { hasErrors, type Diagnostic, type GraphDocument } from '../graph/index.ts';
import { openNodeBackend } from '../runtime/backends/node/index.ts';
import { checkClaims, type Backend, type ClaimResult } from '../runtime/index.ts';
import type { BackendChoice } from './arguments.ts';
import { wantsStack, type Io } from './io.ts';
import { openDocument, type Opened } from './openDocument.ts';
import { codeOf, codeOfInterruption, exitCodes, notesOn, refuse, worst, type ExitCode, type Note, type Outcome } from './outcome.ts';
import { provenance, type Provenance } from './provenance.ts';
import { tell } from './report.ts';
import { underTask } from './task.ts';
import { count, inkFor, plain, shorten, showVector, type Ink } from './text.ts';

export interface CheckOptions {
  readonly backend: readonly BackendChoice[];
  readonly json?: boolean;
  /** The file whose claims, probes and experiments hold for every document. */
  readonly claims?: string;
}

interface CheckedClaim extends Omit<ClaimResult, 'claim'> {
  readonly backend: BackendChoice;
  readonly experiment: string;
  /** Of the experiment. */
  readonly seed: number;
  readonly because: string;
}

interface CheckedFile {
  readonly file: string;
  readonly title?: string;
  readonly code: ExitCode;
  readonly claims: readonly CheckedClaim[];
  readonly notes: readonly Note[];
  readonly problem?: string;
  readonly from?: Provenance;
}

/** What every file is checked with. */
interface Checking {
  readonly backends: readonly (readonly [BackendChoice, Backend])[];
  readonly task: GraphDocument | undefined;
  readonly signal: AbortSignal;
  readonly isTraced: boolean;
}

export async function check(io: Io, files: readonly string[], options: CheckOptions): Promise<Outcome> {
  const checking = await prepare(io, options);
  if ('refused' in checking) return checking.refused;
  const { json = false, claims, backend: names } = options;
  const { signal } = checking;
  const checked: CheckedFile[] = [];
  for (const file of files) {
    const one = await checkFile(io, file, checking);
    if (signal.aborted || !io.isHeard()) break; // what is half checked says nothing
    checked.push(one);
    if (!json) tell(io, [...fileLines(one, names.length > 1, inkFor(io, 'stdout')), ''], one.notes);
  }
  const all = summary(checked, names, inkFor(io, 'stdout'));
  return {
    ...all,
    result: claims === undefined ? all.result : { task: claims, ...all.result },
    notes: json ? all.notes : [], // else they are told already
    ...(signal.aborted ? interruptedAfter(checked.length, files.length, worst([all.code, codeOfInterruption(signal)])) : {}),
  };
}

const interruptedAfter = (checked: number, files: number, code: ExitCode): Pick<Outcome, 'code' | 'problem'> => ({
  code,
  problem: `interrupted after ${checked} of ${count(files, 'file')}`,
});

async function prepare(io: Io, { backend: names, json = false, claims }: CheckOptions): Promise<Checking | { readonly refused: Outcome }> {
  const backends: Checking['backends'][number][] = [];
  for (const name of names) {
    const opened = await openNodeBackend(name);
    if ('unavailable' in opened) return { refused: refuse(exitCodes.runtime, `${opened.unavailable}. Choose another with --backend.`) };
    backends.push([name, opened.backend]);
  }
  const task = claims === undefined ? undefined : await openTask(io, claims);
  if (task && 'refused' in task) return task;
  return { backends, task: task?.document, signal: io.interruption(), isTraced: json };
}

/** The task, which has to claim something. */
async function openTask(io: Io, file: string): Promise<Opened> {
  const opened = await openDocument(io, file);
  if ('refused' in opened || opened.document.claims.length > 0) return opened;
  return { refused: refuse(exitCodes.usage, `--claims ${file} makes no claims, so that everything would pass.`) };
}

async function checkFile(io: Io, file: string, checking: Checking): Promise<CheckedFile> {
  const opened = await openDocument(io, file);
  if ('refused' in opened) {
    const { code, notes, problem = '' } = opened.refused;
    return { file, code, claims: [], notes, problem };
  }
  const { name } = opened;
  const { document, diagnostics: misfits } = checking.task ? underTask(opened.document, checking.task) : { ...opened, diagnostics: [] };
  const own = {
    file: name,
    title: document.title,
    ...(checking.isTraced ? { from: provenance(document) } : {}),
  };
  const before = [...opened.notes.map(({ diagnostic }) => diagnostic), ...misfits];
  if (hasErrors(misfits)) {
    const problem = `${name} does not have what the task looks at.`;
    return { ...own, code: codeOf(misfits), claims: [], notes: notesOn(name, distinct(before)), problem };
  }
  const claims: CheckedClaim[] = [];
  const found: Diagnostic[] = unclaimed(document);
  try {
    for (const [backend, instance] of checking.backends) {
      const { results, diagnostics } = await checkClaims(document, kinds, instance, { signal: checking.signal, now: io.now });
      claims.push(...results.map((result) => withPlace(result, backend, document)));
      for (const each of diagnostics) found.push(each);
    }
  } catch (cause) {
    if (wantsStack(io)) throw cause;
    const problem = `${name} could not be run: ${cause instanceof Error ? cause.message : String(cause)}`;
    return { ...own, code: exitCodes.runtime, claims, notes: opened.notes, problem };
  }
  claims.sort((a, b) => a.index - b.index);
  const diagnostics = distinct([...before, ...found]);
  const code = worst([codeOf(diagnostics), claims.every(({ holds }) => holds) ? exitCodes.ok : exitCodes.failed]);
  return { ...own, code, claims, notes: notesOn(name, diagnostics) };
}

function withPlace({ claim, ...rest }: ClaimResult, backend: BackendChoice, document: GraphDocument): CheckedClaim {
  const { experiment, because } = claim;
  return { ...rest, backend, experiment, seed: withExperiment(document, experiment).settings.seed, because };
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
      files: files.map(({ file, title, code: own, claims: results, problem, from }) => ({
        file,
        title,
        ...from,
        ok: own === exitCodes.ok,
        exitCode: own,
        claims: results,
        error: problem,
      })),
      summary: { files: files.length, claims: claims.length, failed, notSound: refused },
    },
    text: [(code === exitCodes.ok ? ink.green : ink.red)(last)],
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
