/** Weights while they are trained: what the run has made of them, painted frame by frame. */
import { useCallback, type RefObject } from 'react';
import { formatExact, formatGivenSigned, formatSigned, useRepainted, writeText, type LiveValues } from '../kit/index.ts';
import { useEditorState } from '../state/context.tsx';
import type { EdgeData } from './projection.ts';
import { strokeOf } from './strokes.ts';

/** A single weight as it is now; undefined where nothing trains it. */
export function liveWeight(live: LiveValues, edge: string): number | undefined {
  const values = live.read(edge, 'weight');
  return values?.length === 1 ? values[0] : undefined;
}

/** Only a training has live weights: elsewhere no edge listens to frames. */
export const useIsTrained = (): boolean => useEditorState(({ runtime }) => runtime.course?.verb === 'train');

/** Whether a training has moved weights: what was one number for many connections is a number for each. */
export const useHasMoved = (): boolean => useEditorState(({ runtime }) => runtime.course?.verb === 'train' && runtime.step > 0);

/** The line of a weight that is trained: its sign and width follow the run. */
export function useLiveStroke(edge: string, data: EdgeData): RefObject<SVGPathElement | null> {
  const paint = useCallback(
    (line: SVGPathElement, live: LiveValues) => {
      const { stroke, strokeWidth, strokeDasharray } = strokeOf(data, liveWeight(live, edge));
      write(line, 'stroke', stroke);
      write(line, 'stroke-width', String(strokeWidth));
      write(line, 'stroke-dasharray', strokeDasharray ?? '');
    },
    [edge, data],
  );
  return useRepainted(paint);
}

/** The number in a chip, and what its slider says, if it is one. */
export function useLiveNumber(edge: string, otherwise: number): RefObject<HTMLSpanElement | null> {
  const paint = useCallback(
    (text: HTMLSpanElement, live: LiveValues) => {
      const weight = liveWeight(live, edge) ?? otherwise;
      writeText(text, Math.fround(weight) === Math.fround(otherwise) ? formatGivenSigned(otherwise) : formatSigned(weight));
      const slider = text.closest('[role=slider]');
      if (!slider) return;
      write(slider, 'aria-valuenow', String(weight));
      write(slider, 'aria-valuetext', formatExact(weight));
    },
    [edge, otherwise],
  );
  return useRepainted(paint);
}

function write(element: Element, name: string, value: string): void {
  if (element.getAttribute(name) === value) return;
  if (value === '') element.removeAttribute(name);
  else element.setAttribute(name, value);
}
