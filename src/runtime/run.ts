/** Runs an experiment from its start to its end, and keeps what its probes saw. */
import { nodeId } from '../base/index.ts';
import { compile, type Location, type Plan, type Rows } from '../compiler/index.ts';
import { error, hasErrors, limits, type Diagnostic, type Experiment, type GraphDocument, type Kinds } from '../graph/index.ts';
import type { SignalId } from '../ir/index.ts';
import type { Backend, Executable, Values } from './backend.ts';
import { evaluateRows } from './evaluate.ts';
import { slice } from './slice.ts';
import { placed, saved, type SavedStates } from './states.ts';

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
  /** Goes on from here instead of starting. */
  readonly from?: SavedStates;
  readonly signal?: AbortSignal;
  onProgress?(done: number, total: number): void;
}

interface Probed {
  readonly id: string;
  readonly every: number;
  readonly location: Location;
}

/** Refuses a drawing with errors: a number from half of it would mislead. */
export async function runExperiment(
  document: GraphDocument,
  name: string,
  kinds: Kinds,
  backend: Backend,
  options: RunOptions = {},
): Promise<RunResult> {
  const { plan, diagnostics } = compile(document, name, kinds);
  if (!plan || hasErrors(diagnostics)) return { ok: false, diagnostics };
  const probes = Object.entries(document.probes).flatMap(([id, { target, every }]): Probed[] => {
    const location = plan.locate(nodeId(target.node), target.port);
    return location ? [{ id, every, location }] : [];
  });
  const long = tooLong(plan, probes, name);
  if (long) return { ok: false, diagnostics: [...diagnostics, long] };
  const executable = await backend.prepare(plan);
  try {
    if (options.from) executable.restore(placed(plan, await executable.checkpoint(), options.from).checkpoint);
    const { frames, ended } = await advanceAll(executable, plan, probes, document.experiments[name], options);
    const last = await lastFrame(executable, plan);
    return { ok: true, plan, diagnostics, ended, ...(await seenOf(executable, plan, probes, frames, last)) };
  } finally {
    executable.dispose();
  }
}

interface Advanced {
  /** What was recorded, with the step at which. */
  readonly frames: readonly { readonly step: number; readonly values: Values }[];
  readonly ended: Finished['ended'];
}

/** Steps that are advanced before anything is read back: few at first, then as many as take this long, ms. */
const CHUNK = { first: 16, most: 4096, ms: 80 };

async function advanceAll(
  executable: Executable,
  plan: Plan,
  probes: readonly Probed[],
  experiment: Experiment | undefined,
  { signal, onProgress }: RunOptions,
): Promise<Advanced> {
  const record = [...new Set(probes.map(({ location }) => location.signal))];
  // what the last pass shows is observed before that pass advances the states
  const total = plan.course.verb === 'forward' ? plan.course.advances - 1 : plan.course.advances;
  const { until } = experiment ?? {};
  const watched = until && probes.find(({ id }) => id === until.probe);
  const frames: { step: number; values: Values }[] = [];
  for (let chunk = CHUNK.first; executable.step < total;) {
    if (signal?.aborted) return { frames, ended: 'cancelled' };
    const before = watched ? await executable.checkpoint() : undefined;
    const { step } = executable;
    const began = performance.now();
    const got = await executable.advance(Math.min(chunk, total - step), record);
    const stop = until && watched ? got.findIndex((values) => isReached(until, slice(values, watched.location))) : -1;
    if (before && stop !== -1) {
      executable.restore(before);
      await executable.advance(stop, []);
    }
    frames.push(...kept(plan, probes, got.slice(0, stop === -1 ? undefined : stop), step));
    onProgress?.(executable.step, total);
    if (stop !== -1) return { frames, ended: 'until' };
    const took = performance.now() - began;
    chunk = Math.max(1, Math.min(CHUNK.most, took < CHUNK.ms / 2 ? chunk * 2 : took > CHUNK.ms ? Math.ceil(chunk / 2) : chunk));
    await new Promise((resolve) => void setTimeout(resolve, 0)); // lets a cancellation in
  }
  return { frames, ended: 'length' };
}

/** Steps that no probe wants are forgotten at once; passes are counted back from the last, so all of them wait. */
function kept({ course }: Plan, probes: readonly Probed[], frames: readonly Values[], first: number) {
  const all = frames.map((values, i) => ({ step: first + i, values }));
  return course.verb === 'forward' ? all : all.filter(({ step }) => probes.some(({ every }) => step % every === 0));
}

function isReached({ atMost = Infinity, atLeast = -Infinity }: NonNullable<Experiment['until']>, { values }: Rows): boolean {
  return values.every((x) => x <= atMost && x >= atLeast);
}

/** What is to be seen at the end: of a training on all its examples. */
function lastFrame(executable: Executable, plan: Plan): Promise<Values> {
  const signals = [...new Set(plan.observables.map(({ signal }) => signal))];
  return plan.course.verb === 'train' ? evaluateRows(executable, plan, plan.examples.training, signals) : executable.observe(signals);
}

async function seenOf(executable: Executable, plan: Plan, probes: readonly Probed[], frames: Advanced['frames'], last: Values) {
  const { examples, course } = plan;
  const isForward = course.verb === 'forward';
  const step = executable.step;
  const all = [...frames, { step, values: last }];
  const traces = probes.map(({ id, every, location }): [string, Trace] => {
    // passes are counted back from the last, which is always seen; time is counted from the start
    const own = all.filter((frame) => (isForward ? (step - frame.step) % every === 0 : frame.step % every === 0 || frame.step === step));
    return [id, { steps: own.map(({ values }) => slice(values, location)), at: own.map((frame) => frame.step / course.perUnit) }];
  });
  const signals = [...new Set(probes.map(({ location }) => location.signal))];
  const on = async (rows: Int32Array) => {
    const values = rows.length > 0 ? await evaluateRows(executable, plan, rows, signals) : new Map<SignalId, Rows>();
    return new Map(probes.flatMap(({ id, location }) => (values.has(location.signal) ? [[id, slice(values, location)] as const] : [])));
  };
  return {
    traces: new Map(traces),
    values: new Map(plan.observables.map((observable) => [`${observable.owner}.${observable.what}`, slice(last, observable)])),
    examples: { training: await on(examples.training), 'held-out': await on(examples.heldOut) },
    states: saved(plan, await executable.checkpoint()),
  };
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
