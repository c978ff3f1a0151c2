/** A command is the only way to change a document: verb and noun, plain arguments, one undo step. */
import type { Json } from '../../base/index.ts';
import type { GraphDocument } from '../document.ts';

/** What immer lends to a command: the same shape, writable, with JSON left as it is. */
export type Draft<T> = Json extends T ? T : T extends object ? { -readonly [K in keyof T]: Draft<T[K]> } : T;
export type DocumentDraft = Draft<GraphDocument>;

export interface Command<A> {
  readonly type: string;
  /** What the undo menu says. */
  label(args: A): string;
  apply(draft: DocumentDraft, args: A): void;
}

export const counted = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`;

/** Names the kinds of what is drawn. A document at the present (migrations.ts) already names those that ever had another version. */
export function nameKinds({ versions }: DocumentDraft, role: 'node' | 'edge', types: Iterable<string>): void {
  for (const type of types) versions[`${role}/${type}`] ??= 1;
}
