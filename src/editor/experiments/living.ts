/** Kinds that live in time or in sweeps bring the experiment in which they do, and what a run of it is watched with. */
import { kinds } from '../../../nodes/kinds.ts';
import { addExperiment, addProbe, completed, freshId, type GraphDocument, type GraphNode, type Verb } from '../../graph/index.ts';
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
  const watched = unwatchedNeuron(document, nodes);
  if (watched !== undefined)
    for (const port of watchedPorts(nodes[watched]?.type))
      editor.run(addProbe, { id: freshId(port, document.probes), target: { node: watched, port } }, gesture);
  const verb = missingVerb(
    document,
    Object.values(nodes).map(({ type }) => type),
  );
  if (!verb) return;
  const name = freeName(document, verb);
  editor.run(addExperiment, { name, experiment: newExperiment(document, verb), label }, gesture);
  editor.chooseExperiment(name);
}

const WATCHED = 'potential';

/** Of a neuron that is only reset when it fires, the potential does not show the spikes. */
const watchedPorts = (type: string | undefined): readonly string[] => (type === 'lif' ? [WATCHED, 'spike'] : [WATCHED]);

/** The first of the new neurons, unless a membrane potential is watched already: a run without a trace shows little. */
export function unwatchedNeuron({ probes }: GraphDocument, nodes: Readonly<Record<string, GraphNode>>): string | undefined {
  if (Object.values(probes).some(({ target }) => target.port === WATCHED)) return undefined;
  return Object.keys(nodes).find((id) => {
    const { type = '', params = {} } = nodes[id] ?? {};
    const kind = kinds.nodes.get(type);
    return kind?.ports(completed(kind.params, params)).some(({ direction, name }) => direction === 'out' && name === WATCHED);
  });
}
