/** Pictures that fit a node or an edge, as items of its menu: `Show gating curves`. */
import { Menu } from '@mantine/core';
import { useEditor } from '../state/context.tsx';
import { fittingOwner } from './arrange.ts';
import { show } from './panelStore.ts';
import { useSurroundings } from './surroundings.ts';

export function PictureItems({ owner }: { readonly owner: string }) {
  const editor = useEditor();
  const around = useSurroundings();
  const offered = fittingOwner(around, owner);
  if (offered.length === 0) return null;
  return (
    <>
      {offered.map((picture) => (
        <Menu.Item key={picture.id} onClick={() => show(editor, around, picture, owner)}>
          Show {picture.title.charAt(0).toLowerCase() + picture.title.slice(1)}
        </Menu.Item>
      ))}
      <Menu.Divider />
    </>
  );
}
