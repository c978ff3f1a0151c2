/** Levels along edges that act within a step, and the loops of such edges: outputs at step k follow from states and inputs at k. */
import { groupBy, type NodeId } from '../../base/index.ts';
import { error, type Diagnostic } from '../../graph/index.ts';
import type { Resolved, ResolvedEdge } from './resolve.ts';

export interface Ordered {
  /** Length of the longest path within a step that ends at the node. Nodes of a loop without delay, and what follows them, have none. */
  readonly levels: ReadonlyMap<NodeId, number>;
  readonly diagnostics: readonly Diagnostic[];
}

export function order({ nodes, edges }: Resolved): Ordered {
  const immediate = edges.filter((edge) => edge.immediate);
  const outgoing = groupBy(immediate, ({ from }) => from.node);
  const missing = new Map([...nodes.keys()].map((id) => [id, 0]));
  for (const { to } of immediate) missing.set(to.node, (missing.get(to.node) ?? 0) + 1);
  const levels = new Map<NodeId, number>();
  let ready = [...nodes.keys()].filter((id) => missing.get(id) === 0);
  for (let level = 0; ready.length > 0; level++) {
    const next: NodeId[] = [];
    for (const id of ready) levels.set(id, level);
    for (const id of ready)
      for (const { to } of outgoing.get(id) ?? []) {
        const left = (missing.get(to.node) ?? 0) - 1;
        missing.set(to.node, left);
        if (left === 0) next.push(to.node);
      }
    ready = next;
  }
  return {
    levels,
    diagnostics:
      levels.size === nodes.size
        ? []
        : loops(
            [...nodes.keys()].filter((id) => !levels.has(id)),
            immediate,
          ),
  };
}

function loops(among: readonly NodeId[], edges: readonly ResolvedEdge[]): Diagnostic[] {
  return stronglyConnected(among, edges).map((members) => {
    const inside = edges.filter(({ from, to }) => members.has(from.node) && members.has(to.node));
    const [first] = members;
    return error(
      'loop-without-delay',
      { owner: first as string },
      `${[...members].map((id) => `'${id}'`).join(' → ')} form a loop without a delay, so none of them can be computed first. Give its edges a delay of one step.`,
      {
        label: 'Delay the edges of this loop by one step',
        command: 'set-params',
        args: { label: 'Delay a loop', changes: inside.map(({ id }) => ({ owner: id, name: 'delay', value: 1 })) },
      },
    );
  });
}

/** Strongly connected parts that hold a loop (Tarjan 1972), without recursion. */
export function stronglyConnected<Id extends string>(
  among: readonly Id[],
  edges: readonly { readonly from: { readonly node: Id }; readonly to: { readonly node: Id } }[],
): readonly ReadonlySet<Id>[] {
  const outgoing = groupBy(edges, ({ from }) => from.node);
  const members = new Set(among);
  const index = new Map<Id, number>();
  const low = new Map<Id, number>();
  const stack: Id[] = [];
  const onStack = new Set<Id>();
  const found: Set<Id>[] = [];
  const targets = (id: Id): Id[] => (outgoing.get(id) ?? []).map(({ to }) => to.node).filter((to) => members.has(to));
  const open = (id: Id) => {
    index.set(id, index.size);
    low.set(id, index.get(id) as number);
    stack.push(id);
    onStack.add(id);
    return { id, rest: targets(id) };
  };
  const lower = (id: Id, to: number | undefined) => low.set(id, Math.min(low.get(id) as number, to as number));
  const close = (id: Id) => {
    if (low.get(id) !== index.get(id)) return;
    const part = new Set(stack.splice(stack.lastIndexOf(id)));
    for (const member of part) onStack.delete(member);
    if (part.size > 1 || targets(id).includes(id)) found.push(part);
  };
  for (const root of among) {
    const path = index.has(root) ? [] : [open(root)];
    for (let top = path.at(-1); top; top = path.at(-1)) {
      const next = top.rest.pop();
      if (next === undefined) {
        path.pop();
        close(top.id);
        const parent = path.at(-1);
        if (parent) lower(parent.id, low.get(top.id));
      } else if (!index.has(next)) path.push(open(next));
      else if (onStack.has(next)) lower(top.id, index.get(next));
    }
  }
  return found;
}
