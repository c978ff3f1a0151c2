/** Drawings of one experiment, step by step: everything that can be seen, of runs that are compiled in different ways. */
import { kinds } from '../../nodes/kinds.ts';
import { present } from '../../src/base/index.ts';
import { compile, type CompileOptions, type Plan } from '../../src/compiler/index.ts';
import { hasErrors, type Experiment, type GraphDocument, type GraphNode } from '../../src/graph/index.ts';
import { createReferenceBackend, slice } from '../../src/runtime/index.ts';
import { drawing, type EdgeSketch } from '../drawing.ts';

export const simulated = (
  nodes: Readonly<Record<string, GraphNode>>,
  edges: Readonly<Record<string, EdgeSketch>> = {},
  { dt = 0.1, ...more }: Partial<Experiment> = {},
): GraphDocument => drawing(nodes, edges, { settings: { seed: 7, dt }, experiments: { main: { verb: 'simulate', length: 10, ...more } } });

/** Throws where the drawing has errors; that a step cannot give what is asked for is a warning, and the same for all ways to compute it. */
export function soundPlan(document: GraphDocument, options: CompileOptions = {}): Plan {
  const { plan, diagnostics } = compile(document, 'main', kinds, options);
  if (hasErrors(diagnostics)) throw new Error(diagnostics.map(({ message }) => message).join('\n'));
  return present(plan, 'plan');
}

/** [look][row][element] of each `node.port`. */
export type Trajectory = ReadonlyMap<string, readonly (readonly (readonly number[])[])[]>;

/** Steps between two looks: what happens between them leaves its traces. */
const EVERY = 5;

/** What can be seen on the reference at the start and every few steps; −0 counts as 0. */
export async function trajectory(plan: Plan, steps: number, every = EVERY): Promise<Trajectory> {
  const executable = await createReferenceBackend().prepare(plan);
  const found = new Map<string, (readonly (readonly number[])[])[]>();
  try {
    for (let step = 0; step <= steps; step += every) {
      if (step > 0) await executable.advance(every, []);
      const values = await executable.observe(plan.entries.observe.roots);
      for (const observable of plan.observables) {
        const { rows, values: all } = slice(values, observable);
        const width = all.length / rows;
        const what = `${observable.owner}.${observable.what}`;
        const own = found.get(what) ?? [];
        found.set(what, own);
        own.push(Array.from({ length: rows }, (_, row) => Array.from(all.subarray(row * width, (row + 1) * width), (x) => x + 0)));
      }
    }
  } finally {
    executable.dispose();
  }
  return found;
}
