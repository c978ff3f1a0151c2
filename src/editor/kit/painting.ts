/** Painting by subscription: what every view uses to show live values without rendering again. */
import { useComputedColorScheme } from '@mantine/core';
import { useEffect, useRef, type RefObject } from 'react';
import type { Scheme } from './colors.ts';
import type { LiveValues } from './live.ts';
import { useLive } from './LiveProvider.tsx';

export const useScheme = (): Scheme => useComputedColorScheme('light', { getInitialValueInEffect: false });

/** Paints an element from any number of values after every frame. Keep `paint` stable with useCallback. */
export function useRepainted<E extends Element>(paint: (element: E, live: LiveValues) => void): RefObject<E | null> {
  const element = useRef<E>(null);
  const live = useLive();
  useEffect(() => {
    const repaint = () => {
      if (element.current) paint(element.current, live);
    };
    repaint();
    return live.subscribe(repaint);
  }, [live, paint]);
  return element;
}

/** Writes only what changed: the browser lays out again for every write. */
export function writeText(element: Element | null | undefined, text: string): void {
  if (element && element.textContent !== text) element.textContent = text;
}

/** A 2D context in device pixels, scaled so that drawing is in CSS pixels. */
export function scaledContext(canvas: HTMLCanvasElement, width: number, height: number): CanvasRenderingContext2D | null {
  const ratio = Math.max(2, globalThis.devicePixelRatio);
  if (canvas.width !== width * ratio || canvas.height !== height * ratio) {
    canvas.width = width * ratio;
    canvas.height = height * ratio;
  }
  const context = canvas.getContext('2d');
  context?.setTransform(ratio, 0, 0, ratio, 0, 0);
  return context;
}
