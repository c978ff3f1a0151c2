/** The scene of the open document, new with every change of it and with every frame. */
import { useMemo } from 'react';
import { kinds } from '../../../nodes/kinds.ts';
import { useLiveFrame } from '../kit/index.ts';
import { useEditor, useEditorState, useShownDocument } from '../state/context.tsx';
import { createScene, type Scene } from './lens/scene.ts';
import { pastOf } from './lens/past.ts';

export function useScene(): Scene {
  const editor = useEditor();
  const document = useShownDocument();
  const observables = useEditorState((state) => state.runtime.observables);
  const live = useLiveFrame();
  return useMemo(() => {
    const past = pastOf(editor);
    return createScene(document, kinds, observables, (node, port, delay) =>
      delay === 0 ? live.read(node, port) : past.read(node, port, delay),
    );
  }, [editor, document, observables, live]);
}

/** What the runtime found wrong with one parameter, as a sentence. */
export function useProblem(owner: string, name: string): string | undefined {
  return useEditorState(
    ({ runtime }) =>
      runtime.diagnostics.find(({ at, severity }) => severity === 'error' && at?.owner === owner && at.field === name)?.message,
  );
}
