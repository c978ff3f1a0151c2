/** A drawing that is handed in, judged by a task: what is claimed, measured and run is the task's, so that nobody passes by claiming less. */
import { kinds } from '../../nodes/kinds.ts';
import { isJsonObject, type Json } from '../base/index.ts';
import { checkDocument, flatNumbers, type Diagnostic, type Experiment, type GraphDocument } from '../graph/index.ts';

/**
 * The drawing with claims, probes and experiments of the task, and what does not fit. Its own are dropped. Experiments have the seed and
 * the dt that they have in the task, also where they take those of its settings, and the numbers of its tensors.
 */
export function underTask(
  handedIn: GraphDocument,
  task: GraphDocument,
): { readonly document: GraphDocument; readonly diagnostics: readonly Diagnostic[] } {
  const { claims, probes } = task;
  const experiments = Object.fromEntries(Object.entries(task.experiments).map(([name, one]) => [name, onItsOwn(one, task)]));
  const document = { ...handedIn, claims, probes, experiments };
  return { document, diagnostics: checkDocument(document, kinds) };
}

/** The experiment without anything that it takes from its document. */
function onItsOwn(experiment: Experiment, { settings, tensors }: GraphDocument): Experiment {
  const { seed = settings.seed, dt = settings.dt, set = {} } = experiment;
  const given = Object.entries(set).map(([path, value]) => [path, inPlace(value, tensors)]);
  return { ...experiment, seed, dt, set: Object.fromEntries(given) };
}

/** Numbers that stand in a tensor, in one list. */
function inPlace(value: Json, tensors: GraphDocument['tensors']): Json {
  if (!isJsonObject(value) || typeof value['tensor'] !== 'string') return value;
  const numbers = flatNumbers({ tensor: value['tensor'] }, tensors);
  return typeof numbers === 'string' ? value : Array.from(numbers);
}
