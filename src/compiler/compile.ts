/** The graph compiler: document → plan. What is sound is compiled; what is not is said, and left out with all that depends on it. */
import { nodeId, type NodeId, type OwnerId } from '../base/index.ts';
import { error, type Diagnostic, type GraphDocument, type Kinds, type Sizes } from '../graph/index.ts';
import { print, verify, type Program, type SignalId } from '../ir/index.ts';
import { withExperiment } from './experiment.ts';
import { dropDead } from './passes/drop-dead.ts';
import { estimateCost, tooCostly } from './passes/cost.ts';
import { group, printGroups, type GroupOptions } from './passes/group.ts';
import { layout } from './passes/layout.ts';
import { locationKey, lower, type Lowered } from './passes/lower.ts';
import { order } from './passes/order.ts';
import { resolve, type Resolved } from './passes/resolve.ts';
import { schedule } from './passes/schedule.ts';
import { forwarded, simplify } from './passes/simplify.ts';
import { inferSizes } from './passes/sizes.ts';
import { readValues, type Valued } from './passes/values.ts';
import type { Entry, Plan } from './plan.ts';

export interface Compiled {
  /** Undefined only when the whole drawing is refused (over a cap); else it covers every node without a problem. */
  readonly plan: Plan | undefined;
  readonly diagnostics: readonly Diagnostic[];
  /** Multiply-adds of one advance, all rows together. */
  readonly cost: number;
}

export interface CompileOptions extends Partial<GroupOptions> {
  /** Hears the text of every stage, for `neuroloom explain`. */
  readonly onStage?: (stage: Stage, text: () => string) => void;
}

export const stages = ['grouped', 'lowered', 'simplified', 'alive', 'laid-out', 'scheduled'] as const;
export type Stage = (typeof stages)[number];

export function compile(document: GraphDocument, experiment: string, kinds: Kinds, options: CompileOptions = {}): Compiled {
  const { onStage = () => {}, together = true } = options;
  const applied = withExperiment(document, experiment);
  const resolved = resolve(applied, kinds);
  const { levels, diagnostics: loops } = order(resolved);
  const { sizes, diagnostics: misfits } = inferSizes(resolved, levels);
  const cost = estimateCost(resolved, sizes);
  const problems = [...resolved.diagnostics, ...loops, ...misfits];
  const refusal = tooCostly(cost, 1);
  if (refusal) return { plan: undefined, diagnostics: [...problems, refusal], cost: cost.perRow };

  const valued = readValues(resolved, sizes, applied);
  const batch = batchSize(valued);
  const diagnostics = [...problems, ...valued.diagnostics, ...batch.diagnostics];
  const total = cost.perRow * batch.rows;
  const tooMany = tooCostly(cost, batch.rows);
  if (tooMany) return { plan: undefined, diagnostics: [...diagnostics, tooMany], cost: total };

  const sound = soundPart(resolved, sizes, diagnostics);
  const edges = resolved.edges.filter(({ from, to }) => sound.has(from.node) && sound.has(to.node));
  const grouping = group(resolved, levels, sound, { together });
  onStage('grouped', () => printGroups(grouping));
  const lowered = lower(grouping, edges, sound, valued);
  onStage('lowered', () => print(lowered.program));
  const program = [simplify, dropDead, layout].reduce((before, pass) => {
    const after = verify(pass.run(before));
    onStage(pass.name as Stage, () => print(after));
    return after;
  }, verify(lowered.program));
  const plan = planOf(program, lowered, applied, batch.rows);
  onStage('scheduled', () => printEntries(plan));
  return { plan, diagnostics, cost: total };
}

/** Nodes without an error of their own or upstream of them. */
function soundPart({ edges }: Resolved, sizes: ReadonlyMap<NodeId, Sizes>, diagnostics: readonly Diagnostic[]): ReadonlyMap<NodeId, Sizes> {
  const wrong = new Set(diagnostics.filter(({ severity }) => severity === 'error').map(({ at }) => at?.owner));
  const bad = new Set<NodeId>();
  if (wrong.size === 0 && diagnostics.length === 0) return sizes;
  for (const { id, to } of edges) if (wrong.has(id)) bad.add(to.node);
  for (const owner of wrong) if (owner !== undefined) bad.add(nodeId(owner));
  for (const { from, to } of edges) if (!sizes.has(from.node)) bad.add(to.node);
  for (const id of bad) for (const { from, to } of edges) if (from.node === id) bad.add(to.node);
  return new Map([...sizes].filter(([id]) => !bad.has(id)));
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

function planOf(program: Program, lowered: Lowered, document: GraphDocument, batch: number): Plan {
  const now = forwarded(lowered.program, program);
  const locate = (owner: OwnerId, what: string) => {
    const location = lowered.locations.get(locationKey(owner, what));
    return location && { ...location, signal: now(location.signal) };
  };
  const observables = lowered.observables.map((observable) => ({ ...observable, signal: now(observable.signal) }));
  const probed = Object.values(document.probes).flatMap(({ target }) => locate(nodeId(target.node), target.port)?.signal ?? []);
  const observed = distinct(observables.map(({ signal }) => signal));
  return {
    program,
    entries: schedule(program, { record: distinct(probed), evaluate: observed, observe: observed }),
    parameters: lowered.parameters,
    sources: lowered.sources,
    batch,
    locate,
    observables,
  };
}

function printEntries({ entries }: Plan): string {
  return Object.entries<Entry>({ ...entries })
    .map(([name, { steps, roots }]) => {
      const lines = steps.map(
        ({ op, free }) =>
          `  %${op.output} = ${op.kind}${op.inputs.map((id) => ` %${id}`).join('')}${free.length > 0 ? `   free ${free.map((id) => `%${id}`).join(' ')}` : ''}`,
      );
      return [`${name}:`, ...lines, `  gives ${roots.map((id) => `%${id}`).join(' ') || 'nothing'}`].join('\n');
    })
    .join('\n');
}
