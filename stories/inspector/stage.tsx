/** A stage for panels: an editor on the float64 backend in the page, with something selected. */
import { useEffect, useMemo, type ReactNode } from 'react';
import { kinds } from '../../nodes/kinds.ts';
import { createEditor, createPreviewEngine, EditorProvider } from '../../src/editor/index.ts';
import type { GraphDocument } from '../../src/graph/index.ts';

export type Editor = ReturnType<typeof createEditor>;

export interface StageProps {
  readonly document: GraphDocument;
  readonly selected?: readonly string[];
  readonly cell?: number;
  readonly row?: number;
  readonly advances?: number;
  readonly width?: number;
  readonly height?: number;
  /** For stories that look at what happened. */
  readonly onEditor?: (editor: Editor) => void;
  readonly children: ReactNode;
}

const NOTHING: readonly string[] = [];

export function Stage({
  document,
  selected = NOTHING,
  cell = 0,
  row = 0,
  advances = 0,
  width = 308,
  height,
  onEditor,
  children,
}: StageProps) {
  const editor = useMemo(() => {
    const created = createEditor(createPreviewEngine(kinds), 'story', document);
    created.select(selected, cell);
    created.showRow(row);
    return created;
  }, [document, selected, cell, row]);
  useEffect(() => onEditor?.(editor), [editor, onEditor]);
  useEffect(() => {
    // one frame for every advance, after the panels began to listen
    const timers = Array.from({ length: advances }, (_, i) => setTimeout(() => editor.send({ type: 'advance', steps: 1 }), 20 * i));
    return () => timers.forEach(clearTimeout);
  }, [editor, advances]);
  return (
    <EditorProvider editor={editor}>
      <div style={{ width, height: height ?? 'auto', border: '1px solid var(--nl-line)', background: 'var(--nl-panel)' }}>{children}</div>
    </EditorProvider>
  );
}
