/** What can be done on the empty canvas. */
import { Menu } from '@mantine/core';
import { kinds } from '../../../nodes/kinds.ts';
import { useEditor } from '../state/context.tsx';
import { useCanvasStore, type MenuState } from './canvasStore.tsx';
import { readHere } from '../library/reader.ts';
import { useReader } from '../shell/desk.tsx';
import { pastePiece } from './clipboard.ts';
import { canvasOf } from './handle.ts';

export function CanvasMenu({ menu }: { readonly menu: MenuState }) {
  const editor = useEditor();
  const canvas = useCanvasStore();
  const reader = useReader() ?? readHere(kinds);
  const paste = async () => {
    const result = await navigator.clipboard.readText().then(
      async (text) => pastePiece(editor, kinds, await reader.readPiece(text), menu.place),
      () => 'refused' as const,
    );
    if (result === 'refused')
      canvas.setState({ announcement: 'The browser does not let the menu read the clipboard. Press Ctrl V instead.' });
    else if (result === 'foreign') canvas.setState({ announcement: 'There is no part of a drawing on the clipboard.' });
    else if (result[0]) canvas.setState({ announcement: result[0].message });
  };
  const selectAll = () => {
    const { nodes, edges } = editor.store.getState().history.document;
    editor.select([...Object.keys(nodes), ...Object.keys(edges)]);
  };
  return (
    <>
      <Menu.Item closeMenuOnClick={false} onClick={() => canvas.setState({ menu: { ...menu, on: 'add' } })}>
        Add a node here…
      </Menu.Item>
      <Menu.Item rightSection="Ctrl V" onClick={() => void paste()}>
        Paste
      </Menu.Item>
      <Menu.Divider />
      <Menu.Item rightSection="Ctrl A" onClick={selectAll}>
        Select all
      </Menu.Item>
      <Menu.Item onClick={() => canvasOf(editor)?.fit()}>Fit the drawing</Menu.Item>
    </>
  );
}
