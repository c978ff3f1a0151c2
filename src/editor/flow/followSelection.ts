/** Keys go where the eye is: when the selection changes the focus goes to what is selected, and until it is there keys mean what is selected. */
import type { Editor, EditorState } from '../state/editor.ts';

/** A node or an edge of the drawing. */
const ITEM = '.react-flow__node, [data-edge]';
/** Somebody types there, or something that lies over the page has the focus: it stays until that is done. */
const KEEPS = 'input, textarea, select, [contenteditable=true], [data-portal], [role=dialog], [role=menu]';
/** A weight that is dragged: the inspector explains meanwhile what it acts on. */
const HELD = '[data-dragging=true]';
/** React Flow's own frame around several nodes takes the focus when it is drawn, which may be after all else. */
const FRAME = '.react-flow__nodesselection-rect';
/** How often it is looked whether the way is free, and for how long; ms. */
const EVERY = 30;
const PATIENCE = 3000;

/** Editors whose selection is newer than the focus. */
const behind = new WeakSet<Editor>();

export const isFocusBehind = (editor: Editor): boolean => behind.has(editor);

export const itemAt = (element: Element | null): string | undefined => {
  const { id, edge } = element?.closest<HTMLElement>(ITEM)?.dataset ?? {};
  return edge ?? id;
};

/** Where an item of the drawing takes the focus, once it is drawn. */
export function placeOf(item: string): HTMLElement | null {
  const id = CSS.escape(item);
  return (
    document.querySelector<HTMLElement>(`.react-flow__node[data-id="${id}"]`) ?? document.querySelector<HTMLElement>(`[data-edge="${id}"]`)
  );
}

/** The first of what is selected that is drawn. */
export function selectedPlace(editor: Editor): HTMLElement | undefined {
  for (const item of editor.store.getState().selection) {
    const place = placeOf(item);
    if (place) return place;
  }
  return undefined;
}

const sameItems = (a: ReadonlySet<string>, b: ReadonlySet<string>): boolean =>
  a === b || (a.size === b.size && [...a].every((id) => b.has(id)));

/** Whether the focus is on nothing that is selected. */
function isElsewhere({ selection }: EditorState): boolean {
  const item = itemAt(document.activeElement);
  return item === undefined || !selection.has(item);
}

/** Gives how to stop. */
export function followSelection(editor: Editor): () => void {
  const listening = new AbortController();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isPressed = false;
  let wasByKey = false;
  const arrive = () => {
    clearTimeout(timer);
    behind.delete(editor);
  };
  /** A panel that is worked in by keys keeps the focus, too; its keys that it has no use for mean what is selected. */
  const isBusy = (active: Element | null) =>
    isPressed || active?.closest(KEEPS) || (wasByKey && active !== document.body && !active?.closest('#canvas, .react-flow'));
  const catchUp = (patience: number) => {
    clearTimeout(timer);
    if (!behind.has(editor)) return;
    if (!isElsewhere(editor.store.getState()) && !document.activeElement?.closest(KEEPS)) return arrive();
    if (!isBusy(document.activeElement)) {
      const place = selectedPlace(editor);
      place?.focus({ preventScroll: true });
      if (place && document.activeElement === place) return arrive();
    }
    if (patience > 0) timer = setTimeout(() => catchUp(patience - EVERY), EVERY);
  };
  const unsubscribe = editor.store.subscribe((now, before) => {
    if (sameItems(now.selection, before.selection)) return;
    arrive();
    const active = document.activeElement;
    if (active?.closest(HELD)) return;
    if (now.selection.size === 0) return leaveUnseen(active);
    behind.add(editor);
    timer = setTimeout(() => catchUp(PATIENCE)); // what is new is drawn by then, or a little later
  });
  const on = <T extends keyof DocumentEventMap>(type: T, listener: (event: DocumentEventMap[T]) => void) =>
    document.addEventListener(type, listener, { capture: true, signal: listening.signal });
  on('keydown', ({ key }) => {
    wasByKey = true;
    if (key === 'Tab') arrive();
  });
  on('pointerdown', () => {
    [isPressed, wasByKey] = [true, false];
    arrive();
  });
  for (const end of ['pointerup', 'pointercancel', 'dragend', 'drop'] as const)
    on(end, () => {
      isPressed = false;
      if (!behind.has(editor)) return;
      clearTimeout(timer);
      timer = setTimeout(() => catchUp(PATIENCE)); // when all have heard of it
    });
  on('focusin', ({ target }) => {
    if (target instanceof Element && target.matches(FRAME)) behind.add(editor);
    if (behind.has(editor)) catchUp(PATIENCE);
  });
  return () => {
    arrive();
    unsubscribe();
    listening.abort();
  };
}

/** Nothing is selected any more: an item that has the focus, and does not look so, gives it up. */
function leaveUnseen(active: Element | null): void {
  const item = active?.closest<HTMLElement>(ITEM);
  if (item && !active?.closest(KEEPS) && !active?.matches(':focus-visible'))
    document.querySelector<HTMLElement>('#canvas')?.focus({ preventScroll: true });
}
