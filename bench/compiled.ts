/** A drawing that is compiled and prepared on a backend, as all parts of the bench run it. */
import { kinds } from '../nodes/kinds.ts';
import { nodeId } from '../src/base/index.ts';
import { compile, type Plan } from '../src/compiler/index.ts';
import type { GraphDocument } from '../src/graph/index.ts';
import type { Backend, Executable } from '../src/runtime/index.ts';

export interface Compiled {
  readonly plan: Plan;
  readonly executable: Executable;
  /** What a node or an edge shows at the present state. */
  see(owner: string, what: string): Promise<Float64Array>;
}

export async function prepared(backend: Backend, document: GraphDocument): Promise<Compiled> {
  const { plan, diagnostics } = compile(document, 'main', kinds);
  if (!plan || diagnostics.length > 0) throw new Error(diagnostics.map(({ message }) => message).join('\n') || document.title);
  const executable = await backend.prepare(plan);
  const see = async (owner: string, what: string): Promise<Float64Array> => {
    const at = plan.locate(nodeId(owner), what);
    if (!at) throw new Error(`'${owner}' has no ${what}`);
    const values = (await executable.observe([at.signal])).get(at.signal)?.values;
    return values?.slice(at.index, at.index + at.count) ?? new Float64Array();
  };
  return { plan, executable, see };
}
