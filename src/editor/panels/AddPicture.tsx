/** Adds a picture: one that was closed, or one that fits something in the drawing. */
import { Menu } from '@mantine/core';
import { Plus } from 'lucide-react';
import { useState } from 'react';
import { useEditor } from '../state/context.tsx';
import { fittingOwner } from './arrange.ts';
import { keyOf, reopen, show } from './panelStore.ts';
import type { Picture } from './picture.ts';
import type { Surroundings } from './surroundings.ts';
import type { Panels } from './usePanels.ts';
import classes from './Panels.module.css';

const MOST = 40;

interface Offer {
  readonly picture: Picture;
  readonly owner: string;
  readonly key: string;
}

/** The first pictures that fit something and are not there. */
function offersOf(around: Surroundings, shown: ReadonlySet<string>): readonly Offer[] {
  const offers: Offer[] = [];
  for (const items of [around.document.nodes, around.document.edges])
    for (const owner of Object.keys(items)) {
      if (offers.length >= MOST) return offers.slice(0, MOST);
      const found = fittingOwner(around, owner).map((picture) => ({ picture, owner, key: keyOf(picture.id, owner) }));
      offers.push(...found.filter(({ key }) => !shown.has(key)));
    }
  return offers;
}

export function AddPicture({ around, open, closed }: Panels) {
  const editor = useEditor();
  const [isOpen, setOpen] = useState(false);
  // the whole drawing is asked when the menu opens, and not with every change of it
  const offered = isOpen ? offersOf(around, new Set([...open, ...closed].map(({ key }) => key))) : [];
  return (
    <Menu position="top-end" withinPortal opened={isOpen} onChange={setOpen}>
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
