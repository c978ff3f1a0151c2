/** The palette where there is little room: a column of signs, and the way to the whole palette. */
import { Search } from 'lucide-react';
import { useRef } from 'react';
import { addNodeInRoom } from '../flow/addNode.ts';
import { useDesk, useUi } from '../shell/desk.tsx';
import { IconButton } from '../shell/IconButton.tsx';
import { useEditor } from '../state/context.tsx';
import { focusPalette } from './focus.ts';
import { KindItem } from './KindItem.tsx';
import { groupsOf } from './kinds.ts';
import classes from './Palette.module.css';
import { useRoving } from './useRoving.ts';

export function Rail() {
  const { kinds, ui } = useDesk();
  const editor = useEditor();
  const isOpen = useUi((state) => state.overlaid.palette);
  const list = useRef<HTMLDivElement>(null);
  const { onKeyDown } = useRoving(list);
  return (
    <aside className={classes['rail']} aria-label="Palette">
      <IconButton
        label="Find a node to add"
        shortcut="/"
        pressed={isOpen}
        onClick={() => (isOpen ? ui.overlay('palette', false) : focusPalette(ui))}
      >
        <Search size={17} />
      </IconButton>
      <div
        ref={list}
        className={classes['signs']}
        onKeyDown={onKeyDown}
        role="toolbar"
        tabIndex={-1}
        aria-orientation="vertical"
        aria-label="Kinds of nodes"
      >
        {groupsOf(kinds).map((group) => (
          <div key={group.name} className={classes['railGroup']}>
            {group.kinds.map((kind) => (
              <KindItem key={kind.type} choice={{ kind }} isSmall onAdd={() => void addNodeInRoom(editor, kinds, kind.type)} />
            ))}
          </div>
        ))}
      </div>
    </aside>
  );
}
