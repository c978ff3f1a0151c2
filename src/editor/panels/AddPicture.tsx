/** Adds a picture: one that was closed, or one that fits something in the drawing. */
import { Menu } from '@mantine/core';
import { Plus } from 'lucide-react';
import { useEditor } from '../state/context.tsx';
import { fittingOwner } from './arrange.ts';
import { keyOf, reopen, show } from './panelStore.ts';
import type { Panels } from './usePanels.ts';
import classes from './Panels.module.css';

const MOST = 40;

export function AddPicture({ around, open, closed }: Panels) {
  const editor = useEditor();
  const shown = new Set([...open, ...closed].map(({ key }) => key));
  const owners = [...Object.keys(around.document.nodes), ...Object.keys(around.document.edges)];
  const offered = owners
    .flatMap((owner) => fittingOwner(around, owner).map((picture) => ({ picture, owner, key: keyOf(picture.id, owner) })))
    .filter(({ key }) => !shown.has(key))
    .slice(0, MOST);
  return (
    <Menu position="top-end" withinPortal>
      <Menu.Target>
        <button type="button" className={classes['add']} aria-label="Add picture" title="Add picture">
          <Plus size={16} aria-hidden />
        </button>
      </Menu.Target>
      <Menu.Dropdown mah={320} style={{ overflowY: 'auto' }}>
        {closed.length > 0 && <Menu.Label>Closed</Menu.Label>}
        {closed.map(({ key, picture, subject }) => {
          const { title, of } = picture.heading(around, subject);
          return (
            <Menu.Item key={key} onClick={() => reopen(editor, key)}>
              {title} {of}
            </Menu.Item>
          );
        })}
        {offered.length > 0 && <Menu.Label>Add a picture</Menu.Label>}
        {offered.map(({ picture, owner, key }) => {
          const { title, of } = picture.heading(around, { probes: [], owner });
          return (
            <Menu.Item key={key} onClick={() => show(editor, around, picture, owner)}>
              {title}: {of}
            </Menu.Item>
          );
        })}
        <Menu.Label>Probe a value with a right click on its node</Menu.Label>
      </Menu.Dropdown>
    </Menu>
  );
}
