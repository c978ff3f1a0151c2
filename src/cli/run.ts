/** `neuroloom run`: one experiment, and every value it ends with. */
import { kinds } from '../../nodes/kinds.ts';
import { toKeep } from '../compiler/index.ts';
import { keepWeights, run as apply, saveDocument, startHistory, type Diagnostic, type GraphDocument, type Verb } from '../graph/index.ts';
import { runWith, type Finished, type SavedStates } from '../runtime/index.ts';
import type { BackendChoice } from './arguments.ts';
import { openBackend } from './backends.ts';
import type { Io } from './io.ts';
import { toCsv } from './csv.ts';
import { chooseExperiment, openDocument } from './openDocument.ts';
import { codeOf, exitCodes, notesOn, refuse, type Note, type Outcome } from './outcome.ts';
import { override, overridden, type Overrides } from './overrides.ts';
import { present, unitOf } from './present.ts';
import { progressOn } from './progress.ts';
import { statesFromJson, statesToJson } from './states.ts';

export interface RunOptions extends Overrides {
  /** Only experiments of this verb. */
  readonly verb?: Verb;
  readonly experiment?: string;
  readonly length?: number;
  readonly backend: BackendChoice;
  /** What probes saw, as CSV and nothing else. */
  readonly csv?: boolean;
  readonly progress?: boolean;
  /** File for the document with what was learnt. */
  readonly save?: string;
  /** File for the states at the end. */
  readonly checkpoint?: string;
  /** File with states to go on from. */
  readonly resume?: string;
}

export async function run(io: Io, file: string, options: RunOptions): Promise<Outcome> {
  const opened = await openDocument(io, file);
  if ('refused' in opened) return opened.refused;
  const chosen = chooseExperiment(opened.document, options.experiment, options.verb);
  if ('refused' in chosen) return chosen.refused;
  const document = override(opened.document, chosen.name, options);
  if (typeof document === 'string') return refuse(exitCodes.usage, document, opened.notes);
  const from = options.resume === undefined ? undefined : await readStates(io, options.resume);
  if (typeof from === 'string') return refuse(exitCodes.usage, from, opened.notes);
  const started = await openBackend(options.backend);
  if ('unavailable' in started) return refuse(exitCodes.runtime, `${started.unavailable}. Choose another with --backend.`, opened.notes);

  const progress = progressOn(io, chosen.name, options.progress === true);
  const result = await runWith(document, chosen.name, {
    kinds,
    backend: started.backend,
    now: io.now,
    ...(from ? { from } : {}),
    signal: io.interruption(),
    onProgress: progress.tell,
  });
  progress.clear();
  const notes = notesOn(opened.name, result.diagnostics);
  if (!result.ok) return refused(opened.name, result.diagnostics, options, notes);
  const unwritten = await writeFiles(io, filesOf(document, chosen.name, result, options));
  if (unwritten !== undefined) return refuse(exitCodes.usage, unwritten, notes);
  const shown = present(io, document, result, { file: opened.name, experiment: chosen.name, backend: options.backend });
  return {
    ...shown,
    ...(options.csv ? { text: [toCsv(result.traces, unitOf(result.plan.course)).trimEnd()] } : {}),
    notes,
    ...endOf(result, options),
  };
}

function endOf({ ended, states, plan, notFinite }: Finished, options: RunOptions): Pick<Outcome, 'code' | 'problem'> {
  if (notFinite) return { code: exitCodes.runtime, problem: withheld(options) };
  if (ended !== 'cancelled') return { code: exitCodes.ok };
  return { code: exitCodes.interrupted, problem: `interrupted after ${states.step} of ${plan.course.advances} steps` };
}

function refused(name: string, diagnostics: readonly Diagnostic[], options: RunOptions, notes: readonly Note[]): Outcome {
  const ours = overridden(options);
  const isOurs = diagnostics.some(({ severity, at }) => severity === 'error' && at && ours.has(at.owner));
  const why = isOurs ? 'what --input or --set gives does not fit' : 'the drawing has errors';
  return refuse(isOurs ? exitCodes.usage : codeOf(diagnostics), `${name} is not run: ${why}.`, notes);
}

async function readStates(io: Io, path: string): Promise<SavedStates | string> {
  const text = await io.readFile(path, MOST_BYTES).catch(() => undefined);
  const states = text === undefined ? 'it cannot be opened' : statesFromJson(text);
  return typeof states === 'string' ? `${path} is not resumed: ${states}.` : states;
}

const MOST_BYTES = 512 * 1024 * 1024;

/** Says what is not written: numbers that are none cannot be gone on with. */
function withheld({ save, checkpoint }: RunOptions): string {
  const files = [save, checkpoint].filter((file) => file !== undefined);
  const unwritten = files.length > 0 ? `, so ${files.join(' and ')} ${files.length > 1 ? 'are' : 'is'} not written` : '';
  return `the run met a number that is not finite${unwritten}`;
}

/** The files that were asked for. */
function filesOf(document: GraphDocument, name: string, result: Finished, { save, checkpoint }: RunOptions) {
  if (result.notFinite) return [];
  return [
    ...(save === undefined ? [] : [[save, saveDocument(withLearnt(document, name, result))] as const]),
    ...(checkpoint === undefined ? [] : [[checkpoint, statesToJson(name, result.states)] as const]),
  ];
}

/** Gives what went wrong. */
async function writeFiles(io: Io, files: readonly (readonly [path: string, text: string])[]): Promise<string | undefined> {
  for (const [path, text] of files) {
    const problem = await io.writeFile(path, text).catch((cause: unknown) => (cause instanceof Error ? cause.message : String(cause)));
    if (typeof problem === 'string') return `${path} cannot be written: ${problem}.`;
  }
  return undefined;
}

/** The document with what the training has made of weights and biases. */
function withLearnt(document: GraphDocument, name: string, { plan, states }: Finished): GraphDocument {
  if (plan.course.verb !== 'train') return document;
  const learnt = plan.slots.flatMap(({ owner, slot }) => {
    const rows = slot.includes('.') ? undefined : states.slots.get(`${owner} ${slot}`);
    return rows ? [{ owner, what: slot, values: rows.values }] : [];
  });
  return apply(startHistory(document), keepWeights, toKeep(document, name, learnt, kinds)).history.document;
}
