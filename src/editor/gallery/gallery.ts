/** The documents that come with the editor, loaded when somebody asks for them. */
import { kinds } from '../../../nodes/kinds.ts';
import { loadDocument, type GraphDocument } from '../../graph/index.ts';

export interface GalleryEntry {
  /** The name of the file without its ending; part of the address. */
  readonly name: string;
  readonly document: GraphDocument;
}

export interface Gallery {
  readonly names: readonly string[];
  load(name: string): Promise<GalleryEntry | undefined>;
  /** In the order of the course. */
  loadAll(): Promise<readonly GalleryEntry[]>;
}

type Files = Readonly<Record<string, () => Promise<unknown>>>;

const nameOf = (path: string): string => path.slice(path.lastIndexOf('/') + 1).replace(/\.graph\.json$/, '');

export function createGallery(files: Files = import.meta.glob('../../../gallery/*.graph.json', { import: 'default' })): Gallery {
  const byName = new Map(Object.entries(files).map(([path, load]) => [nameOf(path), load]));
  const loaded = new Map<string, Promise<GalleryEntry | undefined>>();
  const load = (name: string): Promise<GalleryEntry | undefined> => {
    const known = loaded.get(name) ?? read(name, byName.get(name));
    loaded.set(name, known);
    void known.catch(() => loaded.delete(name)); // a broken connection: it may be tried again
    return known;
  };
  const names = [...byName.keys()].toSorted((a, b) => a.localeCompare(b, 'en', { numeric: true }));
  return { names, load, loadAll: async () => (await Promise.all(names.map(load))).filter((entry) => entry !== undefined) };
}

async function read(name: string, load: (() => Promise<unknown>) | undefined): Promise<GalleryEntry | undefined> {
  const result = load && loadDocument(await load(), kinds);
  return result?.ok ? { name, document: result.document } : undefined;
}

/** The five lecture notes; a drawing says in which of them its subject is. */
export const notes = [
  ['S0', 'Simple Models of Neurons'],
  ['S1', 'Computational Neuroscience'],
  ['S2', 'Neural Networks'],
  ['S3', 'From Neurons to Networks'],
  ['S4', 'Backpropagation'],
] as const;

/** What the drawings refer to, said once. */
export const NOTES = `S0 to S4 are the lecture notes that a drawing comes from: ${notes.map((words) => words.join(' ')).join(', ')}.`;

/** What a question finds: every word of it begins a word of what a document says of itself. Those that are named so come first. */
export function search(entries: readonly GalleryEntry[], question: string): readonly GalleryEntry[] {
  const words = plain(question).split(/\s+/).filter(Boolean);
  const says = (text: string): boolean => words.every((word) => begins(text, word));
  const found = entries.filter((entry) => says(textOf(entry)));
  const [named, others] = [found.filter((entry) => says(nameIn(entry))), found.filter((entry) => !says(nameIn(entry)))];
  return [...named, ...others];
}

const nameIn = ({ document: { title, guide } }: GalleryEntry): string => plain([title, ...(guide?.keywords ?? [])].join(' '));

function textOf({ name, document: { title, description = '', guide } }: GalleryEntry): string {
  return plain([name, title, description, guide?.lecture ?? '', ...(guide?.keywords ?? []), ...(guide?.try ?? [])].join(' '));
}

const isOfWord = (sign: string): boolean => /[\p{L}\p{N}]/u.test(sign);

/** Formulas are found too: `50*50`, `n^3`. */
function begins(text: string, word: string): boolean {
  for (let at = text.indexOf(word); at !== -1; at = text.indexOf(word, at + 1))
    if (!isOfWord(word[0] ?? '') || !isOfWord(text[at - 1] ?? '')) return true;
  return false;
}

/** Case, accents, the commas of thousands and the way of writing 50 × 50 aside. */
const plain = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/(?<=\d)[, ](?=\d{3}(?!\d))/g, '')
    .replace(/(?<=\d) ?[×x*] ?(?=\d)/g, 'x');
