/** The editor for components: what to do with it, and narrow looks at its state. */
import { createContext, useContext, type ReactNode } from 'react';
import { useStore } from 'zustand';
import { present } from '../../base/index.ts';
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
