/** Setting parameters: whole, several at once, or one number of a vector or matrix. */
import type { Json } from '../../base/index.ts';
import { asItWas } from '../facts.ts';
import { decodeTensor, resolveNumbers } from '../tensor.ts';
import type { Numbers } from '../params.ts';
import { setTogether } from '../shared.ts';
import { counted, type Command, type DocumentDraft } from './command.ts';

export interface ParamChange {
  readonly owner: string;
  readonly name: string;
  readonly value: Json;
}

function owned(draft: DocumentDraft, owner: string): { params: Record<string, Json> } | undefined {
  return draft.nodes[owner] ?? draft.edges[owner];
}

/** `undefined` cannot be said in JSON: null puts the default back. A weight that edges share is set for all of them. */
export const setParams: Command<{ readonly changes: readonly ParamChange[]; readonly label?: string }> = {
  type: 'set-params',
  label: ({ changes, label }) =>
    label ?? (changes.length === 1 ? `Set ${changes[0]?.name}` : `Set ${counted(changes.length, 'parameter')}`),
  apply(draft, { changes }) {
    // which edges share their weights is asked anew only where the change itself says it
    const edges = changes.some(({ name }) => name === 'share') ? draft.edges : asItWas(draft.edges);
    for (const { owner, name, value } of changes)
      for (const id of setTogether(edges, owner, name)) {
        const target = owned(draft, id);
        if (!target) continue;
        if (value === null) delete target.params[name];
        else target.params[name] = value;
      }
  },
};

export interface ElementChange {
  readonly owner: string;
  readonly name: string;
  readonly index: number;
  readonly value: number;
  /** Shape of the whole parameter: [n] or [rows, columns]. */
  readonly shape: readonly number[];
  /** What the parameter holds when the document leaves it out. */
  readonly otherwise: Numbers;
}

/** Sets one number of a parameter that holds several; a single number for all is first written out. */
export const setElement: Command<ElementChange> = {
  type: 'set-element',
  label: ({ name }) => `Set ${name}`,
  apply(draft, { owner, name, index, value, shape, otherwise }) {
    const together = setTogether(asItWas(draft.edges), owner, name);
    const target = owned(draft, together[0]);
    if (!target) return;
    const numbers = (target.params[name] ?? otherwise) as Numbers;
    const count = shape.reduce((product, extent) => product * extent, 1);
    const flat = resolveNumbers(numbers, count, draft.tensors);
    if (typeof flat === 'string') return;
    const tensorName = typeof numbers === 'object' && 'tensor' in numbers ? numbers.tensor : undefined;
    const tensor = tensorName === undefined ? undefined : draft.tensors[tensorName];
    flat[index] = value;
    if (tensor) setTensorElement(tensor, index, value);
    const next = tensor ? (numbers as Json) : count === 1 ? value : nested(flat, shape);
    for (const id of together) {
      const sharer = owned(draft, id);
      if (sharer) sharer.params[name] = next;
    }
  },
};

function setTensorElement(tensor: DocumentDraft['tensors'][string], index: number, value: number): void {
  const flat = decodeTensor(tensor);
  if (typeof flat === 'string') return;
  flat[index] = value;
  tensor.values = nested(flat, tensor.shape);
  delete tensor.base64;
}

/** A flat array as nested lists of the given shape. */
export function nested(flat: ArrayLike<number>, shape: readonly number[]): Json[] {
  const [rows = flat.length, ...rest] = shape;
  const width = rest.reduce((product, extent) => product * extent, 1);
  const list = Array.from(flat);
  if (rest.length === 0) return list;
  return Array.from({ length: rows }, (_, row) => nested(list.slice(row * width, (row + 1) * width), rest));
}
