/** Opens a document named on the command line, `-` being stdin; what is wrong with it becomes an outcome. */
import { kinds } from '../../nodes/kinds.ts';
import { limits, parseDocument, type GraphDocument, type Verb } from '../graph/index.ts';
import type { Io } from './io.ts';
import { codeOf, exitCodes, notesOn, refuse, type Note, type Outcome } from './outcome.ts';
import { whyUnread } from './systemErrors.ts';

export type Opened =
  { readonly document: GraphDocument; readonly name: string; readonly notes: readonly Note[] } | { readonly refused: Outcome };

/** UTF-8 has at most 3 bytes for each UTF-16 unit, so the loader refuses a longer text whatever it says. */
const MOST_BYTES = 3 * limits.documentLength;

export async function openDocument(io: Io, file: string): Promise<Opened> {
  const name = file === '-' ? 'stdin' : file;
  let text: string;
  try {
    text = await (file === '-' ? io.stdin(MOST_BYTES) : io.readFile(file, MOST_BYTES));
  } catch (cause) {
    return { refused: refuse(exitCodes.usage, `${name} cannot be opened: ${whyUnread(cause)}.`) };
  }
  const loaded = parseDocument(text, kinds);
  const notes = notesOn(name, loaded.diagnostics);
  return loaded.ok
    ? { document: loaded.document, name, notes }
    : { refused: refuse(codeOf(loaded.diagnostics), `${name} is not opened.`, notes) };
}

/** The experiment asked for, else "main", else the first, else a plain forward pass called "main"; with a verb only those of that verb. */
export function chooseExperiment(
  { experiments }: GraphDocument,
  wanted: string | undefined,
  verb?: Verb,
): { readonly name: string } | { readonly refused: Outcome } {
  const names = Object.keys(experiments).filter((name) => verb === undefined || experiments[name]?.verb === verb);
  const first = names.includes('main') ? 'main' : names[0];
  const name = wanted === undefined ? (first ?? (verb === undefined ? 'main' : undefined)) : names.find((each) => each === wanted);
  if (name !== undefined) return { name };
  const offer = names.length === 0 ? 'the document has none' : `it has ${names.join(', ')}`;
  const what = verb === undefined ? 'experiment' : `experiment of the verb ${verb}`;
  return { refused: refuse(exitCodes.usage, `there is no ${what}${wanted === undefined ? '' : ` '${wanted}'`}: ${offer}.`) };
}
