/** Runs an experiment from its start to its end, and keeps what its probes saw. */
import { nodeId } from '../base/index.ts';
import { compile, type Location, type Plan, type Rows } from '../compiler/index.ts';
import { error, hasErrors, limits, type Diagnostic, type Experiment, type GraphDocument, type Kinds } from '../graph/index.ts';
import type { Backend, Checkpoint, Executable, Values } from './backend.ts';
import { evaluateRows } from './evaluate.ts';
import { findNotFinite, firstIn, notFiniteAmong, notFiniteState, type NotFinite } from './notFinite.ts';
import { saidNotFinite } from './notFiniteWords.ts';
import { keepWhenDue, stepsUntilDue, type Keeping } from './keeping.ts';
import { resume, type Resuming } from './resuming.ts';
import { isReached } from './until.ts';
import { slice } from './slice.ts';
import { saved, type SavedStates } from './states.ts';
import { Recording, type Trace } from './trace.ts';

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
  /** Why it came to an end; `diverged`: its states stopped being finite. */
  readonly ended: Ended;
  /** The first number that was not finite; it is among the diagnostics, too. */
  readonly notFinite?: NotFinite;
}

type Ended = 'length' | 'until' | 'cancelled' | 'diverged';

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
  readonly owner: string;
  readonly what: string;
  readonly every: number;
  readonly location: Location & { readonly mayBeUndefined?: true };
  readonly trace: Recording;
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
  const probes = probesIn(document, plan);
  const long = tooLong(plan, probes, name);
  if (long) return { ok: false, diagnostics: [...diagnostics, long] };
  const executable = await options.backend.prepare(plan);
  try {
    const misfits = options.from ? await resume(executable, plan, options.from) : [];
    if (hasErrors(misfits)) return { ok: false, diagnostics: [...diagnostics, ...misfits] };
    const running = { executable, plan, probes, until: document.experiments[name]?.until, options };
    const { ended, notFinite } = await advanceAll(running);
    const last = await lastFrame(executable, plan);
    const found = notFinite ?? at(notFiniteAmong(plan, last), executable.step);
    const said = found ? [saidNotFinite(document, options.kinds, plan.course, found)] : [];
    const seen = await seenOf(running, last);
    return { ok: true, plan, diagnostics: [...diagnostics, ...misfits, ...said], ended, ...(found && { notFinite: found }), ...seen };
  } finally {
    executable.dispose();
  }
}

function probesIn(document: GraphDocument, plan: Plan): readonly Probed[] {
  return Object.entries(document.probes).flatMap(
    ([
      id,
      {
        target: { node: owner, port: what },
        every,
      },
    ]): Probed[] => {
      const location = plan.locate(nodeId(owner), what);
      const declared = plan.observables.find((each) => each.owner === owner && each.what === what);
      const own = location && { ...location, ...(declared?.mayBeUndefined && { mayBeUndefined: true as const }) };
      const trace = new Recording(plan.course.perUnit, own?.mayBeUndefined);
      return own ? [{ id, owner, what, every, location: own, trace }] : [];
    },
  );
}

const at = (found: Omit<NotFinite, 'step'> | undefined, step: number): NotFinite | undefined => found && { ...found, step };

/** Steps that are advanced before anything is read back: few at first, then as many as take this long, ms. */
const CHUNK = { first: 16, most: 4096, ms: 80 };

interface Advanced {
  readonly ended: Ended;
  readonly notFinite: NotFinite | undefined;
}

async function advanceAll(running: Running): Promise<Advanced> {
  const { executable, plan, options } = running;
  const { signal, now = () => 0, onProgress, keeping } = options;
  // what the last pass shows is observed before that pass advances the states
  const total = plan.course.verb === 'forward' ? plan.course.advances - 1 : plan.course.advances;
  let before = await executable.checkpoint();
  let notFinite: NotFinite | undefined;
  for (let chunk = CHUNK.first; executable.step < total;) {
    if (signal?.aborted) return { ended: 'cancelled', notFinite };
    const began = now();
    const steps = Math.min(chunk, total - executable.step, stepsUntilDue(keeping, plan, executable.step));
    const done = await advanceChunk(running, steps, before);
    const { found, isLost } = await examined(running, done, before, notFinite);
    notFinite = found;
    if (isLost) return { ended: 'diverged', notFinite };
    onProgress?.(executable.step, total);
    if (done.isReached) return { ended: 'until', notFinite };
    before = done.after;
    chunk = nextChunk(chunk, now() - began);
    await keepWhenDue(keeping, plan, executable);
    await new Promise((resolve) => void setTimeout(resolve, 0)); // lets a cancellation in
  }
  return { ended: 'length', notFinite };
}

interface Examined {
  readonly found: NotFinite | undefined;
  readonly isLost: boolean;
}

/** The first number that is not finite, of what is known or of this chunk. Where states are lost the executable goes to that step. */
async function examined(
  { executable, plan }: Running,
  { after, unsound }: Chunk,
  before: Checkpoint,
  known: NotFinite | undefined,
): Promise<Examined> {
  const lost = at(notFiniteState(plan, after.states), after.step);
  const seen = unsound ?? lost;
  if (!seen || (known && !lost)) return { found: known, isLost: false };
  const found = known ?? (await findNotFinite(executable, plan, before, seen.step)) ?? seen;
  if (!lost) executable.restore(after);
  return { found, isLost: lost !== undefined };
}

function nextChunk(chunk: number, took: number): number {
  const next = took < CHUNK.ms / 2 ? chunk * 2 : took > CHUNK.ms ? Math.ceil(chunk / 2) : chunk;
  return Math.max(1, Math.min(CHUNK.most, next));
}

interface Chunk {
  /** The experiment has reached what it waits for, at exactly that step. */
  readonly isReached: boolean;
  readonly after: Checkpoint;
  /** What a probe saw first that was not finite. */
  readonly unsound: NotFinite | undefined;
}

/** Advances and keeps what probes want. */
async function advanceChunk({ executable, plan, probes, until }: Running, steps: number, before: Checkpoint): Promise<Chunk> {
  const { step } = executable;
  const record = [...new Set(probes.map(({ location }) => location.signal))];
  const places = probes.map(({ owner, what, location }) => ({ ...location, owner, what }));
  const watched = until && probes.find(({ id }) => id === until.probe);
  const got = await executable.advance(steps, record);
  const stop = until && watched ? got.findIndex((values) => isReached(until, slice(values, watched.location).values)) : -1;
  if (stop !== -1) {
    executable.restore(before);
    await executable.advance(stop, []);
  }
  const seen = stop === -1 ? got : got.slice(0, stop);
  let unsound: NotFinite | undefined;
  for (const [i, values] of seen.entries()) {
    // passes are counted back from the last, so all of them wait
    for (const { every, location, trace } of probes)
      if (plan.course.verb === 'forward' || (step + i) % every === 0) trace.add(step + i, slice(values, location));
    unsound ??= at(firstIn(places, values), step + i);
  }
  return { isReached: stop !== -1, after: await executable.checkpoint(), unsound };
}

/** What is to be seen at the end: of a training on all its examples. */
function lastFrame(executable: Executable, plan: Plan): Promise<Values> {
  const signals = [...new Set(plan.observables.map(({ signal }) => signal))];
  return plan.course.verb === 'train' ? evaluateRows(executable, plan, plan.examples.training, signals) : executable.observe(signals);
}

async function seenOf({ executable, plan, probes }: Running, last: Values) {
  const { examples, course } = plan;
  const traces = probes.map(({ id, every, location, trace }): [string, Trace] => {
    trace.cut(executable.step); // of a run that diverged, what came after
    trace.add(executable.step, slice(last, location));
    return [id, course.verb === 'forward' ? trace.thinned(every) : trace];
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
