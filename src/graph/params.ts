/** Parameters of kinds: TypeBox schemas that also say the parameter's role in the compiler and how the inspector shows it. */
import { Type, type TObject, type TSchema } from 'typebox';
import type { Json, JsonObject } from '../base/index.ts';
import { limits } from './limits.ts';

/**
 * `structure`: a change recompiles. `value`: one number per instance or element; a change writes into the running executable.
 * `source`: rows fed from outside. `note`: no part in the computation.
 */
export type ParamRole = 'structure' | 'value' | 'source' | 'note';

/** What a parameter's schema says beyond JSON Schema. */
export interface ParamMeta {
  readonly title: string;
  readonly role: ParamRole;
  readonly description: string;
  readonly default: Json;
  readonly symbol?: string;
  readonly unit?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  /** Ends of the slider, which are not limits. */
  readonly slider?: readonly [number, number];
  /** Shown only when another parameter has one of these values. */
  readonly shownWhen?: { readonly parameter: string; readonly is: readonly Json[] };
  /** Training changes it. */
  readonly trained?: boolean;
  /** A seed that the program reads. It is handed over in two halves: see `elementsOf`. */
  readonly seed?: true;
  /** Kept from a training, and not set by hand: the inspector has no field for it. */
  readonly kept?: boolean;
  /** Titles of the values of an enumeration. */
  readonly titles?: Readonly<Record<string, string>>;
}

/** The words above, to be declared to ajv. */
export const paramVocabulary = ['role', 'symbol', 'unit', 'slider', 'shownWhen', 'trained', 'seed', 'kept', 'titles'] as const;

/** A number, or one number per element: in a list, in nested lists, or in a tensor of the document. */
export type Numbers = number | readonly number[] | readonly (readonly number[])[] | { readonly tensor: string };

export const numberParam = (meta: Omit<ParamMeta, 'role'> & { readonly role?: ParamRole }) => Type.Number({ role: 'value', ...meta });
export const integerParam = (meta: Omit<ParamMeta, 'role'>) => Type.Integer({ role: 'structure', ...meta });
export const seedParam = (meta: Omit<ParamMeta, 'role' | 'minimum' | 'maximum'>) =>
  integerParam({ ...meta, minimum: 0, maximum: limits.seed });
/** A seed that may be varied, since the program reads it while it runs. */
export const liveSeedParam = (meta: Omit<ParamMeta, 'role' | 'minimum' | 'maximum'>) =>
  Type.Integer({ role: 'value', seed: true, ...meta, minimum: 0, maximum: limits.seed });
export const textParam = (meta: ParamMeta, maxLength: number) => Type.String({ ...meta, maxLength });
export const choiceParam = <const T extends readonly string[]>(values: T, meta: Omit<ParamMeta, 'role'>) =>
  Type.Unsafe<T[number]>({ type: 'string', enum: [...values], role: 'structure', ...meta });
export function numbersParam(meta: Omit<ParamMeta, 'role'>) {
  const { minimum, maximum } = meta;
  const element = { type: 'number', ...(minimum === undefined ? {} : { minimum }), ...(maximum === undefined ? {} : { maximum }) };
  return Type.Unsafe<Numbers>({
    role: 'value',
    ...meta,
    anyOf: [
      { type: 'number' },
      { type: 'array', items: { anyOf: [element, { type: 'array', items: element }] } },
      { type: 'object', properties: { tensor: { type: 'string' } }, required: ['tensor'], additionalProperties: false },
    ],
  });
}
export const paramsOf = <const T extends Record<string, TSchema>>(properties: T) =>
  Type.Object(properties, { additionalProperties: false, required: [] });

export function metaOf(params: TObject, name: string): ParamMeta | undefined {
  return params.properties[name] as unknown as ParamMeta | undefined;
}

/** Names and defaults of a schema's parameters, read once: a drawing asks for them a hundred thousand times. */
interface ParamTable {
  readonly names: ReadonlyMap<ParamRole | undefined, readonly string[]>;
  readonly defaults: JsonObject;
}
const tables = new WeakMap<TObject, ParamTable>();

function tableOf(params: TObject): ParamTable {
  const known = tables.get(params);
  if (known) return known;
  const all = Object.keys(params.properties);
  const table = {
    names: new Map<ParamRole | undefined, readonly string[]>([
      [undefined, all],
      ...(['structure', 'value', 'source', 'note'] as const).map(
        (role) => [role, all.filter((name) => metaOf(params, name)?.role === role)] as const,
      ),
    ]),
    defaults: Object.fromEntries(all.map((name) => [name, metaOf(params, name)?.default ?? null])),
  };
  tables.set(params, table);
  return table;
}

export function paramNames(params: TObject, role?: ParamRole): readonly string[] {
  return tableOf(params).names.get(role) ?? [];
}

export function defaultsOf(params: TObject): JsonObject {
  return tableOf(params).defaults;
}

/**
 * False for a parameter that others leave without a meaning: the given weight of an edge whose weights are drawn at random; also
 * when the parameter that it hangs on has no meaning itself.
 */
export function hasEffect(params: TObject, name: string, values: JsonObject): boolean {
  const { shownWhen } = metaOf(params, name) ?? {};
  if (!shownWhen) return true;
  return shownWhen.is.includes(values[shownWhen.parameter] ?? null) && hasEffect(params, shownWhen.parameter, values);
}

/** The given parameters, completed by the defaults. */
export function completed(params: TObject, given: JsonObject): JsonObject {
  return { ...defaultsOf(params), ...given };
}
