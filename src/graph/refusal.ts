/** Why a change of a document is not made: what it would set is not valid. Looks at what the patches touch, and at nothing else. */
import type { Patch } from 'immer';
import { own, type JsonObject } from '../base/index.ts';
import { checkExperiment } from './check.ts';
import type { Diagnostic } from './diagnostic.ts';
import type { GraphDocument } from './document.ts';
import type { Kinds } from './kind.ts';
import { checkParams, checkSettings, checkTensor } from './validate.ts';
import { checkVary } from './vary.ts';

/** The first thing wrong that was not wrong before. */
export function refusalOf(before: GraphDocument, after: GraphDocument, patches: readonly Patch[], kinds: Kinds): Diagnostic | undefined {
  for (const place of placesOf(patches, after)) {
    const found = problemsAt(place, after, kinds);
    if (found.length === 0) continue;
    const known = new Set(problemsAt(place, before, kinds).map(({ message }) => message));
    const fresh = found.find(({ message }) => !known.has(message));
    if (fresh) return fresh;
  }
  return undefined;
}

type Collection = 'nodes' | 'edges' | 'experiments' | 'tensors' | 'settings';
interface Place {
  readonly collection: Collection;
  readonly id: string;
  /** The only parameter that changed. */
  readonly param?: string;
}

function placesOf(patches: readonly Patch[], after: GraphDocument): readonly Place[] {
  const places = new Map<string, Place>();
  const add = (place: Place) => places.set(`${place.collection} ${place.id} ${place.param ?? ''}`, place);
  for (const { path } of patches) {
    const [collection, id, field, param] = path.map(String) as [Collection, string?, string?, string?];
    if (!(collection in problems)) continue;
    if (collection === 'settings') add({ collection, id: '' });
    else if (id === undefined) for (const each of Object.keys(after[collection])) add({ collection, id: each });
    else if (field === undefined || collection === 'experiments' || collection === 'tensors') add({ collection, id });
    else if (field === 'params') add({ collection, id, ...(param === undefined ? {} : { param }) });
  }
  return [...places.values()];
}

type Problems = (place: Place, document: GraphDocument, kinds: Kinds) => readonly Diagnostic[];

const ofParams =
  (collection: 'nodes' | 'edges'): Problems =>
  ({ id, param }, document, kinds) => {
    const item = own<{ readonly type: string; readonly params: JsonObject }>(document[collection], id);
    const kind = item && kinds[collection].get(item.type);
    if (!kind) return [];
    const value = param === undefined ? undefined : item.params[param];
    const params = param === undefined ? item.params : value === undefined ? {} : { [param]: value };
    return checkParams(id, kind, params, { kinds, tensors: document.tensors });
  };

const problems: { readonly [C in Collection]: Problems } = {
  nodes: ofParams('nodes'),
  edges: ofParams('edges'),
  experiments: ({ id }, document, kinds) =>
    own(document.experiments, id)
      ? [...checkExperiment(document, id, kinds), ...checkVary(document, id, kinds)].filter(({ severity }) => severity === 'error')
      : [],
  tensors: ({ id }, document) => checkTensor(document, id),
  settings: (_, { settings }) => checkSettings(settings),
};

const problemsAt: Problems = (place, document, kinds) => problems[place.collection](place, document, kinds);
