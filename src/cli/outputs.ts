/** The files that a run leaves: the document with what was learnt, and its states. One that cannot be written takes no other with it. */
import { kinds } from '../../nodes/kinds.ts';
import { toKeep } from '../compiler/index.ts';
import { keepWeights, run as apply, saveDocument, startHistory, type GraphDocument } from '../graph/index.ts';
import type { Finished, Keeping, SavedStates } from '../runtime/index.ts';
import type { Io } from './io.ts';
import { statesToJson, type Owner } from './states.ts';
import { whyUnwritten } from './systemErrors.ts';
import type { Named, Target } from './targets.ts';

export interface OutputOptions {
  /** File for the document with what was learnt. */
  readonly save?: string;
  /** File for the states at the end. */
  readonly checkpoint?: string;
  /** Also on the way, every so many units of the experiment. */
  readonly checkpointEvery?: number;
  /** File with states to go on from. */
  readonly resume?: string;
}

/** The files that will be written, with what each may replace on purpose, and those that are read. */
export function filesOf(
  file: string,
  { save, checkpoint, resume }: OutputOptions,
): { readonly targets: Target[]; readonly inputs: Named[] } {
  const document = file === '-' ? undefined : { option: 'the document', path: file };
  const resumed = resume === undefined ? undefined : { option: '--resume', path: resume };
  return {
    targets: [
      ...(save === undefined ? [] : [{ option: '--save', path: save, replaces: document }]),
      ...(checkpoint === undefined ? [] : [{ option: '--checkpoint', path: checkpoint, replaces: resumed }]),
    ],
    inputs: [document, resumed].filter((input) => input !== undefined),
  };
}

/** A run, and whose its states are. */
interface Ran {
  readonly document: GraphDocument;
  readonly experiment: string;
  readonly result: Finished;
  readonly by: Owner;
}

/** Writes all that can be written; gives what went wrong, a sentence each. */
export async function writeOutputs(
  io: Io,
  { document, experiment, result, by }: Ran,
  { save, checkpoint }: OutputOptions,
): Promise<readonly string[]> {
  return [
    ...(save === undefined ? [] : await written(io, save, () => saveDocument(withLearnt(document, experiment, result)))),
    ...(checkpoint === undefined ? [] : await written(io, checkpoint, () => statesToJson(by, result.states))),
  ];
}

/** Keeps states on the way. What cannot be written is said once, and the run goes on. */
export function keepingOn(
  io: Io,
  by: Owner,
  { checkpoint, checkpointEvery }: OutputOptions,
  say: (problem: string) => void,
): Keeping | undefined {
  if (checkpoint === undefined || checkpointEvery === undefined) return undefined;
  let isSaid = false;
  return {
    every: checkpointEvery,
    async keep(states: SavedStates) {
      const [problem] = await written(io, checkpoint, () => statesToJson(by, states));
      if (problem !== undefined && !isSaid) say(`${problem} The run goes on.`);
      isSaid ||= problem !== undefined;
    },
  };
}

type Made = string | { readonly problem: string };

async function written(io: Io, path: string, make: () => Made): Promise<readonly string[]> {
  try {
    const made = make();
    if (typeof made !== 'string') return [`${path} is not written: ${made.problem}.`];
    await io.writeFile(path, made);
    return [];
  } catch (cause) {
    return [`${path} cannot be written: ${whyUnwritten(cause)}.`];
  }
}

/** The document with what the training has made of weights and biases. */
function withLearnt(document: GraphDocument, name: string, { plan, states }: Finished): GraphDocument {
  if (plan.course.verb !== 'train') return document;
  const learnt = plan.slots.flatMap(({ owner, slot }) => {
    const rows = slot.includes('.') ? undefined : states.slots.get(`${owner} ${slot}`);
    return rows ? [{ owner, what: slot, values: rows.values }] : [];
  });
  return apply(startHistory(document), keepWeights, toKeep(document, name, learnt, kinds)).history.document;
}
