/** Opening a context menu at the pointer, or beside what has the focus when a key asks for it. */
import { useReactFlow } from '@xyflow/react';
import { useCallback } from 'react';
import { useCanvasStore, type MenuState } from './canvasStore.tsx';
import type { Point } from './geometry.ts';

type Distributed<T> = T extends unknown ? Omit<T, 'at' | 'place'> : never;
export type MenuTopic = Distributed<MenuState>;

interface Asking {
  readonly clientX: number;
  readonly clientY: number;
  preventDefault(): void;
}

export function useOpenMenu(): (event: Asking, topic: MenuTopic) => void {
  const canvas = useCanvasStore();
  const { screenToFlowPosition } = useReactFlow();
  return useCallback(
    (event, topic) => {
      event.preventDefault();
      const at: Point = { x: event.clientX, y: event.clientY };
      const { x, y } = screenToFlowPosition(at);
      canvas.setState({ menu: { ...topic, at, place: [x, y] } as MenuState });
    },
    [canvas, screenToFlowPosition],
  );
}
