/** Every parameter that holds numbers, what is tried on it, and what is right by the published schema. */
import { Ajv, type ValidateFunction } from 'ajv';
import { readFileSync } from 'node:fs';
import { kinds } from '../../nodes/kinds.ts';
import type { Json } from '../../src/base/index.ts';
import { completed, type GraphDocument, type Kind } from '../../src/graph/index.ts';
import { drawing, input, node, weight, wire } from '../drawing.ts';

export type Given = unknown;
export interface Schema {
  readonly type?: string;
  readonly role?: string;
  readonly trained?: boolean;
  readonly kept?: boolean;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly exclusiveMinimum?: number;
  readonly exclusiveMaximum?: number;
  readonly anyOf?: unknown;
  readonly items?: Schema;
  readonly properties?: Readonly<Record<string, Schema>>;
}
type Form = 'number' | 'numbers' | 'rows';

/** A parameter that holds numbers, in a drawing where one element `it` is of its kind. */
export interface Parameter {
  readonly kind: Kind;
  readonly name: string;
  readonly schema: Schema;
  readonly form: Form;
  readonly document: GraphDocument;
  /** How many numbers it holds. */
  readonly size: number;
  readonly isValid: ValidateFunction;
}

export const ajv = new Ajv({ strict: false });
export const readSchema = (path: string) => JSON.parse(readFileSync(path, 'utf8')) as Schema;

const formOf = ({ type, anyOf, items }: Schema): Form | undefined => {
  if (anyOf) return 'numbers';
  if (type === 'array') return items?.items?.type === 'string' ? undefined : 'rows';
  return type === 'number' || type === 'integer' ? 'number' : undefined;
};

/** `it`, with so many elements that a list of another length can be told, and with rows that have an effect. */
function documentFor(kind: Kind): GraphDocument {
  if (kind.role === 'edge')
    return drawing(
      { x: input([[1, 1]]), u: node('layer', { size: 2 }) },
      { it: kind.type === 'wire' ? wire('x', 'u') : weight('x', 'u', [1, 1, 1, 1]) },
    );
  if (kind.type === 'dataset') return drawing({ it: node(kind.type, { data: 'own', columns: 1 }) });
  return drawing({ it: node(kind.type, 'size' in kind.params.properties && kind.type !== 'input' ? { size: 2 } : {}) });
}

export const parameters: readonly Parameter[] = [...kinds.nodes.values(), ...kinds.edges.values()].flatMap((kind) => {
  const file = readSchema(`schemas/nodes/${kind.type}${kind.role === 'edge' ? '-edge' : ''}.schema.json`);
  const isValid = ajv.compile(file as object);
  const document = documentFor(kind);
  const params = { ...(document.nodes['it'] ?? document.edges['it'])?.params };
  return Object.entries(file.properties ?? {}).flatMap(([name, schema]): Parameter[] => {
    const form = formOf(schema);
    const size = kind.role === 'edge' ? 4 : (kind.paramSizes?.(completed(kind.params, params))[name] ?? 1);
    return form ? [{ kind, name, schema, form, document, size, isValid }] : [];
  });
});

/** Numbers beside and at every bound, and what no bound says. */
export function numbersFor({ minimum, maximum, exclusiveMinimum, exclusiveMaximum }: Schema): readonly number[] {
  const beside = [minimum, maximum, exclusiveMinimum, exclusiveMaximum].flatMap((bound) =>
    bound === undefined ? [] : [bound - 1, bound - 1e-6, bound, bound + 1e-6, bound + 1],
  );
  return [...new Set([...beside, 0, 0.5, 1, -1, 3.4028234663852886e38, 1e39, -1e39, Infinity, -Infinity, NaN])];
}

export const NO_NUMBERS: readonly Given[] = ['text', '', null, true, {}];

/** Values of the form of a parameter, some of them good. */
export function valuesFor({ form, schema, size, name, kind }: Parameter): readonly Given[] {
  if (form === 'number') return [...numbersFor(schema), ...NO_NUMBERS, [1]];
  const list = (x: unknown, length: number) => Array.from({ length }, (_, i) => (i === length - 1 ? x : 1));
  if (form === 'numbers')
    return [
      ...numbersFor(schema).flatMap((x) => [x, list(x, size)]),
      list(1, size + 1),
      list(1, size + 2),
      list('text', size),
      ...NO_NUMBERS,
    ];
  const width = kind.type === 'input' && name === 'rows' ? 1 : 2;
  return [
    ...numbersFor(schema.items?.items ?? {}).map((x) => [list(x, width)]),
    [list(1, width), list(1, width + 1)],
    [list('text', width)],
    [1],
    ...NO_NUMBERS,
  ];
}

export const flatten = (value: Given): readonly Given[] => (Array.isArray(value) ? value.flatMap(flatten) : [value]);
export const isHeld = (x: Given): boolean => typeof x !== 'number' || Number.isFinite(Math.fround(x));

/** As many numbers as the parameter has elements, or one for all; rows as wide as the input; rows of two numbers elsewhere say it in the schema. */
function isOfSize({ form, size, kind, name, schema }: Parameter, value: Given): boolean {
  if (form === 'numbers') return !Array.isArray(value) || flatten(value).length === size;
  if (form !== 'rows' || !Array.isArray(value)) return true;
  if (kind.type === 'input') return value.every((row) => Array.isArray(row) && row.length === 1);
  return schema.items?.type === 'array' && name === 'rows' ? new Set(value.map((row: Json) => (row as Json[]).length)).size === 1 : true;
}

export const isRight = (parameter: Parameter, value: Given): boolean =>
  parameter.isValid({ [parameter.name]: value }) && flatten(value).every(isHeld) && isOfSize(parameter, value);
