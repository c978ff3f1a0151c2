/** What the words of a command line mean. Imports nothing heavy, so that --help is instant. */
import { InvalidArgumentError } from 'commander';
import type { Json } from '../base/index.ts';
import type { Stage } from '../compiler/index.ts';
import type { NodeBackend } from '../runtime/backends/node/index.ts';

/** Backends of a Node process. */
export const backendChoices = ['wasm', 'cpu', 'reference'] as const satisfies readonly NodeBackend[];
export type BackendChoice = NodeBackend;

export const stageMeanings: { readonly [S in Stage]: string } = {
  grouped: 'units that compute together',
  lowered: 'operations, as the kinds give them',
  differentiated: 'a training with its gradients and updates; all else as lowered',
  simplified: 'constants folded, repetition removed',
  alive: 'without what nobody reads',
  'laid-out': 'weights dense where that is faster',
  scheduled: 'steps of each entry, in order',
};
export const stageChoices = Object.keys(stageMeanings) as readonly Stage[];

/** `--input x=0.1,0.2;0.3,0.4`: rows of an input node. */
export interface InputRows {
  readonly node: string;
  readonly rows: readonly (readonly number[])[];
}

/** `--set h1.bias=0.3`: a parameter of a node or an edge. */
export interface Setting {
  readonly owner: string;
  readonly param: string;
  readonly value: Json;
}

export function parseInput(text: string, before: readonly InputRows[] = []): readonly InputRows[] {
  const [node, list] = halves(text, 'node=numbers, such as x1=0.5 or x=0.1,0.2;0.3,0.4');
  return [...before, { node, rows: list.split(';').map((row) => row.split(',').map(parseNumber)) }];
}

export function parseSetting(text: string, before: readonly Setting[] = []): readonly Setting[] {
  const [path, value] = halves(text, 'node.parameter=value, such as h1.bias=0.3');
  const dot = path.lastIndexOf('.');
  if (dot < 1 || dot === path.length - 1) throw new InvalidArgumentError(`'${path}' is not of the form node.parameter, such as h1.bias.`);
  return [...before, { owner: path.slice(0, dot), param: path.slice(dot + 1), value: parseValue(value) }];
}

export function parsePositive(text: string): number {
  const number = Number(text);
  if (!(number > 0) || !Number.isFinite(number)) throw new InvalidArgumentError(`'${text}' is not a number above 0.`);
  return number;
}

/** Several names after a comma, or several times the option. */
export function parseBackends(text: string, before: readonly BackendChoice[] = []): readonly BackendChoice[] {
  const names = text.split(',').map((name) => name.trim());
  const unknown = names.find((name) => !(backendChoices as readonly string[]).includes(name));
  if (unknown !== undefined) throw new InvalidArgumentError(`'${unknown}' is none of ${backendChoices.join(', ')}.`);
  return [...new Set([...before, ...(names as BackendChoice[])])];
}

function halves(text: string, form: string): readonly [string, string] {
  const equals = text.indexOf('=');
  if (equals < 1) throw new InvalidArgumentError(`It should be ${form}.`);
  return [text.slice(0, equals).trim(), text.slice(equals + 1)];
}

function parseNumber(text: string): number {
  const number = text.trim() === '' ? NaN : Number(text);
  if (!Number.isFinite(number))
    throw new InvalidArgumentError(`'${text.trim()}' is not a number; numbers are parted by commas, rows by semicolons.`);
  return number;
}

/** JSON where it is JSON (0.3, [1,2], {"tensor":"w"}), else the word itself (activation=tanh). */
function parseValue(text: string): Json {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return text;
  }
}
