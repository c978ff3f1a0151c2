/** Undo, the clipboard, what is selected, and how it is laid out. */
import { countOf, fold, moveNodes, partsOf, removeElements, showParts } from '../../graph/index.ts';
import { canvasOf } from '../flow/handle.ts';
import type { Desk } from '../shell/desk.tsx';
import type { Action } from '../state/commands.ts';
import type { Editor, EditorState } from '../state/editor.ts';
import { copySelection, cutSelection, duplicate, pasteClipboard, writeClipboard } from './clipboard.ts';
import { tidyPositions } from './tidy.ts';

const something = ({ selection }: EditorState): boolean => selection.size > 0;
const oneNode = ({ selection, history }: EditorState): string | undefined => {
  const [id] = selection;
  return selection.size === 1 && id !== undefined && history.document.nodes[id] ? id : undefined;
};
const isUnit = (state: EditorState): boolean => state.history.document.nodes[oneNode(state) ?? '']?.type === 'unit';
const isFoldable = (state: EditorState): boolean => partsOf(state.history.document, oneNode(state) ?? '') !== undefined;
const hasNodes = ({ history }: EditorState): boolean => countOf(history.document.nodes) > 0;

export const editActions = (desk: Desk): readonly Action[] => [...selectionActions(desk), ...elementActions];

const selectionActions = (desk: Desk): readonly Action[] => [
  {
    id: 'undo',
    title: 'Undo',
    group: 'Edit',
    shortcut: 'mod+Z',
    enabled: ({ history }) => history.past.length > 0,
    run: (editor) => editor.undo(),
  },
  {
    id: 'redo',
    title: 'Redo',
    group: 'Edit',
    shortcut: 'mod+shift+Z',
    otherShortcuts: ['mod+Y'],
    enabled: ({ history }) => history.future.length > 0,
    run: (editor) => editor.redo(),
  },
  { id: 'cut', title: 'Cut', group: 'Edit', shortcut: 'mod+X', enabled: something, run: () => writeClipboard(cutSelection(desk)) },
  { id: 'copy', title: 'Copy', group: 'Edit', shortcut: 'mod+C', enabled: something, run: () => writeClipboard(copySelection(desk)) },
  { id: 'paste', title: 'Paste', group: 'Edit', shortcut: 'mod+V', run: () => pasteClipboard(desk) },
  { id: 'duplicate', title: 'Duplicate', group: 'Edit', shortcut: 'mod+D', enabled: something, run: () => duplicate(desk) },
  {
    id: 'delete',
    title: 'Delete',
    group: 'Edit',
    shortcut: 'Delete',
    otherShortcuts: ['Backspace'],
    keywords: ['remove'],
    enabled: something,
    run: removeSelected,
  },
  { id: 'select-all', title: 'Select all', group: 'Edit', shortcut: 'mod+A', enabled: hasNodes, run: selectAll },
  {
    id: 'select-nothing',
    title: 'Select nothing',
    group: 'Edit',
    shortcut: 'Escape',
    keywords: ['deselect', 'clear'],
    enabled: something,
    run: (editor) => editor.select([]),
  },
];

const elementActions: readonly Action[] = [
  {
    id: 'connect-to',
    title: 'Connect to…',
    group: 'Edit',
    shortcut: 'C',
    keywords: ['edge', 'weight', 'wire', 'synapse'],
    enabled: (state) => oneNode(state) !== undefined,
    run: (editor) => canvasOf(editor)?.openConnectDialog(),
  },
  {
    id: 'rename',
    title: 'Rename',
    group: 'Edit',
    shortcut: 'F2',
    keywords: ['label', 'name'],
    enabled: (state) => oneNode(state) !== undefined,
    run: (editor) => canvasOf(editor)?.rename(oneNode(editor.store.getState()) ?? ''),
  },
  {
    id: 'show-parts',
    title: 'Show the parts of the unit',
    group: 'Edit',
    keywords: ['net input', 'bias', 'activation', 'unfold', 'expand'],
    enabled: isUnit,
    run: (editor) => editor.run(showParts, { node: oneNode(editor.store.getState()) ?? '' }),
  },
  {
    id: 'fold-parts',
    title: 'Fold into a unit',
    group: 'Edit',
    keywords: ['collapse', 'parts'],
    enabled: isFoldable,
    run: (editor) => editor.run(fold, { node: oneNode(editor.store.getState()) ?? '' }),
  },
  {
    id: 'tidy-up',
    title: 'Tidy up the layout',
    group: 'Edit',
    keywords: ['arrange', 'align', 'dagre', 'layers'],
    enabled: hasNodes,
    run: tidyUp,
  },
];

function removeSelected(editor: Editor): void {
  editor.run(removeElements, { ids: [...editor.store.getState().selection] });
}

function selectAll(editor: Editor): void {
  const { nodes, edges } = editor.store.getState().history.document;
  editor.select([...Object.keys(nodes), ...Object.keys(edges)]);
}

/** Lays out what is selected, or everything. */
async function tidyUp(editor: Editor): Promise<void> {
  const { history, selection } = editor.store.getState();
  const chosen = [...selection].filter((id) => history.document.nodes[id]);
  const positions = await tidyPositions(history.document, chosen.length > 1 ? new Set(chosen) : undefined);
  editor.run(moveNodes, { positions });
  canvasOf(editor)?.fit();
}
