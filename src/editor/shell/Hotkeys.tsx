/** Turns keys into actions, except while somebody types. The clipboard's keys are the browser's own events. */
import { useHotkeys } from '@mantine/hooks';
import { useEffect } from 'react';
import { listenToClipboard } from '../actions/clipboard.ts';
import { followSelection } from '../flow/followSelection.ts';
import type { Action } from '../state/commands.ts';
import type { Editor } from '../state/editor.ts';
import { wasCovered, watchCovered } from './covered.tsx';
import { useDesk, useUi } from './desk.tsx';
import { keepFocus } from './keepFocus.ts';

const BY_EVENTS = new Set(['copy', 'cut', 'paste']);
/** These work while typing, too; undo there is the field's own. */
const EVERYWHERE = new Set(['search', 'save-file', 'open-file']);
/** Pressing Space or Escape on these means them, not the drawing. */
const hasKeyOfItsOwn = (event: KeyboardEvent): boolean =>
  (event.key === ' ' || event.key === 'Enter') &&
  event.target instanceof Element &&
  event.target.closest('button, a, [role="separator"], [role="slider"], [role="tab"], [role="switch"]') !== null;

export function Hotkeys() {
  const desk = useDesk();
  const singleKeys = useUi((state) => state.singleKeys);
  const inDrawing = desk.actions.filter(({ id }) => !EVERYWHERE.has(id) && !BY_EVENTS.has(id));
  useHotkeys(bindings(inDrawing, desk.editor, singleKeys));
  useHotkeys(
    bindings(
      desk.actions.filter(({ id }) => EVERYWHERE.has(id)),
      desk.editor,
      singleKeys,
    ),
    [],
    true,
  );
  useEffect(watchCovered, []);
  useEffect(() => listenToClipboard(desk), [desk]);
  useEffect(() => keepFocus(desk.editor), [desk]);
  useEffect(() => followSelection(desk.editor), [desk]);
  return null;
}

type Binding = [string, (event: KeyboardEvent) => void, { preventDefault: boolean }];

function bindings(actions: readonly Action[], editor: Editor, singleKeys: boolean): Binding[] {
  return actions.flatMap((action) =>
    [...(action.shortcut === undefined ? [] : [action.shortcut]), ...(action.otherShortcuts ?? [])]
      .filter((key) => singleKeys || !isCharacter(key))
      .flatMap(withShift)
      .map((key): Binding => [key, (event) => act(action, editor, event), { preventDefault: false }]),
  );
}

/** A shortcut without a modifier that prints something: speech input triggers these by accident, so they can be switched off. */
export const isCharacter = (key: string): boolean => key.length === 1 || key === 'Space';

/** Which signs need Shift depends on the keyboard. */
function withShift(key: string): readonly string[] {
  const named = key === '+' ? '[plus]' : key;
  return key.length === 1 && !/[a-z]/i.test(key) ? [named, `shift+${named}`] : [named];
}

function act({ enabled, run }: Action, editor: Editor, event: KeyboardEvent): void {
  if (event.defaultPrevented || wasCovered(event) || hasKeyOfItsOwn(event)) return;
  if (enabled && !enabled(editor.store.getState())) return;
  event.preventDefault();
  void run(editor);
}
