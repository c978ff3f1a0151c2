/** The clipboard, by keys (the browser's own events, which need no permission) and by menu. */
import { readPiece, removeElements, type ReadPiece } from '../../graph/index.ts';
import { canvasOf } from '../flow/handle.ts';
import { copyText, duplicateSelection, pastePiece } from '../flow/clipboard.ts';
import { openText, refuse } from '../library/openings.ts';
import { isCancelled, patiently } from '../library/patience.ts';
import { isCovered } from '../shell/covered.tsx';
import type { Desk } from '../shell/desk.tsx';

/** What was copied last, for browsers that do not let a page read their clipboard. */
let copied = '';

export function copySelection({ editor, ui }: Desk): string {
  const { history, selection } = editor.store.getState();
  const text = copyText(history.document, selection);
  if (text === '') return '';
  copied = text;
  ui.say(`Copied ${selection.size} element${selection.size === 1 ? '' : 's'}`);
  return text;
}

export function cutSelection(desk: Desk): string {
  const text = copySelection(desk);
  if (text !== '') desk.editor.run(removeElements, { ids: [...desk.editor.store.getState().selection] });
  return text;
}

export const writeClipboard = (text: string): Promise<void> =>
  text === '' ? Promise.resolve() : navigator.clipboard.writeText(text).catch(() => {});

export async function pasteClipboard(desk: Desk): Promise<void> {
  const text = await navigator.clipboard.readText().catch(() => copied);
  await paste(desk, text);
}

/** A piece of a drawing is added under the pointer; a whole drawing is opened. */
export async function paste(desk: Desk, text: string): Promise<void> {
  const { editor, ui } = desk;
  const at = canvasOf(editor)?.pointer(); // where it is now, not when the text has been read
  const problems = pastePiece(editor, desk.kinds, await pieceIn(desk, text), at);
  if (problems === 'foreign') {
    if (text.trimStart().startsWith('{')) await openText(desk, text, 'What was pasted');
    else ui.say('The clipboard holds no part of a drawing');
  } else if (problems.length > 0 && !isCancelled(problems)) refuse(desk, 'What was pasted does not fit', problems);
}

/** What was copied here needs no other eyes than the page's; what comes from elsewhere is read beside it. */
const pieceIn = ({ kinds, reader }: Desk, text: string): Promise<ReadPiece> =>
  text === copied ? Promise.resolve(readPiece(text, kinds)) : patiently('What was pasted', (signal) => reader.readPiece(text, signal));

export const duplicate = ({ editor, kinds }: Desk): void => duplicateSelection(editor, kinds);

/** Answers the browser's copy, cut and paste, except where text is edited or selected. */
export function listenToClipboard(desk: Desk): () => void {
  const give = (make: (desk: Desk) => string) => (event: ClipboardEvent) => {
    if (isCovered() || isText(event.target) || (getSelection()?.toString() ?? '') !== '') return;
    const text = make(desk);
    if (text === '') return;
    event.clipboardData?.setData('text/plain', text);
    event.preventDefault();
  };
  const take = (event: ClipboardEvent) => {
    const text = event.clipboardData?.getData('text/plain') ?? '';
    if (isCovered() || isText(event.target) || text === '') return;
    event.preventDefault();
    void paste(desk, text);
  };
  const [copy, cut] = [give(copySelection), give(cutSelection)];
  document.addEventListener('copy', copy);
  document.addEventListener('cut', cut);
  document.addEventListener('paste', take);
  return () => {
    document.removeEventListener('copy', copy);
    document.removeEventListener('cut', cut);
    document.removeEventListener('paste', take);
  };
}

export const isText = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && (target.isContentEditable || ['INPUT', 'TEXTAREA', 'SELECT'].includes(target.tagName));
