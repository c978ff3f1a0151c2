/** The parameters of one or several things of the same kind, generated from the schema of the kind. */
import type { Json } from '../../../base/index.ts';
import { completed, hasEffect, metaOf, paramNames, withShared, type Kind } from '../../../graph/index.ts';
import { useEditorState } from '../../state/context.tsx';
import { ParamField } from './ParamField.tsx';

export interface ParamFieldsProps {
  readonly kind: Kind;
  /** Ids of nodes or edges; a change is made to all of them. */
  readonly owners: readonly string[];
  /** Only these; all when left out. */
  readonly names?: readonly string[];
  /** Parameters that have a place of their own elsewhere in the panel. */
  readonly without?: readonly string[];
}

const NONE: readonly string[] = [];

export function ParamFields({ kind, owners, names = paramNames(kind.params), without = NONE }: ParamFieldsProps) {
  const document = useEditorState((state) => withShared(state.history.document));
  const all = owners.map((id) => completed(kind.params, (document.nodes[id] ?? document.edges[id])?.params ?? {}));
  const isShown = (name: string) => !without.includes(name) && metaOf(kind.params, name)?.kept !== true;
  const shown = names.filter((name) => isShown(name) && all.every((params) => hasEffect(kind.params, name, params)));
  return shown.map((name) => (
    <ParamField key={name} kind={kind} name={name} owners={owners} value={common(all.map((params) => params[name] ?? null))} />
  ));
}

/** The value that all have; undefined when they differ. */
export function common(values: readonly Json[]): Json | undefined {
  const [first] = values;
  return values.every((value) => value === first || JSON.stringify(value) === JSON.stringify(first)) ? first : undefined;
}
