/**
 * The one validation of a value: whatever a parameter or an experiment is given by - a file, a link, a command line, a hand - is
 * looked at here. Whether lists have as many numbers as they should follows from the sizes of a drawing, and is for the compiler to say.
 */
import { own, type Json, type JsonObject } from '../base/index.ts';
import { error, type Diagnostic } from './diagnostic.ts';
import type { Experiment, GraphDocument } from './document.ts';
import { explainIssues } from './explain.ts';
import type { Kind, Kinds, Validator } from './kind.ts';
import { numberIssue, within, type Bounds } from './numbers.ts';
import { metaOf } from './params.ts';
import { decodeTensor } from './tensor.ts';
import * as validators from './validators.generated.js';

type Tensors = GraphDocument['tensors'];

/** What parameters are held against. */
interface Against {
  readonly kinds: Kinds;
  /** Of the document, where a parameter may refer to one. */
  readonly tensors?: Tensors;
}

/** Parameters of one node or edge, not necessarily all of them. */
export function checkParams(owner: string, kind: Kind, params: JsonObject, { kinds, tensors = {} }: Against): readonly Diagnostic[] {
  for (const [name, value] of Object.entries(params)) {
    const bounds = boundsOfElements(kind, name);
    const numbers = bounds ? numbersIn(value, tensors) : value;
    const issue = numberIssue(numbers, within(bounds ?? {}), `/${name}`);
    if (issue) return explainIssues([issue], { ...params, [name]: numbers }, owner);
  }
  return validated(kinds.validators[`${kind.role}/${kind.type}`], params, owner);
}

function validated(validator: Validator | undefined, value: unknown, owner: string): readonly Diagnostic[] {
  return !validator || validator(value) ? [] : explainIssues(validator.errors ?? [], value, owner);
}

/** Bounds of every number of a parameter that may be a list of them; a validator sees those of a single number only. */
function boundsOfElements(kind: Kind, name: string): Bounds | undefined {
  const { minimum, maximum } = metaOf(kind.params, name) ?? {};
  if (minimum === undefined && maximum === undefined) return undefined;
  return { ...(minimum === undefined ? {} : { minimum }), ...(maximum === undefined ? {} : { maximum }) };
}

function numbersIn(value: Json, tensors: Tensors): Json {
  const name = typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as JsonObject)['tensor'] : undefined;
  const tensor = typeof name === 'string' ? own(tensors, name) : undefined;
  const numbers = tensor && decodeTensor(tensor);
  return numbers instanceof Float64Array ? Array.from(numbers) : value;
}

/** The fields of an experiment that are its own; what it changes of nodes and edges is checked with these. */
export function checkFields(name: string, experiment: Experiment): readonly Diagnostic[] {
  const { inputs: _inputs, set: _set, vary: _vary, ...fields } = experiment;
  const issue = numberIssue(fields, within({}));
  return issue ? explainIssues([issue], fields, name) : validated(validators.validateExperiment, experiment, name);
}

export function checkSettings(settings: GraphDocument['settings']): readonly Diagnostic[] {
  const issue = numberIssue(settings, within({}));
  return issue ? explainIssues([issue], settings, 'document') : validated(validators.validateSettings, settings, 'document');
}

export function checkTensor({ tensors }: Pick<GraphDocument, 'tensors'>, name: string): readonly Diagnostic[] {
  const tensor = own(tensors, name);
  const decoded = tensor && decodeTensor(tensor);
  return typeof decoded === 'string' ? [error('bad-tensor', { owner: name }, `Tensor '${name}' ${decoded}.`)] : [];
}
