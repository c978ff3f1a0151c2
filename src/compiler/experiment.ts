/** A document as one of its experiments has it: other rows in inputs, other parameters, another seed. */
import { own, type JsonObject } from '../base/index.ts';
import type { GraphDocument } from '../graph/index.ts';

export function withExperiment(document: GraphDocument, name: string): GraphDocument {
  const experiment = own(document.experiments, name);
  if (!experiment) return document;
  const { inputs = {}, set = {}, seed } = experiment;
  const changes = new Map<string, JsonObject>();
  const change = (owner: string, params: JsonObject) => changes.set(owner, { ...changes.get(owner), ...params });
  for (const [id, rows] of Object.entries(inputs)) change(id, { rows });
  for (const [path, value] of Object.entries(set)) {
    const dot = path.lastIndexOf('.');
    change(path.slice(0, dot), { [path.slice(dot + 1)]: value });
  }
  if (changes.size === 0) return seed === undefined ? document : { ...document, settings: { ...document.settings, seed } };
  const apply = <T extends { readonly params: JsonObject }>(items: Readonly<Record<string, T>>): Record<string, T> =>
    Object.fromEntries(
      Object.entries(items).map(([id, item]) => [id, changes.has(id) ? { ...item, params: { ...item.params, ...changes.get(id) } } : item]),
    );
  return {
    ...document,
    settings: { ...document.settings, seed: seed ?? document.settings.seed },
    nodes: apply(document.nodes),
    edges: apply(document.edges),
  };
}
