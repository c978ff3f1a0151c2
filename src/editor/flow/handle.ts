/** What others may ask of the canvas of an editor while it is on the screen. */
import type { Editor } from '../state/editor.ts';
import type { Box } from './chips.ts';

export interface CanvasHandle {
  fit(): void;
  zoomIn(): void;
  zoomOut(): void;
  zoomTo(zoom: number): void;
  /** Where the pointer was last, in the drawing's coordinates; undefined while it is elsewhere. */
  pointer(): readonly [number, number] | undefined;
  /** What is seen and not covered, in the drawing's coordinates. */
  view(): Box;
  /** Scrolls to nodes, and nearer when they are too small to be read. */
  show(ids: readonly string[]): void;
  /** Scrolls no further than it takes to see all of them. */
  keepInView(ids: readonly string[]): void;
  openConnectDialog(): void;
  rename(node: string): void;
}

const handles = new WeakMap<Editor, CanvasHandle>();

export const canvasOf = (editor: Editor): CanvasHandle | undefined => handles.get(editor);

export function registerCanvas(editor: Editor, handle: CanvasHandle): () => void {
  handles.set(editor, handle);
  return () => void (handles.get(editor) === handle && handles.delete(editor));
}
