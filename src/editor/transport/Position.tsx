/** Where the run is, and how long it still takes. Painted frame by frame, outside React. */
import { useEffect, useRef } from 'react';
import { writeText } from '../kit/index.ts';
import { useEditor, useEditorState } from '../state/context.tsx';
import type { Editor } from '../state/editor.ts';
import { isStale } from '../state/stale.ts';
import { hasEnd, leftWords, positionOf } from './course.ts';
import { createRate } from './rate.ts';
import classes from './TransportBar.module.css';

/** The pictures show a run of the drawing as it was. */
function isOld({ store }: Editor): boolean {
  const { history, runtime } = store.getState();
  return runtime.recorded !== undefined && isStale(runtime.recorded, history.document);
}

export function Position() {
  const editor = useEditor();
  const course = useEditorState(({ runtime }) => runtime.course);
  const at = useRef<HTMLSpanElement>(null);
  const left = useRef<HTMLSpanElement>(null);
  useEffect(() => {
    if (!course) return undefined;
    const rate = createRate(() => performance.now());
    const paint = () => {
      const { step, running, starting } = editor.store.getState().runtime;
      const position = positionOf(course, step);
      writeText(at.current, position.of === '' ? position.at : `${position.at} ${position.of}`);
      const perSecond = running ? rate.at(step) : rate.clear();
      const remaining = running && hasEnd(course) && perSecond > 0 ? leftWords((course.advances - step) / perSecond) : '';
      writeText(left.current, running ? remaining : starting ? 'starting…' : isOld(editor) ? 'changed since' : '');
    };
    paint();
    const stop = editor.store.subscribe(({ runtime, history }, before) => {
      if (runtime !== before.runtime || history !== before.history) paint();
    });
    return stop;
  }, [editor, course]);
  return (
    <span className={classes['position']} data-verb={course?.verb}>
      <span ref={at} />
      <span ref={left} className={classes['left']} />
    </span>
  );
}
