/**
 * Every way in is the same door: whatever gives a number to a parameter, an experiment or the settings, it is taken if and only if the
 * published schema takes it, float32 holds it, and it is as many numbers as are needed. A new way in is one row of the table.
 */
import { describe, expect, test } from 'vitest';
import { kinds } from '../../nodes/kinds.ts';
import type { Json, JsonObject } from '../../src/base/index.ts';
import { parsePositive } from '../../src/cli/arguments.ts';
import { override } from '../../src/cli/overrides.ts';
import {
  describeDocument,
  loadDocument,
  parseDocument,
  setExperiment,
  type Experiment,
  type GraphDocument,
} from '../../src/graph/index.ts';
import { drawing, node } from '../drawing.ts';
import { ajv, isHeld, isRight, NO_NUMBERS, numbersFor, parameters, readSchema, valuesFor, type Given, type Schema } from './door-values.ts';
import { doors, edited, hasNaN, isText, orRefused, written } from './doors.ts';

const said = (value: Given): string => (typeof value === 'number' ? String(value) : written(value));

describe.each(doors)('$name', ({ reaches, takes, isRight: right = isRight }) => {
  test('takes what the schema takes, float32 holds and has the right size, and nothing else', () => {
    const tried = { taken: 0, refused: 0 };
    const wrong: string[] = [];
    for (const parameter of parameters)
      for (const value of valuesFor(parameter).filter((each) => reaches(parameter, each))) {
        const expected = right(parameter, value);
        tried[expected ? 'taken' : 'refused']++;
        if (takes(parameter, value) !== expected)
          wrong.push(`${parameter.kind.type}.${parameter.name} = ${said(value)} should be ${expected ? 'taken' : 'refused'}`);
      }
    expect(wrong).toEqual([]);
    expect(Math.min(tried.taken, tried.refused)).toBeGreaterThan(0);
  });
});

interface Field {
  /** From the document. */
  readonly path: readonly string[];
  readonly schema: Schema;
}

const graphSchema = readSchema('schemas/graph.schema.json');
const { properties: { settings: { properties: settings = {} } = {}, experiments } = {} } = graphSchema as {
  readonly properties?: {
    readonly settings?: Schema;
    readonly experiments?: { readonly patternProperties: Readonly<Record<string, Schema>> };
  };
};
const [experiment] = Object.values(experiments?.patternProperties ?? {});

const numbersOf = (properties: Readonly<Record<string, Schema>>, path: readonly string[]): readonly Field[] =>
  Object.entries(properties).flatMap(([name, schema]): readonly Field[] => {
    if (schema.type === 'number' || schema.type === 'integer') return [{ path: [...path, name], schema }];
    return name === 'optimizer' ? numbersOf(schema.properties ?? {}, [...path, name]) : [];
  });

const fields: readonly Field[] = [
  ...numbersOf(settings, ['settings']),
  ...numbersOf(experiment?.properties ?? {}, ['experiments', 'main']),
];

const plain = drawing(
  { it: node('unit') },
  {},
  { experiments: { main: { verb: 'train', optimizer: { rule: 'momentum', rate: 0.1 } }, other: { verb: 'forward' } } },
);

/** The document with one number somewhere in it. */
function withField(value: Json, path: readonly string[], number: Given): Json {
  const [first, ...rest] = path;
  if (first === undefined) return number as Json;
  const object = value as JsonObject;
  return { ...object, [first]: withField(object[first] ?? null, rest, number) };
}
const changedPlain = ({ path }: Field, value: Given) => withField(plain, path, value) as unknown as GraphDocument;

interface FieldDoor {
  readonly name: string;
  reaches(field: Field, value: Given): boolean;
  takes(field: Field, value: Given): boolean;
}

const fieldDoors: readonly FieldDoor[] = [
  {
    name: 'a file',
    reaches: (_, value) => !hasNaN(value),
    takes: (field, value) => parseDocument(written(changedPlain(field, value)), kinds).ok,
  },
  {
    name: 'a kept record',
    reaches: () => true,
    takes: (field, value) => loadDocument(structuredClone(changedPlain(field, value)), kinds).ok,
  },
  {
    name: 'a change by hand',
    reaches: () => true,
    takes(field, value) {
      const { settings: next, experiments: changed } = changedPlain(field, value);
      return (
        edited(plain, (editor) =>
          field.path[0] === 'settings'
            ? editor.run(describeDocument, { settings: next })
            : editor.run(setExperiment, { name: 'main', experiment: changed['main'] as Experiment }),
        ) !== undefined
      );
    },
  },
  {
    name: '--length',
    reaches: ({ path }, value) => path.at(-1) === 'length' && !hasNaN(value) && value !== '',
    takes: (_, value) =>
      orRefused(
        () =>
          typeof override(plain, 'main', { input: [], set: [], length: parsePositive(isText(value) ? value : written(value)) }) !==
          'string',
      ),
  },
];

describe.each(fieldDoors)('to experiments and settings, $name', ({ reaches, takes }) => {
  test('takes what the schema takes and float32 holds, and nothing else', () => {
    const tried = { taken: 0, refused: 0 };
    const wrong: string[] = [];
    for (const field of fields) {
      const isValid = ajv.compile(field.schema as object);
      for (const value of [...numbersFor(field.schema), ...NO_NUMBERS].filter((each) => reaches(field, each))) {
        const expected = isValid(value) && isHeld(value);
        tried[expected ? 'taken' : 'refused']++;
        if (takes(field, value) !== expected)
          wrong.push(`${field.path.join('.')} = ${said(value)} should be ${expected ? 'taken' : 'refused'}`);
      }
    }
    expect(wrong).toEqual([]);
    expect(Math.min(tried.taken, tried.refused)).toBeGreaterThan(0);
  });
});

test('the tables reach every kind that has numbers, and every bound', () => {
  expect(new Set(parameters.map(({ kind }) => kind.type)).size).toBeGreaterThan(15);
  expect(parameters.filter(({ schema }) => schema.minimum !== undefined || schema.maximum !== undefined).length).toBeGreaterThan(40);
  expect(fields.map(({ path }) => path.join('.'))).toEqual(
    expect.arrayContaining([
      'settings.seed',
      'settings.dt',
      'experiments.main.batch',
      'experiments.main.optimizer.rate',
      'experiments.main.l2',
    ]),
  );
});
