/** A panel over the canvas where there is no room beside it: it does not block the canvas, and Escape closes it. */
import { CloseButton } from '@mantine/core';
import { PanelLeftOpen, PanelRightOpen } from 'lucide-react';
import type { ReactNode } from 'react';
import { useDesk, useUi } from './desk.tsx';
import { IconButton } from './IconButton.tsx';
import classes from './Overlay.module.css';
import { isOverlaid } from './ui.ts';

type SidePanel = 'palette' | 'inspector';

export function Overlay({ panel, title, children }: { readonly panel: SidePanel; readonly title: string; readonly children: ReactNode }) {
  const { ui } = useDesk();
  const isOpen = useUi((state) => state.overlaid[panel]);
  const width = useUi((state) => state.sizes[panel]);
  if (!isOpen) return null;
  const close = () => ui.overlay(panel, false);
  const closeOnEscape = (event: React.KeyboardEvent) => {
    if (event.key !== 'Escape' || event.defaultPrevented) return;
    event.stopPropagation();
    close();
  };
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- Escape closes it from anywhere inside
    <aside className={classes['root']} data-panel={panel} style={{ width }} aria-label={title} onKeyDown={closeOnEscape}>
      <header className={classes['header']}>
        <span>{title}</span>
        <CloseButton size={28} aria-label={`Close the ${panel}`} onClick={close} />
      </header>
      <div className={classes['body']}>{children}</div>
    </aside>
  );
}

/** Brings back a panel that is hidden, at the side where it will be. */
export function PanelButton({ panel }: { readonly panel: SidePanel }) {
  const { ui } = useDesk();
  const isHidden = useUi((state) => !(isOverlaid(panel, state.layout) ? state.overlaid[panel] : state.shown[panel]));
  const isRail = useUi((state) => panel === 'palette' && state.layout === 'narrow');
  if (!isHidden || isRail) return null;
  const Icon = panel === 'palette' ? PanelLeftOpen : PanelRightOpen;
  return (
    <div className={classes['button']} data-panel={panel}>
      <IconButton label={`Show the ${panel}`} shortcut={panel === 'palette' ? '[' : ']'} variant="default" onClick={() => ui.toggle(panel)}>
        <Icon size={16} />
      </IconButton>
    </div>
  );
}
