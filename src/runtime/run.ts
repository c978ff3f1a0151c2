/** Runs an experiment from its start to its end, and keeps what its probes saw. */
import { nodeId } from '../base/index.ts';
import { compile, type Location, type Plan, type Rows } from '../compiler/index.ts';
import { error, hasErrors, limits, type Diagnostic, type Experiment, type GraphDocument, type Kinds } from '../graph/index.ts';
import type { Backend, Executable, Values } from './backend.ts';
import { evaluateRows } from './evaluate.ts';
import { keepWhenDue, stepsUntilDue, type Keeping } from './keeping.ts';
import { resume, type Resuming } from './resuming.ts';
import { isReached } from './until.ts';
import { slice } from './slice.ts';
import { saved, type SavedStates } from './states.ts';

/** Values of one node's port, sample by sample: rows of `count` elements, and when they were, in the unit of the experiment. */
export interface Trace {
  readonly steps: readonly Rows[];
  readonly at: readonly number[];
}

export interface Finished {
  readonly ok: true;
  readonly plan: Plan;
  readonly diagnostics: readonly Diagnostic[];
  readonly traces: ReadonlyMap<string, Trace>;
  /** Every observable value at the end, by `node.port`. */
  readonly values: ReadonlyMap<string, Rows>;
  /** What probes see at the end of a training on all examples, trained on or held out. */
  readonly examples: Readonly<Record<'training' | 'held-out', ReadonlyMap<string, Rows>>>;
  readonly states: SavedStates;
  /** Why it came to an end. */
  readonly ended: 'length' | 'until' | 'cancelled';
}

export type RunResult = Finished | { readonly ok: false; readonly diagnostics: readonly Diagnostic[] };

export interface RunOptions {
  readonly kinds: Kinds;
  readonly backend: Backend;
  /** Goes on from here instead of starting. */
  readonly from?: Resuming;
  /** Who keeps states on the way. */
  readonly keeping?: Keeping;
  readonly signal?: AbortSignal;
  /** A clock in milliseconds, so that what is computed between two looks at the signal stays short; without one it only grows. */
  readonly now?: () => number;
  onProgress?(done: number, total: number): void;
}

interface Probed {
  readonly id: string;
  readonly every: number;
  readonly location: Location;
}

/** A run under way. */
interface Running {
  readonly executable: Executable;
  readonly plan: Plan;
  readonly probes: readonly Probed[];
  readonly until: Experiment['until'];
  readonly options: RunOptions;
}

export const runExperiment = (document: GraphDocument, name: string, kinds: Kinds, backend: Backend): Promise<RunResult> =>
  runWith(document, name, { kinds, backend });

/** Refuses a drawing with errors: a number from half of it would mislead. */
export async function runWith(document: GraphDocument, name: string, options: RunOptions): Promise<RunResult> {
  const { plan, diagnostics } = compile(document, name, options.kinds);
  if (!plan || hasErrors(diagnostics)) return { ok: false, diagnostics };
  const probes = Object.entries(document.probes).flatMap(([id, { target, every }]): Probed[] => {
    const location = plan.locate(nodeId(target.node), target.port);
    return location ? [{ id, every, location }] : [];
  });
  const long = tooLong(plan, probes, name);
  if (long) return { ok: false, diagnostics: [...diagnostics, long] };
  const executable = await options.backend.prepare(plan);
  try {
    const misfits = options.from ? await resume(executable, plan, options.from) : [];
    if (hasErrors(misfits)) return { ok: false, diagnostics: [...diagnostics, ...misfits] };
    const running = { executable, plan, probes, until: document.experiments[name]?.until, options };
    const { frames, ended } = await advanceAll(running);
    return {
      ok: true,
      plan,
      diagnostics: [...diagnostics, ...misfits],
      ended,
      ...(await seenOf(running, frames, await lastFrame(executable, plan))),
    };
  } finally {
    executable.dispose();
  }
}

/** What was recorded, with the step at which. */
interface Frame {
  readonly step: number;
  readonly values: Values;
}

/** Steps that are advanced before anything is read back: few at first, then as many as take this long, ms. */
const CHUNK = { first: 16, most: 4096, ms: 80 };

async function advanceAll(running: Running): Promise<{ readonly frames: readonly Frame[]; readonly ended: Finished['ended'] }> {
  const { executable, plan, options } = running;
  const { signal, now = () => 0, onProgress, keeping } = options;
  // what the last pass shows is observed before that pass advances the states
  const total = plan.course.verb === 'forward' ? plan.course.advances - 1 : plan.course.advances;
  const frames: Frame[] = [];
  for (let chunk = CHUNK.first; executable.step < total;) {
    if (signal?.aborted) return { frames, ended: 'cancelled' };
    const began = now();
    const steps = Math.min(chunk, total - executable.step, stepsUntilDue(keeping, plan, executable.step));
    const isThere = await advanceChunk(running, steps, frames);
    onProgress?.(executable.step, total);
    if (isThere) return { frames, ended: 'until' };
    chunk = nextChunk(chunk, now() - began);
    await keepWhenDue(keeping, plan, executable);
    await new Promise((resolve) => void setTimeout(resolve, 0)); // lets a cancellation in
  }
  return { frames, ended: 'length' };
}

function nextChunk(chunk: number, took: number): number {
  const next = took < CHUNK.ms / 2 ? chunk * 2 : took > CHUNK.ms ? Math.ceil(chunk / 2) : chunk;
  return Math.max(1, Math.min(CHUNK.most, next));
}

/** Advances and keeps what probes want; true when the experiment has reached what it waits for, at exactly that step. */
async function advanceChunk({ executable, plan, probes, until }: Running, steps: number, frames: Frame[]): Promise<boolean> {
  const { step } = executable;
  const record = [...new Set(probes.map(({ location }) => location.signal))];
  const watched = until && probes.find(({ id }) => id === until.probe);
  const before = watched ? await executable.checkpoint() : undefined;
  const got = await executable.advance(steps, record);
  const stop = until && watched ? got.findIndex((values) => isReached(until, slice(values, watched.location).values)) : -1;
  if (before && stop !== -1) {
    executable.restore(before);
    await executable.advance(stop, []);
  }
  const seen = (stop === -1 ? got : got.slice(0, stop)).map((values, i) => ({ step: step + i, values }));
  // passes are counted back from the last, so all of them wait
  frames.push(...seen.filter((frame) => plan.course.verb === 'forward' || probes.some(({ every }) => frame.step % every === 0)));
  return stop !== -1;
}

/** What is to be seen at the end: of a training on all its examples. */
function lastFrame(executable: Executable, plan: Plan): Promise<Values> {
  const signals = [...new Set(plan.observables.map(({ signal }) => signal))];
  return plan.course.verb === 'train' ? evaluateRows(executable, plan, plan.examples.training, signals) : executable.observe(signals);
}

async function seenOf({ executable, plan, probes }: Running, frames: readonly Frame[], last: Values) {
  const { examples, course } = plan;
  const { step } = executable;
  const all = [...frames, { step, values: last }];
  const isSeen = (at: number, every: number) => (course.verb === 'forward' ? (step - at) % every === 0 : at % every === 0 || at === step);
  const traces = probes.map(({ id, every, location }): [string, Trace] => {
    const own = all.filter((frame) => isSeen(frame.step, every));
    return [id, { steps: own.map(({ values }) => slice(values, location)), at: own.map((frame) => frame.step / course.perUnit) }];
  });
  return {
    traces: new Map(traces),
    values: new Map(plan.observables.map((observable) => [`${observable.owner}.${observable.what}`, slice(last, observable)])),
    examples: {
      training: await onExamples(executable, plan, probes, examples.training),
      'held-out': await onExamples(executable, plan, probes, examples.heldOut),
    },
    states: saved(plan, await executable.checkpoint()),
  };
}

async function onExamples(
  executable: Executable,
  plan: Plan,
  probes: readonly Probed[],
  rows: Int32Array,
): Promise<ReadonlyMap<string, Rows>> {
  const signals = [...new Set(probes.map(({ location }) => location.signal))];
  const values = rows.length > 0 ? await evaluateRows(executable, plan, rows, signals) : undefined;
  return new Map(values ? probes.map(({ id, location }) => [id, slice(values, location)] as const) : []);
}

/** Asked before anything runs: what would be kept. */
function tooLong({ course, batch }: Plan, probes: readonly Probed[], name: string): Diagnostic | undefined {
  const numbers = probes.reduce((sum, { every, location }) => sum + (course.advances / every) * location.count * batch, 0);
  const field = `experiments.${name}.length`;
  if (course.advances > limits.advances)
    return error(
      'too-long',
      { owner: 'document', field },
      `Experiment '${name}' takes ${course.advances} steps; ${limits.advances} is the most.`,
    );
  if (numbers <= limits.recorded) return undefined;
  return error(
    'too-long',
    { owner: 'document', field },
    `The probes would keep ${Math.round(numbers)} numbers; ${limits.recorded} is the most. Record less often, or run for a shorter time.`,
  );
}
