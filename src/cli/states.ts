/** States of a run as a file, so that it can go on another day: `--checkpoint` writes it, `--resume` reads it and knows whose it is. */
import { version } from '../../package.json';
import { kinds } from '../../nodes/kinds.ts';
import { hashOf, identityOf } from '../compiler/index.ts';
import { parseStates, type GraphDocument, type StatesFile } from '../graph/index.ts';
import type { SavedStates } from '../runtime/index.ts';

type MadeBy = NonNullable<StatesFile['madeBy']>;

/** Whose states a run has: only the same computation goes on from them with the same numbers. */
export type Owner = () => MadeBy;

/** Found out when it is asked for, since of a large document it takes a while, and then remembered. */
export function madeBy(document: GraphDocument, experiment: string, backend: string): Owner {
  let known: MadeBy | undefined;
  return () => (known ??= { ...identityOf(document, experiment, kinds), backend, version });
}

/** The text of the file, or why there is none. */
export function statesToJson(by: Owner, { step, slots }: SavedStates): string | { readonly problem: string } {
  const sick = [...slots].find(([, { values }]) => !values.every(Number.isFinite));
  if (sick) return { problem: `state '${sick[0].replace(' ', '.')}' holds a number that is not finite` };
  const plain = Object.fromEntries([...slots].map(([key, { rows, values }]) => [key, { rows, values: Array.from(values) }]));
  const file: StatesFile = { format: 'neuroloom-states', version: 1, madeBy: by(), checksum: '', step, slots: plain };
  return `${JSON.stringify({ ...file, checksum: checksumOf(file) })}\n`;
}

const checksumOf = ({ madeBy: by, step, slots }: StatesFile): string =>
  hashOf({
    madeBy: by,
    step,
    slots: Object.fromEntries(Object.entries(slots).map(([key, { rows, values }]) => [key, { rows, values: Float64Array.from(values) }])),
  });

export interface ReadStates {
  readonly states: SavedStates;
  /** Why they do not belong to the run, a clause each. */
  readonly misfits: readonly string[];
}

/** The states of a file for a run, or what is wrong with the text. */
export function statesFromJson(text: string, expected: Owner): ReadStates | string {
  const file = parseStates(text);
  if (typeof file === 'string') return file;
  const slots = new Map(Object.entries(file.slots).map(([key, { rows, values }]) => [key, { rows, values: Float64Array.from(values) }]));
  return { states: { step: file.step, slots }, misfits: misfitsOf(file, expected()) };
}

/** What has to be the same, and how a person hears that it is not. */
const saidOf: { readonly [K in keyof MadeBy]: (theirs: MadeBy, ours: MadeBy) => string } = {
  hash: () => 'they are of another drawing, or of one that has changed in what it computes',
  experiment: (theirs, ours) => `they are of experiment '${theirs.experiment}', not of '${ours.experiment}'`,
  dt: (theirs, ours) => `they were made with dt ${theirs.dt} ms, not ${ours.dt} ms`,
  seed: (theirs, ours) => `they were made with seed ${theirs.seed}, not ${ours.seed}`,
  backend: (theirs, ours) => `they were made on ${theirs.backend}, not on ${ours.backend}`,
  version: (theirs, ours) => `they were made by Neuroloom ${theirs.version}, not ${ours.version}`,
};

function misfitsOf(file: StatesFile, ours: MadeBy): readonly string[] {
  const { madeBy: theirs, checksum } = file;
  if (!theirs) return ['the file does not say which drawing and experiment its states are of, as files of older versions do not'];
  const names = Object.keys(saidOf) as readonly (keyof MadeBy)[];
  return [
    ...names.filter((name) => theirs[name] !== ours[name]).map((name) => saidOf[name](theirs, ours)),
    ...(checksum === checksumOf(file) ? [] : ['the file is not as it was written: its checksum differs']),
  ];
}
