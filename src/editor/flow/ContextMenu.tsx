/** The menu of whatever was clicked with the right button, or by the menu key. */
import { Menu } from '@mantine/core';
import type { ReactNode } from 'react';
import { assertNever } from '../../base/index.ts';
import { useCanvasState, useCanvasStore, type MenuState } from './canvasStore.tsx';
import styles from './Canvas.module.css';
import { CanvasMenu } from './CanvasMenu.tsx';
import { EdgeMenu } from './EdgeMenu.tsx';
import { AddMenu, LooseEndMenu, OfferMenu } from './KindMenus.tsx';
import { NodeMenu } from './NodeMenu.tsx';

const TITLES: Readonly<Record<MenuState['on'], string>> = {
  canvas: 'Canvas',
  node: 'Node',
  edge: 'Edge',
  'loose-end': 'Add and connect',
  offer: 'How to connect',
  add: 'Add a node',
};

export function ContextMenu() {
  const canvas = useCanvasStore();
  const menu = useCanvasState((state) => state.menu);
  if (!menu) return null;
  return (
    <Menu
      key={`${menu.on} ${menu.at.x} ${menu.at.y}`}
      opened
      onClose={() => canvas.setState({ menu: undefined })}
      position="bottom-start"
      offset={2}
      width={250}
      shadow="md"
      withinPortal
      returnFocus
      transitionProps={{ duration: 0 }}
    >
      <Menu.Target>
        <span className={styles['anchor']} style={{ left: menu.at.x, top: menu.at.y }} />
      </Menu.Target>
      <Menu.Dropdown aria-label={TITLES[menu.on]} className={styles['menu'] ?? ''}>
        <Items menu={menu} />
      </Menu.Dropdown>
    </Menu>
  );
}

function Items({ menu }: { readonly menu: MenuState }): ReactNode {
  switch (menu.on) {
    case 'node':
      return <NodeMenu menu={menu} />;
    case 'edge':
      return <EdgeMenu edge={menu.edge} />;
    case 'canvas':
      return <CanvasMenu menu={menu} />;
    case 'add':
      return <AddMenu place={menu.place} />;
    case 'loose-end':
      return <LooseEndMenu menu={menu} />;
    case 'offer':
      return <OfferMenu pairs={menu.pairs} />;
    default:
      return assertNever(menu);
  }
}
