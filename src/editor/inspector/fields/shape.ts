/** What a parameter's schema says that it holds; its control follows from it. */
import type { Kind } from '../../../graph/index.ts';

export type ParamShape = 'number' | 'integer' | 'choice' | 'text' | 'numbers' | 'rows' | 'drawings';

interface Schema {
  readonly type?: string;
  readonly enum?: readonly string[];
  readonly anyOf?: readonly unknown[];
  readonly minimum?: number;
  readonly maximum?: number;
  readonly items?: Schema & { readonly minItems?: number; readonly maxItems?: number };
}

const schemaOf = (kind: Kind, name: string): Schema | undefined => kind.params.properties[name];

const byType: Readonly<Record<string, ParamShape>> = { integer: 'integer', string: 'text' };

export function shapeOf(kind: Kind, name: string): ParamShape {
  const schema = schemaOf(kind, name);
  if (schema?.enum) return 'choice';
  if (schema?.anyOf) return 'numbers';
  if (schema?.type === 'array') return tableOf(schema);
  return byType[schema?.type ?? ''] ?? 'number';
}

const tableOf = ({ items }: Schema): ParamShape => (items?.items?.type === 'string' ? 'drawings' : 'rows');

/** Bounds of every number of a table or a list. */
export function elementBounds(
  kind: Kind,
  name: string,
): { readonly integer: boolean; readonly minimum?: number; readonly maximum?: number } {
  const schema = schemaOf(kind, name);
  const { type, minimum, maximum } = schema?.items?.items ?? schema ?? {};
  return { integer: type === 'integer', ...(minimum === undefined ? {} : { minimum }), ...(maximum === undefined ? {} : { maximum }) };
}

/** How many numbers a row may have. */
export function rowWidth(kind: Kind, name: string): { readonly least: number; readonly most: number } {
  const { minItems = 1, maxItems = Infinity } = schemaOf(kind, name)?.items ?? {};
  return { least: minItems, most: maxItems };
}
