/** Names in the last column of a table as classes: two are 0 and 1, more have a column each that is 1 for its own. */
import { counted } from '../words.ts';

const MOST = 64;

export interface Classes {
  /** Of every row what stands for its name. */
  readonly codes: readonly (readonly number[])[];
  /** Which name is what. */
  readonly note: string;
}

/** In the order in which the names come; a sentence when they are no classes. */
export function classesOf(names: readonly string[]): Classes | string {
  const kinds = [...new Set(names)];
  const [first = '', second] = kinds;
  if (second === undefined) return `The last column holds one name only, “${first}”, which tells no classes apart.`;
  if (kinds.length > MOST) return `The last column holds ${counted(kinds.length, 'name')}; ${MOST} classes are the most that is read.`;
  const place = new Map(kinds.map((name, i) => [name, i]));
  if (kinds.length === 2) return { codes: names.map((name) => [place.get(name) ?? 0]), note: `${first} is 0, ${second} is 1.` };
  return {
    codes: names.map((name) => kinds.map((kind) => (kind === name ? 1 : 0))),
    note: `A target for each of ${kinds.join(', ')}.`,
  };
}
