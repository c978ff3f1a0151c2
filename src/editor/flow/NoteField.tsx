/** A note while it is written: leaving it keeps the text as one undo step, Escape takes it back. */
import type { KeyboardEvent } from 'react';
import { limits, setParams } from '../../graph/index.ts';
import { useEditor } from '../state/context.tsx';
import { useCanvasStore } from './canvasStore.tsx';
import styles from './NodeFrame.module.css';

export function NoteField({ id, text }: { readonly id: string; readonly text: string }) {
  const editor = useEditor();
  const canvas = useCanvasStore();
  const close = (written: string | undefined) => {
    if (canvas.getState().writing !== id) return;
    canvas.setState({ writing: undefined });
    if (written !== undefined && written !== text)
      editor.run(setParams, { changes: [{ owner: id, name: 'text', value: written }], label: 'Write note' });
  };
  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    event.stopPropagation();
    const isDone = event.key === 'Enter' && (event.ctrlKey || event.metaKey);
    if (!isDone && event.key !== 'Escape') return;
    const node = event.currentTarget.closest<HTMLElement>('.react-flow__node');
    close(isDone ? event.currentTarget.value : undefined);
    node?.focus();
  };
  return (
    <textarea
      ref={placeCaret}
      className={`${styles['writing']} nodrag nopan nowheel`}
      aria-label="Text of the note"
      defaultValue={text}
      maxLength={limits.textLength}
      onKeyDown={onKeyDown}
      onBlur={(event) => close(event.currentTarget.value)}
    />
  );
}

/** At the end of the text, and once: React calls this again for every new function. */
function placeCaret(field: HTMLTextAreaElement | null): void {
  field?.focus();
  field?.setSelectionRange(field.value.length, field.value.length);
}
