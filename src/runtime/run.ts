/** Runs an experiment from its start to its end, and keeps what its probes saw. */
import { nodeId } from '../base/index.ts';
import { compile, type Location, type Plan, type Rows } from '../compiler/index.ts';
import { hasErrors, type Diagnostic, type GraphDocument, type Kinds } from '../graph/index.ts';
import type { Backend, Values } from './backend.ts';

/** Values of one node's port: per step, rows of `count` elements. */
export interface Trace {
  readonly steps: readonly Rows[];
}

export type RunResult =
  | {
      readonly ok: true;
      readonly plan: Plan;
      readonly diagnostics: readonly Diagnostic[];
      readonly traces: ReadonlyMap<string, Trace>;
      /** Every observable value after the last advance, by `node.port`. */
      readonly values: ReadonlyMap<string, Rows>;
    }
  | { readonly ok: false; readonly diagnostics: readonly Diagnostic[] };

/** Refuses a drawing with errors: a number from half of it would mislead. */
export async function runExperiment(document: GraphDocument, experiment: string, kinds: Kinds, backend: Backend): Promise<RunResult> {
  const { plan, diagnostics } = compile(document, experiment, kinds);
  if (!plan || hasErrors(diagnostics)) return { ok: false, diagnostics };
  const executable = await backend.prepare(plan);
  try {
    const probes = Object.entries(document.probes).flatMap(([id, { target, every }]) => {
      const location = plan.locate(nodeId(target.node), target.port);
      return location ? [{ id, every, location }] : [];
    });
    // what the last pass shows is observed before that pass advances the states
    const length = document.experiments[experiment]?.length ?? 1;
    const record = [...new Set(probes.map(({ location }) => location.signal))];
    const before = await executable.advance(length - 1, record);
    const observed = await executable.observe([...new Set(plan.observables.map(({ signal }) => signal))]);
    const frames = [...before, observed];
    return {
      ok: true,
      plan,
      diagnostics,
      traces: new Map(probes.map(({ id, every, location }) => [id, { steps: seen(frames, every).map((frame) => slice(frame, location)) }])),
      values: new Map(plan.observables.map((observable) => [`${observable.owner}.${observable.what}`, slice(observed, observable)])),
    };
  } finally {
    executable.dispose();
  }
}

/** Every so many frames, counted back from the last, which is always seen. */
const seen = (frames: readonly Values[], every: number): readonly Values[] =>
  frames.filter((_, step) => (frames.length - 1 - step) % every === 0);

/** One node's part of a signal, row after row. */
export function slice(values: Values, { signal, index, count }: Location): Rows {
  const { rows, values: all } = values.get(signal) as Rows;
  const width = all.length / rows;
  const own = new Float64Array(rows * count);
  for (let row = 0; row < rows; row++) own.set(all.subarray(row * width + index, row * width + index + count), row * count);
  return { rows, values: own };
}
