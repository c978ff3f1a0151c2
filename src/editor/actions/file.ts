/** New, open, save, share. */
import { fileOpen, fileSave } from 'browser-fs-access';
import { saveDocument } from '../../graph/index.ts';
import { fileNameOf } from '../library/fileName.ts';
import { openNew, openText } from '../library/openings.ts';
import type { Desk } from '../shell/desk.tsx';
import { toast } from '../shell/toast.ts';
import type { Action } from '../state/commands.ts';

const FILES = { description: 'Neuroloom graph', extensions: ['.json'], mimeTypes: ['application/json'] } as const;
const files = { ...FILES, extensions: [...FILES.extensions], mimeTypes: [...FILES.mimeTypes] };

/** Where the drawing's file lies, for browsers that let a page write into it again. */
const handles = new Map<string, FileSystemFileHandle>();

export const fileActions = (desk: Desk): readonly Action[] => [
  {
    id: 'new-drawing',
    title: 'New drawing',
    group: 'File',
    shortcut: 'alt+N',
    keywords: ['empty', 'blank', 'create'],
    run: () => openNew(desk),
  },
  {
    id: 'open-file',
    title: 'Open file…',
    group: 'File',
    shortcut: 'mod+O',
    keywords: ['load', 'import', 'json'],
    run: () => openFile(desk),
  },
  {
    id: 'save-file',
    title: 'Save as file',
    group: 'File',
    shortcut: 'mod+S',
    keywords: ['download', 'export', 'json'],
    run: () => saveFile(desk, false),
  },
  {
    id: 'save-file-as',
    title: 'Save as another file…',
    group: 'File',
    shortcut: 'mod+shift+S',
    keywords: ['download', 'export'],
    run: () => saveFile(desk, true),
  },
  {
    id: 'show-drawings',
    title: 'Drawings in this browser…',
    group: 'File',
    shortcut: 'mod+shift+O',
    keywords: ['library', 'recent', 'versions', 'restore'],
    run: () => desk.ui.open('drawings'),
  },
  {
    id: 'show-gallery',
    title: 'Gallery…',
    group: 'File',
    shortcut: 'G',
    keywords: ['examples', 'lectures', 'course'],
    run: () => desk.ui.open('gallery'),
  },
  { id: 'share-link', title: 'Share a link…', group: 'File', keywords: ['url', 'send', 'copy'], run: () => desk.ui.open('share') },
];

async function openFile(desk: Desk): Promise<void> {
  const file = await fileOpen(files).catch(unlessAborted);
  if (!file) return;
  if (!(await openText(desk, new Uint8Array(await file.arrayBuffer()), file.name)) || !file.handle) return;
  handles.set(desk.editor.store.getState().drawing, file.handle);
}

export async function saveFile({ editor, ui }: Desk, elsewhere: boolean): Promise<void> {
  const { drawing, history } = editor.store.getState();
  const fileName = ui.getState().fileName ?? fileNameOf(history.document.title);
  const blob = new Blob([saveDocument(history.document)], { type: 'application/json' });
  try {
    const handle = await fileSave(blob, { ...files, fileName }, elsewhere ? null : (handles.get(drawing) ?? null));
    if (handle) handles.set(drawing, handle);
    const name = handle?.name ?? fileName;
    ui.setState({ fileName: name });
    ui.say(`Saved ${name}`);
    toast({ message: `Saved ${name}` });
  } catch (error) {
    unlessAborted(error);
  }
}

/** Closing the picker is no failure. */
function unlessAborted(error: unknown): undefined {
  if (error instanceof DOMException && error.name === 'AbortError') return undefined;
  toast({ message: error instanceof Error ? error.message : String(error), bad: true });
  return undefined;
}
