/** A canvas that paints itself: after frames and samples, at most once per animation frame, and when its size or the theme changes. */
import { useCallback, useEffect, useRef, type RefObject } from 'react';
import { useEditor } from '../../state/context.tsx';
import type { Editor } from '../../state/editor.ts';
import { penOf, type Pen } from './pen.ts';

/** How often the words for those who do not see it are written anew; ms. */
const QUIET = 1_000;

/** Calls back whenever there is more to be seen; gives the way to stop. */
export type Subscribe = (listener: () => void) => () => void;

interface Painter {
  readonly canvas: RefObject<HTMLCanvasElement | null>;
  /** Paints in the next animation frame. */
  repaint(): void;
}

/** `paint` gives what the picture says in words: the label of what holds the canvas, or the value of the slider beside it. */
export function usePainter(paint: (pen: Pen, editor: Editor) => string | undefined, also?: Subscribe): Painter {
  const canvas = useRef<HTMLCanvasElement>(null);
  const soon = useRef<() => void>(undefined);
  const editor = useEditor();
  useEffect(() => {
    const element = canvas.current;
    if (!element) return undefined;
    let wanted = 0;
    let said = -Infinity;
    const now = () => {
      wanted = 0;
      const pen = penOf(element);
      const words = pen && paint(pen, editor);
      const time = performance.now();
      if (words === undefined || (time - said < QUIET && editor.store.getState().runtime.running)) return;
      said = time;
      say(element, words);
    };
    const later = () => {
      if (wanted === 0) wanted = requestAnimationFrame(now);
    };
    soon.current = later;
    now();
    const scheme = new MutationObserver(later);
    scheme.observe(document.documentElement, { attributeFilter: ['data-mantine-color-scheme'] });
    const size = new ResizeObserver(later);
    size.observe(element);
    const stops = [editor.live.subscribe(later), editor.samples.subscribe(later), also?.(later)];
    return () => {
      cancelAnimationFrame(wanted);
      scheme.disconnect();
      size.disconnect();
      stops.forEach((stop) => stop?.());
    };
  }, [editor, paint, also]);
  const repaint = useCallback(() => soon.current?.(), []);
  return { canvas, repaint };
}

function say(canvas: HTMLCanvasElement, words: string): void {
  const slider = canvas.parentElement?.querySelector('input');
  const [element, attribute] = slider ? [slider, 'aria-valuetext'] : [canvas.parentElement, 'aria-label'];
  if (element && element.getAttribute(attribute) !== words) element.setAttribute(attribute, words);
}
