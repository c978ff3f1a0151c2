/** What does not fit between predictions, targets and the node that compares them: a loss without a smallest value, answers that no unit can give, classes that are read wrongly. */
import type { Expectation, Range } from '../../graph/index.ts';
import type { Rows } from '../plan.ts';
import type { Compared } from './compared.ts';

export interface Mismatch {
  /** Stable. */
  readonly code: 'loss-targets' | 'applied-twice' | 'out-of-reach' | 'class-codes';
  /** The port or what is read there. */
  readonly field: string;
  /** Without the way out. */
  readonly problem: string;
}

/** Shares that were written with six digits or more add up to 1. */
const ROUNDING = 1e-5;

export function mismatches(compared: Compared): readonly Mismatch[] {
  const { expects, targets } = compared;
  const twice = appliedTwice(compared);
  if (!targets || targets.values.length === 0) return twice;
  const loss = badTargets(expects, targets);
  return [
    ...loss,
    ...twice,
    ...(expects.applies ? [] : outOfReach(compared, targets)),
    ...(loss.length > 0 ? [] : misread(expects, targets)),
  ];
}

const number = (x: number): string => String(Number(x.toPrecision(4))).replace('-', '−');
const span = ([low, high]: Range): string => `from ${number(low)} to ${number(high)}`;
const reaching = ([low, high]: Range): string => (low === high ? `are all ${number(low)}` : `go ${span([low, high])}`);
const limits = ([low, high]: Range): string =>
  Number.isFinite(low) && Number.isFinite(high)
    ? `between ${number(low)} and ${number(high)}`
    : Number.isFinite(low)
      ? `of at least ${number(low)}`
      : `of at most ${number(high)}`;

const extremes = (values: Float64Array): Range => [
  values.reduce((least, x) => Math.min(least, x), Infinity),
  values.reduce((most, x) => Math.max(most, x), -Infinity),
];

const total = (of: Float64Array): number => of.reduce((sum, x) => sum + x, 0);
const widthOf = ({ rows, values }: Rows): number => values.length / rows;
const row = (targets: Rows, at: number): Float64Array => targets.values.subarray(at * widthOf(targets), (at + 1) * widthOf(targets));
/** The first row of which it is true; -1 for none. */
function firstRow(targets: Rows, is: (of: Float64Array) => boolean): number {
  for (let at = 0; at < targets.rows; at++) if (is(row(targets, at))) return at;
  return -1;
}

function badTargets({ title, target, targets: [low, high], areShares }: Expectation, targets: Rows): readonly Mismatch[] {
  const [least, most] = extremes(targets.values);
  const found = (problem: string): readonly Mismatch[] => [{ code: 'loss-targets', field: target, problem }];
  if (least < low || most > high)
    return found(`${title} needs targets ${span([low, high])}, and they ${reaching([least, most])}: it has no smallest value then.`);
  if (!areShares) return [];
  const wrong = firstRow(targets, (of) => Math.abs(total(of) - 1) > ROUNDING);
  if (wrong < 0) return [];
  return found(
    `${title} needs targets that add up to 1, and those of example ${wrong + 1} add up to ${number(total(row(targets, wrong)))}.`,
  );
}

function appliedTwice({ expects: { title, prediction, applies }, predictions }: Compared): readonly Mismatch[] {
  const limited = applies === undefined ? undefined : predictions.find(({ range }) => range?.some(Number.isFinite));
  if (!limited?.range) return [];
  const problem = `${title} takes net inputs, for the ${applies} is part of it, and '${limited.node}' sends values ${limits(limited.range)}.`;
  return [{ code: 'applied-twice', field: prediction, problem }];
}

function outOfReach({ expects: { prediction }, predictions }: Compared, targets: Rows): readonly Mismatch[] {
  const reached = predictions.some(({ range }) => range) ? columnRanges(targets) : [];
  let first = 0;
  for (const { node, count, range } of predictions) {
    const own = reached.slice(first, first + count);
    first += count;
    if (!range || own.length === 0) continue;
    const [least, most] = extremes(Float64Array.from(own.flat()));
    if (least >= range[0] && most <= range[1]) continue;
    const problem = `'${node}' sends values ${limits(range)}, and its targets ${reaching([least, most])}: some it never reaches.`;
    return [{ code: 'out-of-reach', field: prediction, problem }];
  }
  return [];
}

/** Where every element of a target lies. */
function columnRanges(targets: Rows): readonly Range[] {
  const width = widthOf(targets);
  const [low, high] = [new Float64Array(width).fill(Infinity), new Float64Array(width).fill(-Infinity)];
  targets.values.forEach((x, i) => {
    low[i % width] = Math.min(low[i % width] as number, x);
    high[i % width] = Math.max(high[i % width] as number, x);
  });
  return Array.from(low, (least, k) => [least, high[k] as number] as const);
}

function misread({ target, classes, targets: allowed }: Expectation, targets: Rows): readonly Mismatch[] {
  if (classes === undefined) return [];
  const problem = classes === 'largest' ? withoutLargest(targets) : onWrongSides(classes, targets, allowed);
  return problem === undefined ? [] : [{ code: 'class-codes', field: target, problem }];
}

function withoutLargest(targets: Rows): string | undefined {
  if (widthOf(targets) < 2) return 'The accuracy looks for the largest of several outputs, and there is one: it would always be right.';
  const tied = firstRow(targets, (of) => {
    const largest = of.reduce((most, x) => Math.max(most, x), -Infinity);
    return of.filter((x) => x === largest).length > 1;
  });
  return tied < 0 ? undefined : `The accuracy takes the largest element of a target for its class, and example ${tied + 1} has several.`;
}

function onWrongSides([off, on]: Range, targets: Rows, [low, high]: Range): string | undefined {
  const reads = `The accuracy reads ${number(off)} and ${number(on)} for the two classes`;
  const middle = (off + on) / 2;
  const [least, most] = extremes(targets.values);
  // where the loss itself asks for shares, one in the middle is a share
  const isBetween = low === off && high === on ? () => false : (x: number) => x === middle;
  if (least < off || most > on || targets.values.some(isBetween)) return `${reads}, and the targets ${reaching([least, most])}.`;
  if (least !== most && (least > middle || most <= middle)) return `${reads}, and all targets are nearer to one of them.`;
  const width = widthOf(targets);
  const isOneOf = width > 1 && firstRow(targets, (of) => of.filter((x) => x > middle).length !== 1) < 0;
  return isOneOf
    ? `Targets name one of ${width} classes, and the accuracy takes an example for right only where all ${width} outputs are.`
    : undefined;
}
