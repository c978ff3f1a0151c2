/** A slider over what was run: any step of it can be shown again. Painted frame by frame, outside React. */
import { useEffect, useRef } from 'react';
import { useEditor, useEditorState } from '../state/context.tsx';
import { hasEnd, positionWords } from './course.ts';
import { createScrubber } from './scrubber.ts';
import classes from './TransportBar.module.css';

export function Scrub() {
  const editor = useEditor();
  const course = useEditorState(({ runtime }) => runtime.course);
  const input = useRef<HTMLInputElement>(null);
  const isDragged = useRef(false);
  /** By this slider: otherwise the start is a new start. */
  const isSought = useRef(false);
  const furthest = useRef(0);
  const scrubber = useRef<ReturnType<typeof createScrubber>>(undefined);
  useEffect(() => {
    const own = createScrubber(editor);
    scrubber.current = own;
    return () => own.dispose();
  }, [editor]);
  useEffect(() => {
    let { revision } = editor.store.getState();
    const paint = () => {
      const { runtime, revision: now } = editor.store.getState();
      const { step } = runtime;
      // from an edit on, and from the start, what comes next is another run
      furthest.current = now !== revision || (step === 0 && !isSought.current) ? step : Math.max(furthest.current, step);
      revision = now;
      isSought.current &&= step === 0 || isDragged.current;
      if (input.current && course)
        show(input.current, { step, isDragged: isDragged.current, furthest: furthest.current, most: mostOf(course, furthest.current) });
      input.current?.setAttribute('aria-valuetext', course ? positionWords(course, step) : '');
    };
    paint();
    return editor.live.subscribe(paint);
  }, [editor, course]);
  if (!course) return null;
  const go = (element: HTMLInputElement) => {
    const step = Math.min(Number(element.value), furthest.current);
    element.value = String(step);
    element.style.setProperty('--share', `${(step / Number(element.max)) * 100}%`);
    isSought.current = true;
    scrubber.current?.to(step);
  };
  return (
    <input
      ref={input}
      type="range"
      className={`${classes['range']} ${classes['scrub']}`}
      aria-label="Position in the run"
      title="What was run can be shown again"
      min={0}
      step={1}
      defaultValue={0}
      onPointerDown={() => {
        isDragged.current = true;
        if (editor.store.getState().runtime.running) editor.send({ type: 'pause' });
      }}
      onPointerUp={() => (isDragged.current = false)}
      onPointerCancel={() => (isDragged.current = false)}
      onChange={(event) => go(event.currentTarget)}
    />
  );
}

type Course = Parameters<typeof hasEnd>[0];
const mostOf = (course: Course, furthest: number): number => Math.max(1, hasEnd(course) ? course.advances : furthest);

interface Shown {
  readonly step: number;
  readonly isDragged: boolean;
  readonly furthest: number;
  readonly most: number;
}

function show(input: HTMLInputElement, { step, isDragged, furthest, most }: Shown): void {
  if (input.max !== String(most)) input.max = String(most);
  input.style.setProperty('--reached', `${(furthest / most) * 100}%`);
  if (isDragged) return;
  input.value = String(step);
  input.style.setProperty('--share', `${(step / most) * 100}%`);
}
