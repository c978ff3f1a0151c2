/** Kinds that live in time or in sweeps bring the experiment in which they do, and what a run of it is watched with. */
import { kinds } from '../../../nodes/kinds.ts';
import { addExperiment, addProbe, freshId, type GraphDocument, type GraphNode, type PortRef, type Verb } from '../../graph/index.ts';
import type { Editor } from '../state/editor.ts';
import { freeName, newExperiment } from './experiments.ts';

/** The verb that a drawing needs for nodes of these kinds and has no experiment of. */
export function missingVerb(document: GraphDocument, types: Iterable<string>): Verb | undefined {
  const has = new Set(Object.values(document.experiments).map(({ verb }) => verb));
  for (const type of types) {
    const verbs = kinds.nodes.get(type)?.advancesIn;
    if (verbs && verbs.length > 0 && !verbs.includes('forward') && !verbs.some((verb) => has.has(verb))) return verbs[0];
  }
  return undefined;
}

interface Step {
  readonly gesture: string;
  /** What the undo menu says. */
  readonly label: string;
}

/** Adds the experiment that new nodes need, and probes of the first neuron, as part of the gesture that adds them. */
export function bringExperiment(editor: Editor, nodes: Readonly<Record<string, GraphNode>>, { gesture, label }: Step): void {
  const { document } = editor.store.getState().history;
  for (const target of toWatch(document, nodes)) editor.run(addProbe, { id: freshId(target.port, document.probes), target }, gesture);
  const verb = missingVerb(
    document,
    Object.values(nodes).map(({ type }) => type),
  );
  if (!verb) return;
  const name = freeName(document, verb);
  editor.run(addExperiment, { name, experiment: newExperiment(document, verb), label }, gesture);
  editor.chooseExperiment(name);
}

const watchedOf = (node: GraphNode | undefined): readonly string[] => kinds.nodes.get(node?.type ?? '')?.watched ?? [];

/** What the first of the new neurons is watched by, unless a neuron is watched already: a run without a trace shows little. */
export function toWatch({ nodes: all, probes }: GraphDocument, added: Readonly<Record<string, GraphNode>>): readonly PortRef[] {
  if (Object.values(probes).some(({ target: { node, port } }) => watchedOf(all[node])[0] === port)) return [];
  const first = Object.keys(added).find((id) => watchedOf(added[id]).length > 0);
  return first === undefined ? [] : watchedOf(added[first]).map((port) => ({ node: first, port }));
}
