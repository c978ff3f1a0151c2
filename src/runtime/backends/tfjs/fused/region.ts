/** Elementwise operations that run together, for one step or for several in a row; and how large their values are in a run. */
import { present } from '../../../../base/index.ts';
import type { ElementwiseKind, Plan } from '../../../../compiler/index.ts';
import { elements, signalOf, type Op, type OpOf, type Program, type SignalId } from '../../../../ir/index.ts';

export type ElementwiseOp = { readonly [K in ElementwiseKind]: OpOf<K> }[ElementwiseKind];

/** After a step, register `current` takes what `next` is. */
export interface Move {
  readonly current: SignalId;
  readonly next: SignalId;
}

export interface Region {
  readonly ops: readonly ElementwiseOp[];
  /** What comes from outside, but for the clock and constants. */
  readonly inputs: readonly SignalId[];
  readonly clock: SignalId | undefined;
  readonly constants: ReadonlyMap<SignalId, { readonly value: number; readonly size: number }>;
  /** States that are replaced after every step; none in a region that runs for one step. */
  readonly moves: readonly Move[];
  /** What is given after the last step. */
  readonly results: readonly SignalId[];
  /** What is given for every step. */
  readonly traces: readonly SignalId[];
  /** The extent of its values where they are matrices without batch and keep that layout. */
  readonly matrix?: Extent | undefined;
}

/** `constants`: of the whole program. Without moves and traces it is a region that runs for one step. */
export function regionOf(
  ops: readonly Op[],
  results: readonly SignalId[],
  { constants, clock }: Known,
  { moves, traces }: Pick<Region, 'moves' | 'traces'> = { moves: [], traces: [] },
): Region {
  const own = new Set(ops.map(({ output }) => output));
  const used = [...ops.flatMap(({ inputs }) => inputs), ...moves.flatMap(({ current, next }) => [current, next]), ...results, ...traces];
  const outside = new Set(used.filter((id) => !own.has(id)));
  return {
    ops: ops as readonly ElementwiseOp[],
    inputs: [...outside].filter((id) => id !== clock && !constants.has(id)),
    clock: clock !== undefined && outside.has(clock) ? clock : undefined,
    constants: new Map([...constants].filter(([id]) => outside.has(id))),
    moves,
    results,
    traces,
  };
}

/** The matrix that all values of a region are which are no numbers; undefined where there is a batch, or another shape. */
export function matrixOf({ ops, inputs }: Region, program: Program): Extent | undefined {
  const types = [...inputs, ...ops.map(({ output }) => output)].map((id) => signalOf(program, id));
  const large = types.filter(({ shape }) => elements(shape) > 1);
  const [rows, columns, ...more] = large[0]?.shape ?? [];
  const isMatrix = rows !== undefined && columns !== undefined && more.length === 0;
  if (!isMatrix || types.some(({ batched }) => batched) || large.some(({ shape }) => `${shape}` !== `${[rows, columns]}`)) return undefined;
  return [rows, columns];
}

/** The part of a region that one of its results needs: where states are replaced after every step, all of it. */
export function partFor(region: Region, result: SignalId): Region {
  if (region.moves.length > 0) return { ...region, results: [result] };
  const needed = new Set([result]);
  for (const { inputs, output } of region.ops.toReversed()) if (needed.has(output)) for (const id of inputs) needed.add(id);
  const { constants, clock, matrix } = region;
  const ops = region.ops.filter(({ output }) => needed.has(output));
  return { ...regionOf(ops, [result], { constants, clock }), matrix };
}

/** What need not be handed to a region. */
export type Known = Pick<Region, 'constants' | 'clock'>;

export function knownOf({ program, clock }: Plan): Known {
  const constants = program.ops.flatMap((op) =>
    op.kind === 'constant' ? [[op.output, { value: op.attrs.value, size: elements(op.attrs.shape) }] as const] : [],
  );
  return { constants: new Map(constants), clock };
}

/** Rows and elements. */
export type Extent = readonly [rows: number, columns: number];

export interface Extents {
  /** What the region goes through: the largest of all. */
  readonly all: Extent;
  readonly of: ReadonlyMap<SignalId, Extent>;
}

/** The extent of every value, from those of what comes from outside. */
export function extentsOf({ ops, inputs, clock, constants, matrix }: Region, given: readonly Extent[]): Extents {
  const of = new Map<SignalId, Extent>(inputs.map((id, i) => [id, present(given[i], `%${id}`)]));
  for (const [id, { size }] of constants) of.set(id, matrix && size > 1 ? matrix : [1, size]);
  if (clock !== undefined) of.set(clock, [1, 1]);
  const extent = (id: SignalId | undefined): Extent => present(id === undefined ? undefined : of.get(id), `%${id}`);
  for (const { kind, inputs: operands, output } of ops)
    of.set(output, kind === 'random' ? extent(operands[1]) : operands.map(extent).reduce(joined));
  return { all: [...of.values()].reduce(joined, [1, 1]), of };
}

const joined = (a: Extent, b: Extent): Extent => [Math.max(a[0], b[0]), Math.max(a[1], b[1])];

/** Whether every state has the extent of what takes its place: only then can another step follow in the same run. */
export function isSteady({ moves }: Region, { of }: Extents): boolean {
  return moves.every(({ current, next }) => `${of.get(current)}` === `${of.get(next)}`);
}

/** Whether every value has all rows or one, and all columns or one. */
export function isRegular({ all: [rows, columns], of }: Extents): boolean {
  return [...of.values()].every(([r, c]) => (r === 1 || r === rows) && (c === 1 || c === columns));
}

/** The same object as last time where the inputs of a region have the same extents as then. */
export function createSizing(region: Region): (given: readonly Extent[]) => Extents {
  let last: { readonly key: string; readonly extents: Extents } | undefined;
  return (given) => {
    const key = given.join(' ');
    if (last?.key !== key) last = { key, extents: extentsOf(region, given) };
    return last.extents;
  };
}
