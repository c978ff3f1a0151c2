/** A panel over the canvas where there is no room beside it: it does not block the canvas, and Escape closes it. */
import { CloseButton } from '@mantine/core';
import { useEffect, type ReactNode } from 'react';
import { tellCovered } from '../flow/covers.ts';
import { useDesk, useUi } from './desk.tsx';
import classes from './Overlay.module.css';

type SidePanel = 'palette' | 'inspector';

export function Overlay({ panel, title, children }: { readonly panel: SidePanel; readonly title: string; readonly children: ReactNode }) {
  const { ui } = useDesk();
  const isOpen = useUi((state) => state.overlaid[panel]);
  const width = useUi((state) => state.sizes[panel]);
  useEffect(tellCovered, [isOpen, width]);
  if (!isOpen) return null;
  const close = () => ui.overlay(panel, false);
  const closeOnEscape = (event: React.KeyboardEvent) => {
    if (event.key !== 'Escape' || event.defaultPrevented) return;
    event.stopPropagation();
    close();
  };
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- Escape closes it from anywhere inside
    <aside className={classes['root']} data-panel={panel} data-covers-canvas style={{ width }} aria-label={title} onKeyDown={closeOnEscape}>
      <header className={classes['header']}>
        <h2 className={classes['title']}>{title}</h2>
        <CloseButton size={28} aria-label={`Close the ${panel}`} onClick={close} />
      </header>
      <div className={classes['body']}>{children}</div>
    </aside>
  );
}
