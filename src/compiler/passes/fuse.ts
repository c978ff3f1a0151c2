/**
 * Joins elementwise operations of the advance into regions, each of which a backend can compute in one go through its elements.
 * The operations of a region give values of one type; scalars (one element, no batch) join any region.
 */
import { elements, signalOf, type Op, type OpKind, type Program, type SignalId } from '../../ir/index.ts';
import type { Entries } from '../plan.ts';
import { entryOf } from './entry.ts';

/** Element i of the result depends on element i of the operands alone; and on the step, for `random`. */
export const elementwiseKinds = [
  'add',
  'sub',
  'mul',
  'div',
  'max',
  'min',
  'greater',
  'greaterEqual',
  'neg',
  'abs',
  'exp',
  'expm1',
  'log',
  'log1p',
  'floor',
  'sqrt',
  'stored',
  'tanh',
  'sigmoid',
  'acos',
  'where',
  'random',
] as const satisfies readonly OpKind[];
export type ElementwiseKind = (typeof elementwiseKinds)[number];
const elementwise: ReadonlySet<OpKind> = new Set(elementwiseKinds);

export function fuse(program: Program, entries: Entries): Entries {
  const { steps, roots } = entries.step;
  const groups = regions(
    program,
    steps.flatMap(({ ops }) => ops),
  );
  return { ...entries, step: entryOf(groups, roots) };
}

/** Operands come from the region itself or from one of a lower rank: so regions never wait for each other in a circle. */
interface Region {
  readonly ops: Op[];
  readonly rank: number;
}

const SCALAR = '1 false';

function regions(program: Program, ops: readonly Op[]): readonly (readonly Op[])[] {
  const ranks: Region[][] = [];
  const homes = new Map<SignalId, Region>();
  /** Regions that may take more, by the type of their values, in order of rank. */
  const open = new Map<string, Region[]>();
  const types = new Map<Region, string>();
  const openTo = (type: string) => open.get(type) ?? [];

  const begin = (rank: number): Region => {
    const region = { ops: [], rank };
    (ranks[rank] ??= []).push(region);
    return region;
  };
  const declare = (region: Region, type: string) => {
    const former = types.get(region);
    if (former === type) return;
    const others = former === undefined ? [] : openTo(former).filter((other) => other !== region);
    if (former !== undefined) open.set(former, others);
    types.set(region, type);
    const same = [...openTo(type), region].toSorted((a, b) => a.rank - b.rank);
    open.set(type, same);
  };

  for (const op of ops) {
    const sources = new Set(op.inputs.flatMap((id) => homes.get(id) ?? []));
    const rank = [...sources].reduce((highest, region) => Math.max(highest, region.rank), 0);
    const highest = [...sources].filter((region) => region.rank === rank);
    if (!elementwise.has(op.kind)) {
      take(begin(rank + 1), op, homes);
      continue;
    }
    const { shape, batched } = signalOf(program, op.output);
    const type = `${elements(shape)} ${batched}`;
    const [source] = highest;
    const fits = (region: Region) => {
      const other = types.get(region);
      return other !== undefined && (other === type || other === SCALAR || type === SCALAR);
    };
    const region =
      (highest.length === 1 && source && fits(source) ? source : undefined) ??
      nextAbove(openTo(type), rank) ??
      ranks[rank + 1]?.find(fits) ??
      begin(rank + 1);
    if (type !== SCALAR || !types.has(region)) declare(region, type);
    take(region, op, homes);
  }
  return ranks.flat().map((region) => region.ops);
}

function take(region: Region, op: Op, homes: Map<SignalId, Region>): void {
  region.ops.push(op);
  homes.set(op.output, region);
}

/** The region of the lowest rank above `rank`. */
function nextAbove(sorted: readonly Region[], rank: number): Region | undefined {
  let found: Region | undefined;
  for (let i = sorted.length - 1; i >= 0 && (sorted[i] as Region).rank > rank; i--) found = sorted[i];
  return found;
}
