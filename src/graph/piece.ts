/** A piece of a drawing as JSON text: what a copy writes and a paste reads, checked by the loader's rules. */
import { isJsonObject, type Json } from '../base/index.ts';
import type { Piece } from './commands/elements.ts';
import type { Diagnostic } from './diagnostic.ts';
import { emptyDocument, type GraphDocument } from './document.ts';
import type { Kinds } from './kind.ts';
import { loadDocument } from './load.ts';

export const PIECE_FORMAT = 'neuroloom-piece';

/** What is copied: a piece of a drawing with the probes on it. */
export type Copied = Required<Piece> & { readonly probes: GraphDocument['probes'] };

export type ReadPiece =
  | { readonly ok: true; readonly piece: Copied }
  | { readonly ok: false; readonly diagnostics: readonly Diagnostic[] }
  | { readonly ok: 'foreign' };

/** `foreign`: the text is not a piece of a drawing at all. */
export function readPiece(text: string, kinds: Kinds): ReadPiece {
  const value = text.includes(PIECE_FORMAT) ? parsed(text) : undefined;
  if (!isJsonObject(value) || value['format'] !== PIECE_FORMAT) return { ok: 'foreign' };
  const { versions = { graph: 1 }, nodes = {}, edges = {}, tensors = {}, probes = {} } = value;
  const loaded = loadDocument({ ...emptyDocument(), versions, nodes, edges, tensors, probes }, kinds);
  if (!loaded.ok) return loaded;
  const { nodes: own, edges: between, tensors: used, probes: seen } = loaded.document;
  return { ok: true, piece: { nodes: own, edges: between, tensors: used, probes: seen } };
}

function parsed(text: string): Json | undefined {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return undefined;
  }
}
