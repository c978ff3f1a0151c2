/** Numbers of a document: inline, nested, or in a tensor, brought to one flat float64 array. */
import { finite, halves, own } from '../base/index.ts';
import type { GraphDocument, TensorData } from './document.ts';
import { isComputable } from './numbers.ts';
import type { Numbers, ParamMeta } from './params.ts';

/** The values in row order, or what is wrong with them ("… holds 3 numbers, its shape says 4"). */
export function decodeTensor({ shape, values, base64 }: TensorData): Float64Array | string {
  const size = shape.reduce((product, extent) => product * extent, 1);
  const flat = values !== undefined ? flatten(values) : base64 !== undefined ? fromBase64(base64) : undefined;
  if (flat === undefined) return 'needs "values" or "base64" that hold numbers';
  if (flat.length !== size) return `holds ${flat.length} numbers, its shape [${shape.join(', ')}] says ${size}`;
  return flat;
}

/** Nested lists of numbers as one; undefined when something else is in them. */
function flatten(values: readonly unknown[]): Float64Array | undefined {
  const flat = values.flat(Infinity);
  return flat.every((x) => typeof x === 'number' && isComputable(x)) ? Float64Array.from(flat as readonly number[]) : undefined;
}

function fromBase64(text: string): Float64Array | undefined {
  const bytes = base64Bytes(text);
  if (!bytes || bytes.length % 4 !== 0) return undefined;
  const view = new DataView(bytes.buffer);
  const values = Float64Array.from({ length: bytes.length / 4 }, (_, i) => view.getFloat32(i * 4, true));
  return values.every(Number.isFinite) ? values : undefined;
}

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const CODES = new Map(Array.from(ALPHABET, (letter, i) => [letter, i]));

function base64Bytes(text: string): Uint8Array | undefined {
  let end = text.length; // a regular expression would take quadratic time on a text of many =
  while (text[end - 1] === '=') end--;
  const letters = text.slice(0, end);
  const bytes = new Uint8Array(Math.floor((letters.length * 3) / 4));
  let bits = 0;
  let pending = 0;
  let at = 0;
  for (const letter of letters) {
    const code = CODES.get(letter);
    if (code === undefined) return undefined;
    pending = ((pending << 6) | code) & 0xffffff;
    bits += 6;
    if (bits < 8) continue;
    bits -= 8;
    bytes[at++] = (pending >> bits) & 0xff;
  }
  return bytes;
}

/** Numbers as a tensor of float32 in base64. Throws where one of them is not finite there: it could not be read again. */
export function encodeTensor(values: ArrayLike<number>, shape: readonly number[]): { shape: number[]; base64: string } {
  const view = new DataView(new ArrayBuffer(values.length * 4));
  for (let i = 0; i < values.length; i++) view.setFloat32(i * 4, finite(Math.fround(values[i] as number)), true);
  return { shape: [...shape], base64: toBase64(new Uint8Array(view.buffer)) };
}

function toBase64(bytes: Uint8Array): string {
  const letters: string[] = [];
  for (let i = 0; i < bytes.length; i += 3) {
    const [a = 0, b = 0, c = 0] = bytes.subarray(i, i + 3);
    const word = (a << 16) | (b << 8) | c;
    const four = [18, 12, 6, 0].map((shift) => ALPHABET[(word >> shift) & 63] as string);
    const used = Math.min(3, bytes.length - i) + 1;
    letters.push(four.slice(0, used).join('').padEnd(4, '='));
  }
  return letters.join('');
}

/** How many elements a value parameter has where its kind does not say. */
export const sizeOfOne = (meta: ParamMeta | undefined): number => (meta?.seed ? 2 : 1);

/** What a program reads of a value parameter: its numbers, or the halves of a seed. Or what is wrong, as below. */
export function elementsOf(
  meta: ParamMeta | undefined,
  numbers: Numbers,
  count: number,
  tensors: GraphDocument['tensors'],
): Float64Array | string {
  if (meta?.seed) return typeof numbers === 'number' ? Float64Array.from(halves(numbers)) : 'is not one number';
  return resolveNumbers(numbers, count, tensors);
}

/** `count` numbers of a parameter, one number serving all; or what is wrong ("needs 4 numbers, has 3"). */
export function resolveNumbers(numbers: Numbers, count: number, tensors: GraphDocument['tensors']): Float64Array | string {
  if (typeof numbers === 'number') return new Float64Array(count).fill(numbers);
  const flat = flatNumbers(numbers, tensors);
  if (typeof flat === 'string') return flat;
  return flat.length === count ? flat : `needs ${count} ${count === 1 ? 'number' : 'numbers'}, has ${flat.length}`;
}

/** All numbers of a parameter in one list, or what is wrong with them. */
export function flatNumbers(numbers: Exclude<Numbers, number>, tensors: GraphDocument['tensors']): Float64Array | string {
  if (Array.isArray(numbers)) return flatten(numbers) ?? 'holds something that is not a number';
  const name = (numbers as { readonly tensor: string }).tensor;
  const tensor = own(tensors, name);
  if (!tensor) return `refers to the tensor '${name}', which does not exist`;
  const decoded = decodeTensor(tensor);
  return typeof decoded === 'string' ? `refers to the tensor '${name}', which ${decoded}` : decoded;
}

/** A matrix as rows; undefined when the lists are ragged or hold something else than numbers. */
export function rowsOf(value: unknown, width: number): Float64Array | undefined {
  if (!Array.isArray(value) || value.length === 0) return undefined;
  if (!value.every((row) => Array.isArray(row) && row.length === width)) return undefined;
  return flatten(value as readonly unknown[]);
}
