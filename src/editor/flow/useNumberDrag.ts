/** A number that is dragged sideways: 0.01 for every pixel, 0.001 with Shift; a release is one undo step, Escape takes it back. */
import { useRef, type PointerEvent } from 'react';
import { useEditor } from '../state/context.tsx';

export const COARSE = 0.01;
export const FINE = 0.001;

export const snapped = (value: number, grid: number): number => Number((Math.round(value / grid) * grid).toFixed(6));

interface Dragged {
  /** Begins the name of the gesture. */
  readonly name: string;
  /** Asked when a drag begins, where it moves by itself. */
  readonly value: number | (() => number);
  onBegin?(): void;
  onMove(value: number, gesture: string): void;
  /** Pressed and released in the same place. */
  onClick?(): void;
}

interface Drag {
  readonly gesture: string;
  x: number;
  value: number;
  moved: boolean;
}

export function useNumberDrag({ name, value, onBegin, onMove, onClick }: Dragged) {
  const editor = useEditor();
  const drag = useRef<Drag | undefined>(undefined);
  const stop = useRef<AbortController | undefined>(undefined);
  const finish = (event: PointerEvent<HTMLElement>) => {
    const done = drag.current;
    drag.current = undefined;
    stop.current?.abort();
    event.currentTarget.dataset['dragging'] = 'false';
    if (done?.moved) editor.endGesture();
    else if (done) onClick?.();
  };
  return {
    onPointerDown(event: PointerEvent<HTMLElement>) {
      if (event.button !== 0) return;
      const handle = event.currentTarget;
      handle.setPointerCapture(event.pointerId);
      handle.dataset['dragging'] = 'true';
      drag.current = {
        gesture: `drag ${name} at ${editor.store.getState().revision}`,
        x: event.clientX,
        value: typeof value === 'number' ? value : value(),
        moved: false,
      };
      stop.current = new AbortController();
      const cancel = (key: globalThis.KeyboardEvent) => {
        if (key.key !== 'Escape' || !drag.current) return;
        editor.cancelGesture(drag.current.gesture);
        drag.current = undefined;
        handle.releasePointerCapture(event.pointerId);
      };
      globalThis.addEventListener('keydown', cancel, { capture: true, signal: stop.current.signal });
    },
    onPointerMove(event: PointerEvent<HTMLElement>) {
      const current = drag.current;
      if (!current || event.clientX === current.x) return;
      const grid = event.shiftKey ? FINE : COARSE;
      if (!current.moved) onBegin?.();
      current.value += (event.clientX - current.x) * grid;
      current.x = event.clientX;
      current.moved = true;
      onMove(snapped(current.value, grid), current.gesture);
    },
    onPointerUp: finish,
    onPointerCancel: finish,
  };
}
