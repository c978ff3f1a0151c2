/** Small drawings for tests, said in few words: `drawing({ x: input([[1]]), u: node('unit') }, { e: weight('x', 'u', 0.5) })`. */
import { kinds } from '../nodes/kinds.ts';
import { present, type JsonObject } from '../src/base/index.ts';
import { compile, type CompileOptions, type Plan, type Stage } from '../src/compiler/index.ts';
import { emptyDocument, type GraphDocument, type GraphEdge, type GraphNode } from '../src/graph/index.ts';
import { createReferenceBackend, runExperiment, slice, type Backend } from '../src/runtime/index.ts';

export interface EdgeSketch {
  readonly type: string;
  /** `node`, or `node.port` where it is not the first port. */
  readonly from: string;
  readonly to: string;
  readonly params: JsonObject;
}

export const node = (type: string, params: JsonObject = {}): GraphNode => ({ type, params, position: [0, 0] });
export const input = (rows: readonly (readonly number[])[]): GraphNode => node('input', { size: rows[0]?.length ?? 1, rows });
export const weight = (from: string, to: string, value: JsonObject[string] = 1, params: JsonObject = {}): EdgeSketch => ({
  type: 'weight',
  from,
  to,
  params: { weight: value, ...params },
});
export const wire = (from: string, to: string, params: JsonObject = {}): EdgeSketch => ({ type: 'wire', from, to, params });

export function drawing(
  nodes: Readonly<Record<string, GraphNode>>,
  edges: Readonly<Record<string, EdgeSketch>> = {},
  more: Partial<GraphDocument> = {},
): GraphDocument {
  const end = (text: string, direction: 'in' | 'out') => {
    const [id = '', port] = text.split('.');
    const { type, params } = present(nodes[id], id);
    const first = () =>
      kinds.nodes
        .get(type)
        ?.ports(params)
        .find((candidate) => candidate.direction === direction)?.name;
    return { node: id, port: port ?? first() ?? '' };
  };
  const drawn = Object.entries(edges).map(([id, { type, from, to, params }]): [string, GraphEdge] => [
    id,
    { type, params, from: end(from, 'out'), to: end(to, 'in') },
  ]);
  return { ...emptyDocument('Test'), nodes, edges: Object.fromEntries(drawn), ...more };
}

/** Every observable value of a drawing, by `node.port`, rows one after the other. Throws where the drawing has errors. */
export async function observe(
  document: GraphDocument,
  backend: Backend = createReferenceBackend(),
  experiment = 'main',
): Promise<ReadonlyMap<string, Float64Array>> {
  const result = await runExperiment(document, experiment, kinds, backend);
  if (!result.ok) throw new Error(result.diagnostics.map(({ message }) => message).join('\n'));
  return new Map([...result.values].map(([name, { values }]) => [name, values]));
}

/** The same from a plan, for compilations with other options, after some steps. */
export async function observePlan(plan: Plan, backend: Backend = createReferenceBackend(), steps = 0): Promise<Map<string, Float64Array>> {
  const executable = await backend.prepare(plan);
  try {
    await executable.advance(steps, []);
    const values = await executable.observe(plan.entries.observe.roots);
    return new Map(plan.observables.map((observable) => [`${observable.owner}.${observable.what}`, slice(values, observable).values]));
  } finally {
    executable.dispose();
  }
}

export const planFor = (document: GraphDocument, options: CompileOptions = {}): Plan =>
  present(compile(document, 'main', kinds, options).plan, 'plan');

export async function valuesOf(document: GraphDocument, what: string, backend?: Backend): Promise<number[]> {
  return [...present((await observe(document, backend)).get(what), what)];
}

/** Codes and sentences of what the compiler says about a drawing. */
export const complaints = (document: GraphDocument): readonly string[] =>
  compile(document, 'main', kinds).diagnostics.map(({ code, message }) => `${code}: ${message}`);

/** A drawing as the compiler has it at some stage. */
export function textAt(stage: Stage, document: GraphDocument, experiment = 'main'): string {
  const texts = new Map<Stage, string>();
  compile(document, experiment, kinds, { onStage: (at, text) => texts.set(at, text()) });
  return texts.get(stage) ?? '';
}
