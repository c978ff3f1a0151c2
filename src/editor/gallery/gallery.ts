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

/** What the drawings refer to, said once. */
export const NOTES =
  'S0 to S4 are the lecture notes that a drawing comes from: S0 Simple Models of Neurons, S1 Computational Neuroscience, S2 Neural Networks, S3 From Neurons to Networks, S4 Backpropagation.';

/** Case and accents aside: every word of the question has to be found in what a document says of itself. */
export function matches({ name, document }: GalleryEntry, question: string): boolean {
  const { title, description = '', guide } = document;
  const text = plain([name, title, description, guide?.lecture ?? '', ...(guide?.keywords ?? []), ...(guide?.try ?? [])].join(' '));
  return plain(question)
    .split(/\s+/)
    .every((word) => text.includes(word));
}

const plain = (text: string): string => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
