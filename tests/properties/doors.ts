/** The ways in which a number reaches a parameter, one row each. */
import { expect } from 'vitest';
import { kinds } from '../../nodes/kinds.ts';
import type { Json, JsonObject } from '../../src/base/index.ts';
import { parseInput, parseSetting } from '../../src/cli/arguments.ts';
import { override } from '../../src/cli/overrides.ts';
import { compile } from '../../src/compiler/index.ts';
import { numberProblem } from '../../src/editor/inspector/fields/NumberField.tsx';
import { elementBounds } from '../../src/editor/inspector/fields/shape.ts';
import { valueProblem } from '../../src/editor/inspector/fields/valueProblem.ts';
import { outcomeOf } from '../../src/editor/inspector/table/PasteTable.tsx';
import { linkTo, unpackLink } from '../../src/editor/share/link.ts';
import { createEditor, type Editor } from '../../src/editor/state/editor.ts';
import {
  hasErrors,
  keepWeights,
  loadDocument,
  parseDocument,
  setElement,
  setExperiment,
  setParams,
  type Experiment,
  type GraphDocument,
} from '../../src/graph/index.ts';
import { flatten, isRight, type Given, type Parameter } from './door-values.ts';

interface Door {
  readonly name: string;
  /** Whether it can give this value to this parameter at all. */
  reaches(parameter: Parameter, value: Given): boolean;
  /** Whether it takes the value: the drawing then has it and compiles. */
  takes(parameter: Parameter, value: Given): boolean;
  /** What is right where a way in is not for every parameter. */
  readonly isRight?: typeof isRight;
}

export const isText = (value: Given): value is string => typeof value === 'string';
const isNumber = (value: Given): value is number => typeof value === 'number';
export const hasNaN = (value: Given): boolean => flatten(value).some(Number.isNaN);
const isFinite64 = (value: Given): boolean => flatten(value).every((x) => !isNumber(x) || Number.isFinite(x));
const isSource = ({ schema }: Parameter): boolean => schema.role === 'source';

/** JSON in which a number beyond float64 is written out. */
export const written = (value: unknown): string =>
  JSON.stringify(value, (_, each: unknown) => (each === Infinity ? '@more' : each === -Infinity ? '@less' : each))
    .replaceAll('"@more"', '1e400')
    .replaceAll('"@less"', '-1e400');

function withParam({ document, kind, name }: Parameter, value: Given): GraphDocument {
  const part = kind.role === 'node' ? 'nodes' : 'edges';
  const item = document[part]['it'] as { readonly params: JsonObject };
  return { ...document, [part]: { ...document[part], it: { ...item, params: { ...item.params, [name]: value as Json } } } };
}

const withExperiment = ({ document }: Parameter, experiment: Partial<Experiment>): GraphDocument => ({
  ...document,
  experiments: { main: { verb: 'forward', ...experiment } },
});

const errorsIn = (document: GraphDocument): readonly string[] =>
  compile(document, 'main', kinds).diagnostics.flatMap(({ severity, message }) => (severity === 'error' ? [message] : []));

/** Lists may be of another size than is needed, which the compiler says; a single number it takes as it is, and some make large drawings. */
function compiles({ document }: Parameter, changed: GraphDocument, value: Given): boolean {
  if (!Array.isArray(value)) return true;
  const before = errorsIn(document);
  return errorsIn(changed).every((message) => before.includes(message));
}

type Loaded = ReturnType<typeof loadDocument>;
const opens = (parameter: Parameter, loaded: Loaded, value: Given): boolean =>
  loaded.ok && !hasErrors(loaded.diagnostics) && compiles(parameter, loaded.document, value);

/** The document after something was done in an editor; undefined when the editor has refused it. */
export function edited(document: GraphDocument, act: (editor: Editor) => void): GraphDocument | undefined {
  const editor = createEditor({ send: () => {}, onMessage: () => {} }, 'd', document);
  act(editor);
  const { refused, history } = editor.store.getState();
  if (refused) expect(history.document).toBe(document);
  return refused ? undefined : history.document;
}

const canBeVaried = ({ kind, schema }: Parameter): boolean => kind.role === 'node' && (schema.role === 'value' || schema.role === 'source');
const isRightVaried: typeof isRight = (parameter, value) =>
  canBeVaried(parameter) && isRight(parameter, parameter.form === 'rows' ? [[value]] : value);

export const orRefused = (act: () => boolean): boolean => {
  try {
    return act();
  } catch {
    return false; // the command line refuses a word by throwing
  }
};

export const doors: readonly Door[] = [
  {
    name: 'a file',
    reaches: (_, value) => !hasNaN(value),
    takes: (parameter, value) => opens(parameter, parseDocument(written(withParam(parameter, value)), kinds), value),
  },
  {
    name: 'a file in UTF-16',
    reaches: (_, value) => !hasNaN(value),
    takes: (parameter, value) =>
      opens(parameter, parseDocument(Buffer.from(`\uFEFF${written(withParam(parameter, value))}`, 'utf16le'), kinds), value),
  },
  {
    name: 'a link',
    reaches: (_, value) => isFinite64(value),
    takes(parameter, value) {
      const link = linkTo(withParam(parameter, value), 'https://example.org/');
      const unpacked = unpackLink(link.ok ? `${link.href.split('#v1=')[1]}).` : '');
      return unpacked.ok && opens(parameter, parseDocument(unpacked.text, kinds), value);
    },
  },
  {
    name: 'a kept record',
    reaches: () => true,
    takes: (parameter, value) => opens(parameter, loadDocument(structuredClone(withParam(parameter, value)), kinds), value),
  },
  {
    name: 'a tensor',
    reaches: ({ form }, value) => form === 'numbers' && Array.isArray(value),
    takes(parameter, value) {
      const numbers = value as readonly Json[];
      const document = { ...withParam(parameter, { tensor: 't' }), tensors: { t: { shape: [numbers.length], values: numbers } } };
      return opens(parameter, loadDocument(document, kinds), value);
    },
  },
  {
    name: 'set',
    reaches: () => true,
    takes: (parameter, value) =>
      opens(parameter, loadDocument(withExperiment(parameter, { set: { [`it.${parameter.name}`]: value as Json } }), kinds), value),
  },
  {
    name: 'inputs',
    reaches: isSource,
    takes: (parameter, value) =>
      opens(parameter, loadDocument(withExperiment(parameter, { inputs: { it: value as [[number]] } }), kinds), value),
  },
  {
    name: 'vary',
    reaches: (_, value) => isNumber(value),
    isRight: isRightVaried,
    takes(parameter, value) {
      const loaded = loadDocument(withExperiment(parameter, { vary: { [`it.${parameter.name}`]: [value as number] } }), kinds);
      return opens(parameter, loaded, [value]);
    },
  },
  {
    name: '--set',
    reaches: (_, value) => value !== '' && !hasNaN(value),
    takes: (parameter, value) =>
      orRefused(() => {
        const set = parseSetting(`it.${parameter.name}=${isText(value) ? value : written(value)}`);
        const result = override(parameter.document, 'main', { input: [], set });
        return typeof result !== 'string' && compiles(parameter, result, value);
      }),
  },
  {
    name: '--input',
    reaches: (parameter, value) => isSource(parameter) && Array.isArray(value) && value.every(Array.isArray),
    takes: (parameter, value) =>
      orRefused(() => {
        const text = (value as readonly (readonly Given[])[])
          .map((row) => row.map((x) => (isNumber(x) ? written(x) : x)).join(','))
          .join(';');
        const result = override(parameter.document, 'main', { input: parseInput(`it=${text}`), set: [] });
        return typeof result !== 'string' && compiles(parameter, result, value);
      }),
  },
  {
    name: 'a number field',
    // what is kept from a training is not set by hand
    reaches: ({ form, schema }, value) => form !== 'rows' && schema.kept !== true && (isNumber(value) || isText(value)),
    takes: ({ schema }, value) => numberProblem(String(value), { ...schema, integer: schema.type === 'integer' }) === undefined,
  },
  {
    name: 'a cell of a table',
    reaches: ({ form }, value) => form !== 'number' && Array.isArray(value) && flatten(value).length > 0,
    // the grid has as many cells as are needed
    isRight: (parameter, value) =>
      isRight({ ...parameter, size: flatten(value).length, form: 'numbers' }, value) && parameter.isValid({ [parameter.name]: value }),
    takes: ({ kind, name, isValid }, value) =>
      isValid({ [name]: JSON.parse(JSON.stringify(value, (_, x: unknown) => (isNumber(x) || isText(x) ? 1 : x))) })
        ? flatten(value).every((x) => numberProblem(String(x), elementBounds(kind, name)) === undefined)
        : false,
  },
  {
    name: 'a pasted table',
    reaches: ({ form, kind }, value) => form === 'rows' && kind.type !== 'input' && Array.isArray(value) && value.every(Array.isArray),
    takes({ document, name, schema }, value) {
      const rows = value as readonly (readonly Given[])[];
      const { minItems = 1, maxItems } = (schema.items ?? {}) as { minItems?: number; maxItems?: number };
      const problemOf = (numbers: Json) => valueProblem(document, 'it', name, numbers);
      const text = rows.map((row) => row.join('\t')).join('\n');
      return outcomeOf(text, { columns: minItems, fixedColumns: minItems === maxItems, problemOf }).rows !== undefined;
    },
  },
  {
    name: 'a change by hand',
    reaches: (_, value) => value !== null, // puts the default back
    takes(parameter, value) {
      const { document, name } = parameter;
      const changed = edited(document, (editor) =>
        editor.run(setParams, { changes: [{ owner: 'it', name, value: value as Json }] }, 'drag'),
      );
      return changed !== undefined && compiles(parameter, changed, value);
    },
  },
  {
    name: 'one number of a list, by hand',
    reaches: ({ form, size }, value) =>
      form === 'numbers' && Array.isArray(value) && value.length === size && size > 1 && value.every(isNumber),
    takes({ document, name, size }, value) {
      const change = { owner: 'it', name, index: size - 1, value: (value as number[])[size - 1] as number, shape: [size], otherwise: 1 };
      return edited(document, (editor) => editor.run(setElement, change)) !== undefined;
    },
  },
  {
    name: 'what an experiment sets, by hand',
    reaches: () => true,
    takes(parameter, value) {
      const set = { [`it.${parameter.name}`]: value as Json };
      const { document } = parameter;
      const changed = edited(document, (editor) => editor.run(setExperiment, { name: 'main', experiment: { verb: 'forward', set } }));
      return changed !== undefined && compiles(parameter, changed, value);
    },
  },
  {
    name: 'what an experiment varies, by hand',
    reaches: (_, value) => isNumber(value),
    isRight: isRightVaried,
    takes({ document, name }, value) {
      const vary = { [`it.${name}`]: [value as number] };
      return edited(document, (editor) => editor.run(setExperiment, { name: 'main', experiment: { verb: 'forward', vary } })) !== undefined;
    },
  },
  {
    name: 'what a training has learnt',
    reaches: ({ name, schema, kind, form, size }, value) =>
      (schema.trained === true || (kind.type === 'weight' && name === 'weight')) &&
      (form === 'number' ? isNumber(value) : Array.isArray(value) && value.every(isNumber) && value.length === size),
    takes({ document, name }, value) {
      if (!flatten(value).every(Number.isFinite)) return false; // a run that met such a number has nothing that can be kept: see notFinite.ts
      const learnt = [{ owner: 'it', what: name, values: flatten(value) as number[] }];
      return edited(document, (editor) => editor.run(keepWeights, { learnt })) !== undefined;
    },
  },
];
