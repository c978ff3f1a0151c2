/** What others may ask of the canvas of an editor while it is on the screen. */
import type { Editor } from '../state/editor.ts';

export interface CanvasHandle {
  fit(): void;
  zoomIn(): void;
  zoomOut(): void;
  zoomTo(zoom: number): void;
  /** Middle of what is seen, in the drawing's coordinates. */
  centre(): readonly [number, number];
  /** Where the pointer was last, in the drawing's coordinates; undefined while it is elsewhere. */
  pointer(): readonly [number, number] | undefined;
  /** Scrolls to nodes. */
  show(ids: readonly string[]): void;
  openConnectDialog(): void;
  rename(node: string): void;
}

const handles = new WeakMap<Editor, CanvasHandle>();

export const canvasOf = (editor: Editor): CanvasHandle | undefined => handles.get(editor);

export function registerCanvas(editor: Editor, handle: CanvasHandle): () => void {
  handles.set(editor, handle);
  return () => void (handles.get(editor) === handle && handles.delete(editor));
}
