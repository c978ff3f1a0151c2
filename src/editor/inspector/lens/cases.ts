/** A value over all cases: a function of one input, which may jump, or a truth table of two or three. */
import { edgesInto, type GraphDocument, type Kinds, type PortRef } from '../../../graph/index.ts';
import { activate } from '../../../ir/index.ts';
import { cornerOf, responseOf } from './response.ts';
import type { Response } from './code.ts';
import type { Scene } from './scene.ts';

/** [rows, width] */
interface Part {
  readonly rows: number;
  readonly values: ArrayLike<number>;
}
export type ReadRows = (node: string, port: string) => Part | undefined;
type Sized = Pick<Scene, 'document' | 'sizeOf'>;

const DEEPEST = 8;

const sourcesOf = (document: GraphDocument, id: string): readonly PortRef[] =>
  edgesInto(document, id)
    .flatMap((edge) => document.edges[edge]?.from ?? [])
    .filter(({ node }) => document.nodes[node]?.type !== 'bias');

/** The one clamped value that a node's activation is a function of, if there is just one; a constant source does not count. */
export function singleInput({ document, sizeOf }: Sized, id: string, depth = 0): PortRef | undefined {
  const [source, ...others] = sourcesOf(document, id);
  if (!source || others.length > 0 || depth > DEEPEST || sizeOf(source.node, source.port) !== 1) return undefined;
  return document.nodes[source.node]?.type === 'input' ? source : singleInput({ document, sizeOf }, source.node, depth + 1);
}

/** Where a function jumps, and what it is there. */
export interface Jump {
  readonly at: number;
  readonly value: number;
}

/** Undefined for a function without a jump. */
export function jumpOf(response: Response): Jump | undefined {
  const at = cornerOf(response);
  if (at === undefined || (response.activation !== 'step' && response.activation !== 'sign')) return undefined;
  return { at, value: activate(response.activation, at, response.shape).value };
}

export type Place = readonly [across: number, up: number];

/** Pieces of a curve, with the ends at which it jumps: filled where the value is, open where it is not. */
export interface Curve {
  readonly pieces: readonly (readonly Place[])[];
  readonly filled: readonly Place[];
  readonly open: readonly Place[];
}

export interface Case {
  readonly at: number;
  readonly value: number;
  /** The net input behind the value. */
  readonly n: number | undefined;
}

/** Between two cases the net input is taken for straight, so that the jump is where it passes the threshold. */
export function curveThrough(cases: readonly Case[], jump: Jump | undefined): Curve {
  const order = cases.toSorted((a, b) => a.at - b.at);
  const pieces: Place[][] = [[]];
  const [filled, open]: [Place[], Place[]] = [[], []];
  order.forEach((now, i) => {
    const before = order[i - 1];
    const at = before && jump && before.value !== now.value ? crossing(before, now, jump.at) : undefined;
    if (before && jump && at !== undefined) {
      pieces.at(-1)?.push([at, before.value]);
      pieces.push([[at, now.value]]);
      for (const value of [before.value, now.value]) (value === jump.value ? filled : open).push([at, value]);
    }
    pieces.at(-1)?.push([now.at, now.value]);
  });
  return { pieces, filled, open };
}

function crossing(a: Case, b: Case, threshold: number): number | undefined {
  if (a.n === undefined || b.n === undefined || a.n === b.n) return undefined;
  const share = (threshold - a.n) / (b.n - a.n);
  return share >= 0 && share <= 1 ? a.at + share * (b.at - a.at) : undefined;
}

/** Every case of one element; `across` is the input that it is a function of, or what number the case has. */
export function casesOf(
  read: ReadRows,
  own: Part,
  { id, cell, input }: { readonly id: string; readonly cell: number; readonly input: PortRef | undefined },
): readonly Case[] {
  const [across, net] = [input && read(input.node, input.port), read(id, 'netInput')];
  const width = own.values.length / own.rows;
  return Array.from({ length: own.rows }, (_, row) => ({
    at: across ? (across.values[Math.min(row, across.rows - 1)] ?? 0) : row + 1,
    value: own.values[row * width + cell] ?? NaN,
    n: net?.values.length === own.values.length ? net.values[row * width + cell] : undefined,
  }));
}

/** How a value of a node jumps; only its activation does. */
export function jumpIn(document: GraphDocument, kinds: Kinds, { node: id, port }: PortRef): Jump | undefined {
  const node = document.nodes[id];
  const response = node && port === 'activation' ? responseOf(node, kinds) : undefined;
  return response && jumpOf(response);
}

export interface TruthTable {
  /** Names of the inputs. */
  readonly names: readonly string[];
  /** Their values case by case. */
  readonly rows: readonly (readonly number[])[];
}

const [FEWEST, MOST] = [2, 3];
const ALPHABETS: readonly (readonly number[])[] = [
  [0, 1],
  [-1, 1],
];

/** The clamped inputs behind a node; undefined where something else is there, too, or a loop. */
function inputsBehind({ document }: Sized, id: string): ReadonlySet<string> | undefined {
  const inputs = new Set<string>();
  const seen = new Set([id]);
  for (const node of seen)
    for (const { node: source } of sourcesOf(document, node)) {
      if (source === id) return undefined;
      if (document.nodes[source]?.type === 'input') inputs.add(source);
      else if (sourcesOf(document, source).length === 0) return undefined;
      else seen.add(source);
    }
  return inputs;
}

/** Of a node behind which there are two or three inputs that have two values each; every case another. */
export function truthTable(scene: Sized, read: ReadRows, id: string, rows: number): TruthTable | undefined {
  if (rows < FEWEST || rows > 2 ** MOST) return undefined;
  const columns = [...(inputsBehind(scene, id) ?? [])].flatMap((node) => {
    const part = read(node, 'activation');
    const width = part ? part.values.length / part.rows : 0;
    const name = scene.document.nodes[node]?.label ?? node;
    return Array.from({ length: width }, (_, k) => ({
      name: width > 1 ? `${name} ${k + 1}` : name,
      values: Array.from({ length: rows }, (__, row) => part?.values[Math.min(row, part.rows - 1) * width + k] ?? NaN),
    }));
  });
  if (columns.length < FEWEST || columns.length > MOST) return undefined;
  if (!ALPHABETS.some((pair) => columns.every(({ values }) => values.every((value) => pair.includes(value))))) return undefined;
  const cases = Array.from({ length: rows }, (_, row) => columns.map(({ values }) => values[row] as number));
  return new Set(cases.map(String)).size === rows ? { names: columns.map(({ name }) => name), rows: cases } : undefined;
}
