/** The graph compiler: document → plan. What is sound is compiled; what is not is said, and left out with all that depends on it. */
import { groupBy, nodeId, own, type NodeId, type OwnerId } from '../base/index.ts';
import {
  checkVary,
  error,
  paramNames,
  type Diagnostic,
  type Experiment,
  type GraphDocument,
  type Kinds,
  type Sizes,
} from '../graph/index.ts';
import { elements, print, signalOf, verify, type Program, type Signal, type SignalId } from '../ir/index.ts';
import { createBudget, Overspent, type Budget } from './budget.ts';
import { courseOf, examplesOf, minibatches, trainingRows, withExperiment } from './experiment.ts';
import { alikeDiagnostics } from './passes/alike.ts';
import { batchedNodes } from './passes/batched.ts';
import { cautionDiagnostics, lengthDiagnostics } from './passes/cautions.ts';
import { dropDead } from './passes/drop-dead.ts';
import { estimateCost, tooCostly } from './passes/cost.ts';
import { fuse } from './passes/fuse.ts';
import { group, printGroups, type GroupOptions } from './passes/group.ts';
import { layout } from './passes/layout.ts';
import { learn, withoutLoss, type Learnt } from './passes/learn.ts';
import { lower, type Lowered } from './passes/lower.ts';
import { locationKey } from './passes/lowering.ts';
import { order } from './passes/order.ts';
import { resolve, type Resolved } from './passes/resolve.ts';
import { schedule } from './passes/schedule.ts';
import { forwarded, simplify } from './passes/simplify.ts';
import { inferSizes } from './passes/sizes.ts';
import { spikeDiagnostics } from './passes/spikes.ts';
import { targetDiagnostics } from './passes/targets.ts';
import { readValues, type Valued } from './passes/values.ts';
import type { Course, Entry, Examples, Observable, Plan, Schedule, Slot } from './plan.ts';

export interface Compiled {
  /** Undefined only when the whole drawing is refused (over a cap); else it covers every node without a problem. */
  readonly plan: Plan | undefined;
  readonly diagnostics: readonly Diagnostic[];
  /** Multiply-adds of one advance, all rows together. */
  readonly cost: number;
  /** Multiply-adds before the first advance: what a memory takes to store its patterns. */
  readonly setup: number;
}

export interface CompileOptions extends Partial<GroupOptions> {
  /** Hears the text of every stage, for `neuroloom explain`. */
  readonly onStage?: (stage: Stage, text: () => string) => void;
}

export const stages = ['grouped', 'lowered', 'differentiated', 'simplified', 'alive', 'laid-out', 'scheduled'] as const;
export type Stage = (typeof stages)[number];

export function compile(document: GraphDocument, name: string, kinds: Kinds, options: CompileOptions = {}): Compiled {
  try {
    return compiled(document, name, kinds, options);
  } catch (cause) {
    if (cause instanceof Overspent) return { plan: undefined, diagnostics: [cause.diagnostic], cost: 0, setup: 0 };
    throw cause;
  }
}

function compiled(document: GraphDocument, name: string, kinds: Kinds, { onStage = () => {}, together = true }: CompileOptions): Compiled {
  const budget = createBudget();
  const experiment = own(document.experiments, name) ?? FORWARD;
  const applied = withExperiment(document, name);
  const resolved = resolve(applied, kinds);
  const { levels, diagnostics: loops } = order(resolved);
  const { sizes, diagnostics: misfits } = inferSizes(resolved, levels);
  const cost = estimateCost(resolved, sizes, applied.settings.seed);
  const problems = [...resolved.diagnostics, ...loops, ...misfits];
  const window = windowOf(experiment);
  const refusal = tooCostly(cost, rowsGiven(resolved, experiment), window);
  if (refusal) return { plan: undefined, diagnostics: [...problems, refusal], cost: cost.perRow, setup: cost.setup };

  const valued = readValues(resolved, sizes, applied, experiment);
  const rows = batchSize(valued);
  const found = [...problems, ...checkVary(applied, name, kinds), ...valued.diagnostics, ...rows.diagnostics];
  const fed = feedingOf(experiment, applied, rows.rows);
  const total = cost.perRow * fed.batch;
  const tooMany = tooCostly(cost, fed.batch, window);
  if (tooMany) return { plan: undefined, diagnostics: [...found, tooMany], cost: total, setup: cost.setup };

  const sound = soundPart(resolved, sizes, found);
  const edges = resolved.edges.filter(({ from, to }) => sound.has(from.node) && sound.has(to.node));
  const grouping = group(resolved, levels, sound, { together, batched: batchedNodes(edges, valued) });
  onStage('grouped', () => printGroups(grouping));
  const loss = experiment.loss === undefined ? undefined : nodeId(experiment.loss);
  const lowered = lower({ grouping, edges, sizes: sound, valued }, { verb: experiment.verb, ...applied.settings, loss }, budget);
  onStage('lowered', () => print(verify(lowered.program)));
  const learnt = experiment.verb === 'train' ? trained(lowered, name, experiment, budget) : asIs(lowered);
  onStage('differentiated', () => print(learnt.program));
  const program = [simplify, dropDead, layout].reduce((before, pass) => {
    const after = verify(pass.run(before));
    onStage(pass.name as Stage, () => print(after));
    return after;
  }, verify(learnt.program));
  const plan = planOf(program, lowered, learnt, { document: applied, experiment, ...fed });
  onStage('scheduled', () => printEntries(plan));
  const training = trainingRows(experiment, applied);
  const advice = [
    ...targetDiagnostics({ nodes: resolved.nodes, edges, sizes: sound, valued, training, name, experiment }),
    ...(experiment.verb === 'train' && loss !== undefined
      ? alikeDiagnostics({ nodes: resolved.nodes, edges, sizes: sound, levels, valued, seed: applied.settings.seed })
      : []),
    ...(experiment.verb === 'simulate'
      ? [
          ...spikeDiagnostics(resolved),
          ...lengthDiagnostics(name, experiment, fed.course),
          ...cautionDiagnostics(resolved, valued, fed.course),
        ]
      : []),
  ];
  return { plan, diagnostics: [...found, ...learnt.diagnostics, ...advice], cost: total, setup: cost.setup };
}

const FORWARD: Experiment = { verb: 'forward' };

const asIs = ({ program, slots }: Lowered): Learnt => ({ program, now: (id) => id, slots, diagnostics: [] });

function trained(lowered: Lowered, name: string, experiment: Experiment, budget: Budget): Learnt {
  const loss = experiment.loss === undefined ? undefined : lowered.locations.get(locationKey(experiment.loss, 'value'))?.signal;
  const learnt = learn(lowered, loss, experiment, budget);
  const needsLoss = loss === undefined && (experiment.loss !== undefined || lowered.ruled.states.length === 0);
  return needsLoss ? { ...learnt, diagnostics: [...learnt.diagnostics, withoutLoss(name)] } : learnt;
}

/** Nodes without an error of their own or upstream of them. */
function soundPart({ edges }: Resolved, sizes: ReadonlyMap<NodeId, Sizes>, diagnostics: readonly Diagnostic[]): ReadonlyMap<NodeId, Sizes> {
  const wrong = new Set(diagnostics.filter(({ severity }) => severity === 'error').map(({ at }) => at?.owner));
  const bad = new Set<NodeId>();
  if (wrong.size === 0 && diagnostics.length === 0) return sizes;
  for (const { id, to } of edges) if (wrong.has(id)) bad.add(to.node);
  for (const owner of wrong) if (owner !== undefined) bad.add(nodeId(owner));
  for (const { from, to } of edges) if (!sizes.has(from.node)) bad.add(to.node);
  const leaving = groupBy(edges, ({ from }) => from.node);
  for (const id of bad) for (const { to } of leaving.get(id) ?? []) bad.add(to.node);
  return new Map([...sizes].filter(([id]) => !bad.has(id)));
}

/** Steps that are written out one after the other. */
const windowOf = ({ verb, window = 1 }: Experiment): number => (verb === 'train' ? window : 1);

/** Rows that come at once, as far as the drawing says it without being read; of a training that is known later. */
function rowsGiven({ nodes }: Resolved, { verb, vary = {} }: Experiment): number {
  if (verb === 'train') return 1;
  const lists = [
    ...Object.values(vary),
    ...[...nodes.values()].flatMap(({ kind, params }) => paramNames(kind.params, 'source').map((name) => params[name])),
  ];
  return lists.reduce<number>((most, list) => Math.max(most, Array.isArray(list) ? list.length : 1), 1);
}

/** Sources have one row, or all the same number of rows. */
function batchSize({ nodes }: Valued): { readonly rows: number; readonly diagnostics: readonly Diagnostic[] } {
  const counts = [...nodes].flatMap(([id, { sources }]) => Object.values(sources).map(({ rows }) => ({ id, rows })));
  const rows = counts.reduce((largest, count) => Math.max(largest, count.rows), 1);
  const diagnostics = counts
    .filter((count) => count.rows !== 1 && count.rows !== rows)
    .map((count) =>
      error(
        'rows-mismatch',
        { owner: count.id, field: 'rows' },
        `'${count.id}' has ${count.rows} rows where another input has ${rows}. Give every input one row, or as many.`,
      ),
    );
  return { rows, diagnostics };
}

const distinct = (ids: readonly SignalId[]): readonly SignalId[] => [...new Set(ids)];

/** What an experiment feeds, and how much of it at once. */
interface Feeding {
  readonly batch: number;
  readonly course: Course;
  readonly examples: Examples;
  /** Of sources with many rows. */
  readonly schedule: Schedule;
}

function feedingOf(experiment: Experiment, document: GraphDocument, rows: number): Feeding {
  const isTraining = experiment.verb === 'train';
  const examples = examplesOf(experiment, document, isTraining ? rows : 0);
  const course = courseOf(experiment, document, examples.training.length);
  if (!isTraining) return { batch: rows, course, examples, schedule: HELD };
  const batch = Math.min(rows, experiment.batch ?? rows);
  return { batch, course, examples, schedule: minibatches(experiment, document, examples.training) };
}

interface Frame extends Feeding {
  readonly document: GraphDocument;
  readonly experiment: Experiment;
}

function planOf(
  program: Program,
  lowered: Lowered,
  learnt: Learnt,
  { document, experiment, batch, course, examples, schedule: fed }: Frame,
): Plan {
  const simplified = forwarded(learnt.program, program);
  const now = (id: SignalId) => simplified(learnt.now(id));
  const locate = (owner: OwnerId, what: string) => {
    const location = lowered.locations.get(locationKey(owner, what));
    return location && { ...location, signal: now(location.signal) };
  };
  const learning = learnt.slots.filter(({ slot }) => course.verb === 'train' && !slot.includes('.')).map(asObservable);
  const observables = [...lowered.observables.map((observable) => ({ ...observable, signal: now(observable.signal) })), ...learning];
  const probed = Object.values(document.probes).flatMap(({ target }) => locate(nodeId(target.node), target.port)?.signal ?? []);
  const observed = distinct(observables.map(({ signal }) => signal)).filter((id) => !isLargeGiven(signalOf(program, id)));
  return {
    program,
    entries: fuse(program, schedule(program, { record: distinct(probed), evaluate: observed, observe: observed })),
    parameters: new Map([...lowered.parameters].filter(([id]) => program.signals.has(id))),
    sources: new Map([...lowered.sources].map(([id, rows]) => [id, { ...rows, schedule: rows.rows > 1 ? fed : HELD }])),
    clock: [...program.signals.values()].find(({ role }) => role === 'clock')?.id,
    batch,
    slots: learnt.slots,
    course,
    examples,
    loss: experiment.loss === undefined ? undefined : locate(nodeId(experiment.loss), 'value')?.signal,
    locate,
    observables,
  };
}

/** What is given is known without computing it, and a thousand patterns are much to read with every frame. */
const isLargeGiven = ({ shape, role }: Signal): boolean => role === 'parameter' && elements(shape) > MOST_GIVEN;
const HELD: Schedule = { kind: 'held' };
/** Elements of a parameter that every frame still carries. */
const MOST_GIVEN = 4_096;
const asObservable = ({ owner, slot, signal, index, count }: Slot): Observable => ({ owner, what: slot, signal, index, count });

const names = (ids: readonly SignalId[]): string => ids.map((id) => `%${id}`).join(' ');

function printEntries({ entries }: Plan): string {
  return Object.entries<Entry>({ ...entries })
    .map(([name, { steps, roots }]) => {
      const lines = steps.flatMap(({ ops, outputs, free }) => {
        const freed = free.length > 0 ? `   free ${names(free)}` : '';
        const [first, ...others] = ops.map((op) => `%${op.output} = ${op.kind}${op.inputs.map((id) => ` %${id}`).join('')}`);
        if (others.length === 0) return [`  ${first}${freed}`];
        return [`  together, for ${names(outputs)}:${freed}`, ...[first, ...others].map((line) => `    ${line}`)];
      });
      return [`${name}:`, ...lines, `  gives ${names(roots) || 'nothing'}`].join('\n');
    })
    .join('\n');
}
