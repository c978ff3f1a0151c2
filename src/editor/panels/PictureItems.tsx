/** Pictures that fit a node or an edge, as items of its menu: `Show gating curves`. */
import { Menu } from '@mantine/core';
import { useEditor } from '../state/context.tsx';
import { fittingOwner } from './arrange.ts';
import { attach } from './panelStore.ts';
import { useSurroundings } from './surroundings.ts';

export function PictureItems({ owner }: { readonly owner: string }) {
  const editor = useEditor();
  const around = useSurroundings();
  const offered = fittingOwner(around, owner);
  if (offered.length === 0) return null;
  return (
    <>
      {offered.map(({ id, title }) => (
        <Menu.Item key={id} onClick={() => attach(editor, id, owner)}>
          Show {title.charAt(0).toLowerCase() + title.slice(1)}
        </Menu.Item>
      ))}
      <Menu.Divider />
    </>
  );
}
