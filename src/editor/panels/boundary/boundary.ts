/** The answer of a network over the plane of its inputs: which points are asked, and how answers become classes. */
import { losses, type LossName } from '../../../../nodes/loss/losses.ts';
import type { DatasetParams } from '../../../../nodes/dataset/params.ts';
import { sizesOf, tablesOf, unevenness } from '../../../../nodes/dataset/tables.ts';
import type { Range } from '../plot/frame.ts';
import { extent } from '../plot/frame.ts';
import { answerOf, into, lossOf, nodesOf, paramsOf, type Surroundings } from '../surroundings.ts';
import { trainingRows } from '../../../compiler/index.ts';
import type { PortRef } from '../../../graph/index.ts';
import { activationNames, activations } from '../../../ir/index.ts';

export const GRID = 40;
export const CURVE_POINTS = 201;
/** Room around the examples, as a share of their extent. */
const AROUND = 0.12;

export interface Jump {
  /** The smallest net input that has the upper answer. */
  readonly at: number;
  readonly low: number;
  readonly high: number;
}

export interface Field {
  readonly dataset: string;
  readonly answer: PortRef;
  /** Number of inputs: one, drawn as a curve, or two, as a plane. */
  readonly inputs: 1 | 2;
  readonly outputs: number;
  /** [rows, inputs] and [rows, outputs] */
  readonly x: Float64Array;
  readonly t: Float64Array;
  readonly rows: number;
  readonly across: Range;
  readonly up: Range;
  /** What lies between the two classes of a single output; undefined where targets are no classes. */
  readonly middle: number | undefined;
  /** The answer that has no colour: the middle of its activation's own range; where that has no end, what lies between the classes. */
  readonly neutral: number;
  /** How an answer jumps; undefined where it has a slope. */
  readonly jump: Jump | undefined;
}

/** The data set that the experiment trains on: the one that leads to the loss, or the only one there is. */
export function datasetOf(around: Surroundings): string | undefined {
  const all = nodesOf(around, 'dataset');
  const loss = lossOf(around);
  const targets = loss === undefined ? [] : into(around, loss, 'target').map(([, { from }]) => from.node);
  return all.find((id) => targets.includes(id)) ?? (all.length === 1 ? all[0] : undefined);
}

const padded = ([low, high]: Range): Range => {
  const room = (high - low || 1) * AROUND;
  return [low - room, high + room];
};

const column = (values: Float64Array, width: number, at: number): Float64Array => values.filter((_, i) => i % width === at);

/** Undefined when there is nothing of one or two inputs to be drawn. */
export function fieldOf(around: Surroundings): Field | undefined {
  const dataset = datasetOf(around);
  const answer = answerOf(around);
  if (dataset === undefined || !answer) return undefined;
  const params = paramsOf(around, dataset) as unknown as DatasetParams;
  if (unevenness(params) !== undefined) return undefined;
  const { inputs, targets: outputs } = sizesOf(params);
  if (inputs !== 1 && inputs !== 2) return undefined;
  const tables = tablesOf(params, trainingRows(around.experiment, around.document));
  const { rows, values: x } = tables.inputs;
  const t = tables.targets.values;
  const up = inputs === 2 ? extent(column(x, 2, 1)) : extent(t);
  const middle = middleOf(around, params);
  return {
    dataset,
    answer,
    inputs,
    outputs,
    x,
    t,
    rows,
    across: padded(extent(column(x, inputs, 0))),
    up: padded(up),
    middle,
    neutral: neutralOf(around, answer) ?? middle ?? 0,
    jump: jumpOf(around, answer),
  };
}

function middleOf(around: Surroundings, { data, labels }: DatasetParams): number | undefined {
  if (data === 'sine') return undefined;
  const loss = lossOf(around);
  const settings = loss === undefined ? {} : paramsOf(around, loss);
  const named = settings['labels'] === 'none' || settings['labels'] === undefined ? undefined : settings['labels'];
  if (data === 'own' && named === undefined && !isLogits(around)) return undefined;
  if (isLogits(around)) return 0;
  return (named ?? labels) === 'plus-minus' ? 0 : 0.5;
}

/** Undefined for an answer that is no activation, or one without a lowest and a highest value. */
function neutralOf(around: Surroundings, { node, port }: PortRef): number | undefined {
  const name = activationNames.find((one) => one === paramsOf(around, node)['activation']);
  if (name === undefined || port !== 'activation') return undefined;
  const [low, high] = activations[name].range;
  return Number.isFinite(low) && Number.isFinite(high) ? (low + high) / 2 : undefined;
}

/** Step is 0 at its threshold, sign is +1 there. */
function jumpOf(around: Surroundings, { node, port }: PortRef): Jump | undefined {
  const { activation, threshold } = paramsOf(around, node);
  if (port !== 'activation') return undefined;
  if (activation === 'step') return { at: Number.MIN_VALUE, low: 0, high: 1 };
  return activation === 'sign' ? { at: Number(threshold), low: -1, high: 1 } : undefined;
}

/** Whether the answer is a net input, before the sigmoid or the softmax. */
export function isLogits(around: Surroundings): boolean {
  const loss = lossOf(around);
  const name = loss === undefined ? undefined : (paramsOf(around, loss)['loss'] as LossName | undefined);
  return name !== undefined && losses[name].logits !== undefined;
}

const between = ([low, high]: Range, share: number): number => low + (high - low) * share;

/** Inputs to ask for: row by row from the top left corner of the plane, or along the line. */
export function questions({ inputs, across, up }: Pick<Field, 'inputs' | 'across' | 'up'>): Float64Array {
  if (inputs === 1) return Float64Array.from({ length: CURVE_POINTS }, (_, i) => between(across, i / (CURVE_POINTS - 1)));
  const points = new Float64Array(GRID * GRID * 2);
  for (let row = 0; row < GRID; row++)
    for (let at = 0; at < GRID; at++)
      points.set([between(across, (at + 0.5) / GRID), between(up, (GRID - row - 0.5) / GRID)], 2 * (row * GRID + at));
  return points;
}

/** The class of a target or an answer: its side of the middle, or the place of its largest element. */
export function classOf(values: Float64Array, at: number, outputs: number, middle: number | undefined): number {
  if (outputs === 1) return (values[at] as number) > (middle ?? 0) ? 1 : 0;
  let best = 0;
  for (let k = 1; k < outputs; k++) if ((values[at * outputs + k] as number) > (values[at * outputs + best] as number)) best = k;
  return best;
}

/** Least likeness of the two axes for one scale to serve both. */
const ALIKE = 0.3;

const spanning = ([low, high]: Range, span: number): Range => [(low + high - span) / 2, (low + high + span) / 2];

/** The plane widened on one side, so that a unit is as long across as up in a picture of this width by height. */
export function shaped(field: Field, aspect: number): Field {
  const { across, up, inputs } = field;
  const [wide, tall] = [across[1] - across[0], up[1] - up[0]];
  if (inputs !== 2 || Math.min(wide / tall, tall / wide) < ALIKE) return field;
  return aspect > wide / tall ? { ...field, across: spanning(across, tall * aspect) } : { ...field, up: spanning(up, wide / aspect) };
}

/** What lies between the classes of the targets themselves; their answers may be net inputs. */
export const middleOfTargets = (t: Float64Array): number => (extent(t)[0] < 0 ? 0 : 0.5);
