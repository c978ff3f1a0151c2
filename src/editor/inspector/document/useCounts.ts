/** How large the drawing is, counted when a change can have made it another size: a large one when the person rests. */
import { useEffect, useState } from 'react';
import { kinds } from '../../../../nodes/kinds.ts';
import type { Observable } from '../../../compiler/index.ts';
import { changedIds, countOf, type GraphDocument } from '../../../graph/index.ts';
import { useEditorState, useShownDocument } from '../../state/context.tsx';
import { createScene } from '../lens/scene.ts';
import { countsOf, type Counts } from './counts.ts';

interface Counted {
  readonly document: GraphDocument;
  readonly observables: readonly Observable[];
  readonly counts: Counts;
}

/** Edges that are counted at once. */
const FEW = 500;
/** After the last change; ms. */
const REST = 300;

const count = (document: GraphDocument, observables: readonly Observable[]): Counted => ({
  document,
  observables,
  counts: countsOf(createScene(document, kinds, observables, () => undefined)),
});

/** Whether a drawing counts as another one does: names and places do not. */
export function countsAlike(before: GraphDocument, now: GraphDocument): boolean {
  if (before.experiments !== now.experiments || before.settings.seed !== now.settings.seed) return false;
  return (['nodes', 'edges'] as const).every((part) => {
    const ids = changedIds(before[part], now[part]);
    return ids && [...ids].every((id) => isAlike(before[part][id], now[part][id]));
  });
}

type Item = GraphDocument['nodes'][string] | GraphDocument['edges'][string] | undefined;

function isAlike(old: Item, now: Item): boolean {
  if (old?.type !== now?.type || old?.params !== now?.params) return false;
  return !old || !now || !('from' in old) || !('from' in now) || (old.from === now.from && old.to === now.to);
}

/** Undefined while a large drawing was never counted. */
export function useCounts(): Counts | undefined {
  const document = useShownDocument();
  const observables = useEditorState(({ runtime }) => runtime.observables);
  const [counted, setCounted] = useState<Counted>();
  const isKnown = counted !== undefined && counted.observables === observables && countsAlike(counted.document, document);
  const isSmall = countOf(document.edges) <= FEW;
  const now = !isKnown && isSmall ? count(document, observables) : undefined;
  if (now) setCounted(now); // while rendering: React begins anew with it
  useEffect(() => {
    if (isKnown || isSmall) return undefined;
    const timer = setTimeout(() => setCounted(count(document, observables)), REST);
    return () => clearTimeout(timer);
  }, [document, observables, isKnown, isSmall]);
  return (now ?? counted)?.counts;
}
