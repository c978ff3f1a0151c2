/** Everything that the shell works with, for its components and its actions. */
import { createContext, useContext, useMemo, type ReactNode } from 'react';
import { useStore } from 'zustand';
import { present } from '../../base/index.ts';
import type { Kinds } from '../../graph/index.ts';
import type { Gallery } from '../gallery/gallery.ts';
import type { Keeper, SaveState } from '../library/keeper.ts';
import type { Reader } from '../library/reader.ts';
import type { DrawingStore } from '../library/store.ts';
import type { Action } from '../state/commands.ts';
import { EditorProvider } from '../state/context.tsx';
import type { Editor } from '../state/editor.ts';
import type { Ui, UiState } from './ui.ts';

export interface Desk {
  readonly editor: Editor;
  readonly kinds: Kinds;
  readonly ui: Ui;
  readonly store: DrawingStore;
  readonly keeper: Keeper;
  readonly gallery: Gallery;
  readonly reader: Reader;
}

interface Furnished extends Desk {
  readonly actions: readonly Action[];
}

const DeskContext = createContext<Furnished | undefined>(undefined);

export function DeskProvider({
  desk,
  actions,
  children,
}: {
  readonly desk: Desk;
  readonly actions: readonly Action[];
  readonly children: ReactNode;
}) {
  const furnished = useMemo(() => ({ ...desk, actions }), [desk, actions]);
  return (
    <DeskContext.Provider value={furnished}>
      <EditorProvider editor={desk.editor}>{children}</EditorProvider>
    </DeskContext.Provider>
  );
}

export const useDesk = (): Furnished => present(useContext(DeskContext), 'DeskProvider');
/** Undefined for a canvas that stands alone. */
export const useReader = (): Reader | undefined => useContext(DeskContext)?.reader;
export const useUi = <T,>(selector: (state: UiState) => T): T => useStore(useDesk().ui, selector);
export const useSaveState = (): SaveState => useStore(useDesk().keeper.state);

/** An action by its id. */
export function useAction(id: string): Action {
  return present(
    useDesk().actions.find((action) => action.id === id),
    id,
  );
}
