/** The one way into the document by hand: a change that is not valid is not made, and why is kept to be said. */
import type { StoreApi } from 'zustand/vanilla';
import { kinds } from '../../../nodes/kinds.ts';
import { refusalOf, type Change } from '../../graph/index.ts';
import type { EditorState } from './state.ts';

export function isRefused({ getState, setState }: StoreApi<EditorState>, { history, patches }: Change): boolean {
  const before = getState();
  const refused = refusalOf(before.history.document, history.document, patches, kinds);
  if (refused !== before.refused) setState({ refused });
  return refused !== undefined;
}
