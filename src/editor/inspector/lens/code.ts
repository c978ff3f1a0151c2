/** The same calculation in Python, as the lecture notes write it: with a loop, with a vector, as a dot product, as neuron_tick. */
import { activations, type ActivationName, type ActivationShape } from '../../../ir/index.ts';
import type { NetInput } from './terms.ts';

export const codeStyles = ['loop', 'vector', 'dot', 'tick'] as const;
export type CodeStyle = (typeof codeStyles)[number];
export const codeTitles: { readonly [K in CodeStyle]: string } = { loop: 'Loop', vector: 'Vector', dot: 'Dot', tick: 'Tick' };

export interface Response {
  readonly activation: ActivationName;
  readonly shape: ActivationShape<number>;
}

const DIGITS = 7; // what float32 can tell apart

/** A number as Python reads it, with no more digits than float32 holds. */
export function python(value: number | undefined): string {
  if (value === undefined || Number.isNaN(value)) return 'np.nan';
  if (!Number.isFinite(value)) return value > 0 ? 'np.inf' : '-np.inf';
  return String(Number(value.toPrecision(DIGITS)));
}

const WIDTH = 33;
/** A list of numbers, broken where a line of the panel ends. */
export function pythonList(values: readonly (number | undefined)[], before = 4): string {
  const lines: string[] = [];
  for (const item of values.map(python)) {
    const line = lines.at(-1);
    if (line !== undefined && line.length + item.length + 2 + (lines.length === 1 ? before : 2) <= WIDTH)
      lines[lines.length - 1] = `${line}, ${item}`;
    else lines.push(item);
  }
  return `[${lines.join(',\n  ')}]`;
}

const listing = (name: string, values: readonly (number | undefined)[]): string =>
  `${name} = np.array(${pythonList(values, name.length + 12)})`;

interface Parts {
  readonly a: readonly (number | undefined)[];
  readonly w: readonly (number | undefined)[];
  readonly net: NetInput;
  readonly cell: number;
  readonly response: Response | undefined;
  /** Undefined where it adds nothing. */
  readonly bias: string | undefined;
}

const NUMPY = 'import numpy as np';
const respond = ({ response }: Parts): readonly string[] => (response ? [`a_j = ${activationCode(response, 'net')}`] : []);
const result = ({ net }: Parts, name = 'net'): string => `# ${name} = ${python(net.sum)}`;
const plus = ({ bias }: Parts): string => (bias === undefined ? '' : ` + ${bias}`);

const writers: { readonly [K in CodeStyle]: (parts: Parts) => readonly string[] } = {
  loop: (parts) => [
    ...(respond(parts).join('').includes('np.') ? [NUMPY] : []),
    `a = ${pythonList(parts.a)}`,
    `j = ${parts.cell}`,
    `w = {j: ${pythonList(parts.w, 8)}}`,
    'net = 0.0',
    'for i in range(len(a)):',
    '    net += a[i]*w[j][i]',
    ...(parts.bias === undefined ? [] : [`net += ${parts.bias}`]),
    result(parts),
    ...respond(parts),
  ],
  vector: (parts) => [
    NUMPY,
    listing('a', parts.a),
    listing('wj', parts.w),
    `# a*wj = ${pythonList(
      parts.net.terms.map(({ product }) => product),
      9,
    ).replaceAll('\n', '\n#')}`,
    `net = np.sum(a*wj)${plus(parts)}`,
    result(parts),
    ...respond(parts),
  ],
  dot: (parts) => [
    NUMPY,
    listing('a', parts.a),
    listing('wj', parts.w),
    `net = np.dot(a, wj)${plus(parts)}`,
    result(parts),
    ...respond(parts),
  ],
  tick: (parts) => [
    NUMPY,
    listing('inputs', parts.a),
    listing('weights', parts.w),
    `bias = ${parts.bias ?? 0}`,
    '',
    'def neuron_tick(inputs):',
    '    cell_body_sum = np.sum(inputs * weights) + bias',
    `    firing_rate = ${parts.response ? activationCode(parts.response, 'cell_body_sum') : 'cell_body_sum'}`,
    '    return firing_rate',
    '',
    'print(neuron_tick(inputs))',
    result(parts, 'cell_body_sum'),
  ],
};

/** `cell` is the j of w_ij. A net input without an activation function ends at the sum. */
export function codeOf(style: CodeStyle, net: NetInput, cell: number, response?: Response): string {
  const bias = net.bias === undefined || net.bias === 0 ? undefined : python(net.bias);
  return writers[style]({ a: net.terms.map(({ a }) => a), w: net.terms.map(({ w }) => w), net, cell, response, bias }).join('\n');
}

/** f(n) with the shape's numbers in the place of their names. */
export function activationCode({ activation, shape }: Response, variable: string): string {
  const { python: formula, uses } = activations[activation];
  const named = uses.reduce(
    (text, name) => text.replaceAll(new RegExp(`\\b${name}\\b`, 'g'), shape[name] < 0 ? `(${python(shape[name])})` : python(shape[name])),
    formula,
  );
  return named.replaceAll(/\bn\b/g, variable);
}

export const softmaxCode = (z: readonly number[]): string =>
  ['import numpy as np', listing('z', z), 'e = np.exp(z - np.max(z))', 'y = e / np.sum(e)'].join('\n');

export const oneHotCode = (z: readonly number[]): string =>
  ['import numpy as np', listing('z', z), 'y = np.zeros(len(z))', 'y[np.argmax(z)] = 1'].join('\n');

export const maxoutCode = (values: readonly number[], pieces: number): string =>
  ['import numpy as np', listing('n', values), `a = np.max(n.reshape(${pieces}, -1), axis=0)`].join('\n');

export const angleCode = (a: readonly number[], b: readonly number[]): string =>
  [
    'import numpy as np',
    listing('a', a),
    listing('b', b),
    'costheta = np.dot(a, b) / (',
    '    np.linalg.norm(a) *',
    '    np.linalg.norm(b))',
    'theta = np.arccos(costheta)',
    'print(theta, np.degrees(theta))',
  ].join('\n');
