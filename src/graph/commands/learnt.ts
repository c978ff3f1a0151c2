/** Keeping what a training has learnt: weights and biases into the document, one undo step. */
import { finite, type Json, type JsonObject } from '../../base/index.ts';
import { freshId } from '../ids.ts';
import { encodeTensor } from '../tensor.ts';
import type { Command, DocumentDraft } from './command.ts';
import { removeUnusedTensors } from './elements.ts';
import { nested, setParams, type ParamChange } from './params.ts';

/** Numbers of a parameter of a node or an edge. */
export interface Learnt {
  readonly owner: string;
  /** The parameter: `weight` or `bias`. */
  readonly what: string;
  readonly values: ArrayLike<number>;
  /** Of a matrix, rows and columns: it is written row by row. */
  readonly shape?: readonly number[];
}

/** More numbers than this go into a tensor of the document, as base64: a person would not read them. */
const READABLE = 256;

export interface Keeping {
  readonly learnt: readonly Learnt[];
  /** The experiment that has learnt: what it had set to something else is what it has learnt. */
  readonly experiment?: string;
  /** What was fitted to the examples: parameters that the answers need as well as the weights. */
  readonly fitted?: readonly ParamChange[];
  /** What other experiments, by name, set from now on. */
  readonly elsewhere?: Readonly<Record<string, JsonObject>>;
}

/** The first that holds a number which is not finite: nothing of a training that diverged can be kept. */
export const lostIn = (learnt: readonly Learnt[]): Learnt | undefined =>
  learnt.find(({ values }) => !Array.from(values).every(Number.isFinite));

/** What was drawn at random is given from now on. */
export const keepWeights: Command<Keeping> = {
  type: 'keep-weights',
  label: () => 'Keep weights',
  apply(draft, { learnt, experiment = '', fitted = [], elsewhere = {} }) {
    setParams.apply(draft, { changes: fitted });
    for (const [name, settings] of Object.entries(elsewhere)) setIn(draft, name, settings);
    for (const item of learnt) keepOne(draft, item, draft.experiments[experiment]?.set);
    removeUnusedTensors(
      draft,
      learnt.map(({ owner }) => owner),
    );
  },
};

/** With the settings of the experiment that has learnt it. */
function keepOne(draft: DocumentDraft, item: Learnt, overrides: Record<string, unknown> | undefined): void {
  const target = draft.nodes[item.owner] ?? draft.edges[item.owner];
  if (!target || item.values.length === 0) return;
  target.params[item.what] = written(draft, item);
  if ('initial' in target.params) target.params['initial'] = 'given';
  for (const name of [item.what, 'initial']) if (overrides) delete overrides[`${item.owner}.${name}`];
}

function setIn(draft: DocumentDraft, name: string, settings: JsonObject): void {
  const experiment = draft.experiments[name];
  if (experiment) experiment.set = { ...experiment.set, ...(settings as typeof experiment.set) };
}

function written(draft: DocumentDraft, { owner, what, values, shape = [values.length] }: Learnt): Json {
  if (values.length === 1) return short(values[0] as number);
  if (values.length <= READABLE) return nested(Array.from(values, short), shape);
  const tensor = freshId(`${owner}.${what}`.slice(0, 60), draft.tensors);
  draft.tensors[tensor] = encodeTensor(values, shape);
  return { tensor };
}

/** The fewest digits that give the same float32; a number that float32 does not have keeps all of its own. */
function short(x: number): number {
  finite(x);
  if (Math.fround(x) !== x) return x;
  for (let digits = 1; digits < 9; digits++) {
    const rounded = Number(x.toPrecision(digits));
    if (Math.fround(rounded) === x) return rounded;
  }
  return Number(x.toPrecision(9));
}
