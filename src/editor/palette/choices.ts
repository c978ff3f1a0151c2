/** What can be added from the palette: a kind as it comes, or one of its presets. */
import type { Kinds, NodeKind } from '../../graph/index.ts';
import { kindsInOrder } from './kinds.ts';

export interface Choice {
  readonly kind: NodeKind;
  /** The name of a preset. */
  readonly preset?: string;
}

/** What a person calls it: `Data set`, `Iris flowers`. */
export const titleOf = ({ kind, preset }: Choice): string =>
  preset === undefined ? kind.title : (kind.presets?.[preset]?.title ?? preset);

export const summaryOf = ({ kind, preset }: Choice): string =>
  preset === undefined ? kind.summary : (kind.presets?.[preset]?.summary ?? kind.summary);

/** A slash opens the search, and may come into it. */
const wordsOf = (question: string): readonly string[] => question.replace(/^\/+/, '').trim().toLowerCase().split(/\s+/);

/** Kinds with these words in their names come first, then presets, then kinds that are about them. */
export function choicesFor(kinds: Kinds, question: string): readonly Choice[] {
  const words = wordsOf(question);
  const all = kindsInOrder(kinds);
  const has = (...texts: readonly string[]) => {
    const text = texts.join(' ').toLowerCase();
    return words.every((word) => text.includes(word));
  };
  const hasSome = (text: string) => words.some((word) => text.toLowerCase().includes(word));
  const named = all.filter(({ title, type }) => has(title, type));
  const about = all.filter((kind) => !named.includes(kind) && has(kind.title, kind.type, kind.summary, ...kind.keywords));
  const presets = all.flatMap((kind) =>
    Object.entries(kind.presets ?? {}).flatMap(([preset, { title }]) =>
      hasSome(`${title} ${preset}`) && has(kind.title, title, preset) ? [{ kind, preset }] : [],
    ),
  );
  return [...named.map((kind) => ({ kind })), ...presets, ...about.map((kind) => ({ kind }))];
}
