/** The editor for components: what to do with it, and narrow looks at its state. */
import { createContext, useContext, useMemo, type ReactNode } from 'react';
import { useStore } from 'zustand';
import { present } from '../../base/index.ts';
import { withExperiment } from '../../compiler/index.ts';
import type { GraphDocument } from '../../graph/index.ts';
import type { Editor, EditorState } from './editor.ts';
import { LiveProvider } from '../kit/index.ts';

const EditorContext = createContext<Editor | undefined>(undefined);

export function EditorProvider({ editor, children }: { readonly editor: Editor; readonly children: ReactNode }) {
  return (
    <EditorContext.Provider value={editor}>
      <LiveProvider live={editor.live}>{children}</LiveProvider>
    </EditorContext.Provider>
  );
}

export const useEditor = (): Editor => present(useContext(EditorContext), 'EditorProvider');

/** Renders again only when what the selector gives is another value. */
export function useEditorState<T>(selector: (state: EditorState) => T): T {
  return useStore(useEditor().store, selector);
}

/** The drawing as the chosen experiment has it: what is computed, and so what is shown. Edits go to the drawing itself. */
export function useShownDocument(): GraphDocument {
  const document = useEditorState(({ history }) => history.document);
  const experiment = useEditorState((state) => state.experiment);
  return useMemo(() => withExperiment(document, experiment), [document, experiment]);
}
