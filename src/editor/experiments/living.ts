/** Kinds that live in time or in sweeps bring the experiment in which they do. */
import { kinds } from '../../../nodes/kinds.ts';
import { addExperiment, type GraphDocument, type Verb } from '../../graph/index.ts';
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

/** Adds the experiment that new nodes need, as part of the gesture that adds them, and shows it. */
export function bringExperiment(editor: Editor, types: Iterable<string>, { gesture, label }: Step): void {
  const { document } = editor.store.getState().history;
  const verb = missingVerb(document, types);
  if (!verb) return;
  const name = freeName(document, verb);
  editor.run(addExperiment, { name, experiment: newExperiment(document, verb), label }, gesture);
  editor.chooseExperiment(name);
}
