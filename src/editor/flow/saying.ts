/** Says what was done on the canvas: read out always, and shown for a while beside the place where it is news. */
import type { CanvasStore } from './canvasStore.tsx';
import type { Point } from './geometry.ts';

export interface Said {
  readonly text: string;
  /** More than what can be seen to have happened: a refusal, or what else was changed. */
  readonly isNews: boolean;
}

export const news = (text: string): Said => ({ text, isNews: true });

export function say(canvas: CanvasStore, { text, isNews }: Said, at: Point): void {
  canvas.setState({ announcement: text, notice: isNews ? { text, at } : undefined });
}

/** Below a node, px of the screen. */
export function belowNode(node: string): Point {
  const box = document.querySelector(`.react-flow__node[data-id="${CSS.escape(node)}"]`)?.getBoundingClientRect();
  return box ? { x: box.left, y: box.bottom } : { x: 200, y: 200 };
}
