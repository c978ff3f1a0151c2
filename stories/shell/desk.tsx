/** A desk for stories of the shell: a store in memory, the float64 backend in the page, drawings given by the story. */
import { Notifications } from '@mantine/notifications';
import { useEffect, useMemo, type ReactNode } from 'react';
import { kinds } from '../../nodes/kinds.ts';
import { createActions } from '../../src/editor/actions/registry.ts';
import { createGallery } from '../../src/editor/gallery/gallery.ts';
import { firstDrawing } from '../../src/editor/library/first-drawing.ts';
import { createKeeper } from '../../src/editor/library/keeper.ts';
import { readHere } from '../../src/editor/library/reader.ts';
import { createMemoryStore, type Drawing } from '../../src/editor/library/store.ts';
import { DeskProvider, type Desk } from '../../src/editor/shell/desk.tsx';
import { createUi, type UiState } from '../../src/editor/shell/ui.ts';
import { createEditor, type EditorState } from '../../src/editor/state/editor.ts';
import { createPreviewEngine } from '../../src/editor/state/preview-engine.ts';
import type { GraphDocument } from '../../src/graph/index.ts';

export interface DeskProps {
  readonly document?: GraphDocument;
  readonly drawings?: readonly Drawing[];
  readonly ui?: Partial<UiState>;
  /** What the runtime said, where the story has something else in mind. */
  readonly state?: Partial<EditorState>;
  readonly width?: number;
  readonly height?: number;
  readonly children: ReactNode;
}

const clock = () => Date.now();
const NONE: readonly Drawing[] = [];

export function StoryDesk({ document = firstDrawing, drawings = NONE, ui, state, width, height, children }: DeskProps) {
  const { desk, actions } = useMemo(() => {
    const editor = createEditor(createPreviewEngine(kinds), 'story', document);
    const store = createMemoryStore(kinds, drawings);
    const keeper = createKeeper(editor, { store, tabs: { tell: () => {}, listen: () => {} }, now: clock });
    const made: Desk = { editor, kinds, store, keeper, ui: createUi(), gallery: createGallery(), reader: readHere(kinds) };
    made.ui.setState({ ready: true, ...ui });
    return { desk: made, actions: createActions(made) };
  }, [document, drawings, ui]);
  useEffect(() => {
    if (!state) return undefined;
    const timer = setTimeout(
      () => desk.editor.store.setState({ ...state, runtime: { ...desk.editor.store.getState().runtime, ...state.runtime } }),
      50,
    );
    return () => clearTimeout(timer);
  }, [desk, state]);
  return (
    <DeskProvider desk={desk} actions={actions}>
      <div style={{ width, height, overflow: 'hidden' }}>{children}</div>
      <Notifications />
    </DeskProvider>
  );
}
