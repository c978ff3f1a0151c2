/** `neuroloom run`: one experiment, and every value it ends with. */
import { kinds } from '../../nodes/kinds.ts';
import { warning, type Diagnostic, type GraphDocument, type Verb } from '../graph/index.ts';
import { openNodeBackend } from '../runtime/backends/node/index.ts';
import { runWith, STATES_MISFIT, type Finished, type Resuming } from '../runtime/index.ts';
import type { BackendChoice } from './arguments.ts';
import type { Io } from './io.ts';
import { toCsv } from './csv.ts';
import { chooseExperiment, openDocument, type Opened } from './openDocument.ts';
import { codeOf, codeOfInterruption, exitCodes, notesOn, refuse, type Note, type Outcome } from './outcome.ts';
import { filesOf, keepingOn, writeOutputs, type OutputOptions } from './outputs.ts';
import { override, overridden, type Overrides } from './overrides.ts';
import { present, unitOf } from './present.ts';
import { progressOn } from './progress.ts';
import { provenance } from './provenance.ts';
import { plain } from './text.ts';
import { madeBy, statesFromJson, type Owner } from './states.ts';
import { whyUnread } from './systemErrors.ts';
import { targetsProblem } from './targets.ts';

export interface RunOptions extends Overrides, OutputOptions {
  /** Only experiments of this verb. */
  readonly verb?: Verb;
  readonly experiment?: string;
  readonly length?: number;
  readonly backend: BackendChoice;
  /** What probes saw, as CSV and nothing else. */
  readonly csv?: boolean;
  readonly json?: boolean;
  readonly progress?: boolean;
  /** Goes on from states that do not fit, too. */
  readonly force?: boolean;
}

/** What a run needs, found and tried before anything is computed. */
interface Prepared {
  readonly opened: Pick<Extract<Opened, { readonly document: GraphDocument }>, 'name' | 'notes'>;
  readonly document: GraphDocument;
  readonly experiment: string;
  readonly by: Owner;
  readonly from: Read | undefined;
}

export async function run(io: Io, file: string, options: RunOptions): Promise<Outcome> {
  const prepared = await prepare(io, file, options);
  if ('refused' in prepared) return prepared.refused;
  const { opened, document, experiment, by, from } = prepared;
  const started = await openNodeBackend(options.backend);
  if ('unavailable' in started) return refuse(exitCodes.runtime, `${started.unavailable}. Choose another with --backend.`, opened.notes);

  const progress = progressOn(io, experiment, options.progress === true);
  const keeping = keepingOn(io, by, options, (problem) => {
    progress.clear();
    io.stderr(`neuroloom: ${plain(problem)}\n`);
  });
  const signal = io.interruption();
  const result = await runWith(document, experiment, {
    kinds,
    backend: started.backend,
    now: io.now,
    ...(from ? { from } : {}),
    ...(keeping ? { keeping } : {}),
    signal,
    onProgress: progress.tell,
  });
  progress.clear();
  const notes = notesOn(opened.name, [...(from?.misfits ?? []), ...result.diagnostics]);
  if (!result.ok) return refused(opened.name, result.diagnostics, options, notes);
  // numbers that are none cannot be gone on with
  const unwritten = result.notFinite ? [] : await writeOutputs(io, { document, experiment, result, by }, options);
  const shown = present(io, document, result, { file: opened.name, experiment, backend: options.backend });
  return {
    text: options.csv ? [toCsv(result.traces, unitOf(result.plan.course)).trimEnd()] : shown.text,
    // of a large document it takes a while to say where numbers come from
    result: options.json ? { ...provenance(document, experiment), ...shown.result } : shown.result,
    notes,
    ...endOf(result, { options, signal, unwritten }),
  };
}

async function prepare(io: Io, file: string, options: RunOptions): Promise<Prepared | { readonly refused: Outcome }> {
  const misused = misuse(options);
  if (misused !== undefined) return { refused: refuse(exitCodes.usage, misused) };
  const opened = await openDocument(io, file);
  if ('refused' in opened) return opened;
  const chosen = chooseExperiment(opened.document, options.experiment, options.verb);
  if ('refused' in chosen) return chosen;
  const wrong = (problem: string) => ({ refused: refuse(exitCodes.usage, problem, opened.notes) });
  const document = override(opened.document, chosen.name, options);
  if (typeof document === 'string') return wrong(document);
  const { targets, inputs } = filesOf(file, options);
  const unwritable = await targetsProblem(io, targets, inputs);
  if (unwritable !== undefined) return wrong(unwritable);
  const by = madeBy(document, chosen.name, options.backend);
  const from = options.resume === undefined ? undefined : await readStates(io, options.resume, { by, force: options.force === true });
  return typeof from === 'string' ? wrong(from) : { opened, document, experiment: chosen.name, by, from };
}

function misuse({ checkpoint, checkpointEvery, resume, force }: RunOptions): string | undefined {
  if (checkpointEvery !== undefined && checkpoint === undefined) return '--checkpoint-every needs --checkpoint and a file.';
  return force && resume === undefined ? '--force needs --resume and a file.' : undefined;
}

interface Ending {
  readonly options: RunOptions;
  readonly signal: AbortSignal;
  readonly unwritten: readonly string[];
}

/** What could not be written weighs most: whoever relies on the file has to know. */
function endOf({ ended, states, plan, notFinite }: Finished, { options, signal, unwritten }: Ending): Pick<Outcome, 'code' | 'problem'> {
  if (notFinite) return { code: exitCodes.runtime, problem: withheld(options) };
  const interrupted = ended === 'cancelled' ? [`interrupted after ${states.step} of ${plan.course.advances} steps`] : [];
  if (unwritten.length > 0) return { code: exitCodes.runtime, problem: [...unwritten, ...interrupted].join(' ') };
  const [problem] = interrupted;
  return problem === undefined ? { code: exitCodes.ok } : { code: codeOfInterruption(signal), problem };
}

/** Says what is not written. */
function withheld({ save, checkpoint }: RunOptions): string {
  const files = [save, checkpoint].filter((file) => file !== undefined);
  const unwritten = files.length > 0 ? `, so ${files.join(' and ')} ${files.length > 1 ? 'are' : 'is'} not written` : '';
  return `the run met a number that is not finite${unwritten}`;
}

function refused(name: string, diagnostics: readonly Diagnostic[], options: RunOptions, notes: readonly Note[]): Outcome {
  if (diagnostics.some(({ code, severity }) => code === STATES_MISFIT && severity === 'error'))
    return refuse(exitCodes.usage, `${options.resume} is not resumed: its states do not fit. ${FORCE}`, notes);
  const ours = overridden(options);
  const isOurs = diagnostics.some(({ severity, at }) => severity === 'error' && at && ours.has(at.owner));
  const why = isOurs ? 'what --input or --set gives does not fit' : 'the drawing has errors';
  return refuse(isOurs ? exitCodes.usage : codeOf(diagnostics), `${name} is not run: ${why}.`, notes);
}

const FORCE = '--force goes on all the same.';

interface Expected {
  readonly by: Owner;
  readonly force: boolean;
}

/** States, and why they may not belong to the run. */
type Read = Resuming & { readonly misfits: readonly Diagnostic[] };

async function readStates(io: Io, path: string, { by, force }: Expected): Promise<Read | string> {
  const read = await io.readFile(path, MOST_BYTES).then(
    (text) => (text.length > MOST_BYTES ? 'it is too long' : statesFromJson(text, by)),
    (cause: unknown) => whyUnread(cause),
  );
  if (typeof read === 'string') return `${path} is not resumed: ${read}.`;
  if (read.misfits.length > 0 && !force) return `${path} is not resumed: ${read.misfits.join('; ')}. ${FORCE}`;
  return { states: read.states, force, misfits: read.misfits.map((clause) => warning(STATES_MISFIT, null, `Of ${path}: ${clause}.`)) };
}

/** Less than the longest text that there can be. */
const MOST_BYTES = 500 * 1024 * 1024;
