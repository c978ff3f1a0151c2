/** The application: theme, messages, dialogs, keys, and the shell. */
import '@mantine/notifications/styles.css';
import { useMantineColorScheme } from '@mantine/core';
import { Notifications } from '@mantine/notifications';
import { useEffect } from 'react';
import classes from './App.module.css';
import { useHasDock } from './dock/Dock.tsx';
import { KitProvider } from './kit/index.ts';
import { DeskProvider, useUi, type Desk } from './shell/desk.tsx';
import { Dialogs } from './shell/Dialogs.tsx';
import { ErrorBoundary } from './shell/ErrorBoundary.tsx';
import { Hotkeys } from './shell/Hotkeys.tsx';
import { LiveRegion } from './shell/LiveRegion.tsx';
import { Refused } from './shell/Refused.tsx';
import { Shell } from './shell/Shell.tsx';
import type { Action } from './state/commands.ts';

export function App({ desk, actions }: { readonly desk: Desk; readonly actions: readonly Action[] }) {
  return (
    <KitProvider>
      <ErrorBoundary editor={desk.editor}>
        <DeskProvider desk={desk} actions={actions}>
          <ThemeOfUi />
          <Workplace />
        </DeskProvider>
      </ErrorBoundary>
    </KitProvider>
  );
}

/** Everything but the theme, which stories bring along. It watches nothing: what it renders again is the whole page. */
export function Workplace() {
  return (
    <>
      <Shell />
      <Hotkeys />
      <LiveRegion />
      <Refused />
      <Dialogs />
      <Messages />
    </>
  );
}

function Messages() {
  const hasDock = useHasDock();
  const dock = useUi((state) => (hasDock && state.shown.dock && state.layout !== 'narrow' ? state.sizes.dock : 0));
  return (
    <Notifications
      position="bottom-center"
      limit={3}
      className={classes['messages'] ?? ''}
      style={{ '--nl-messages': `${dock + ABOVE_CORNERS}px` }}
    />
  );
}

/** Messages leave the zoom buttons and the legend free; px. */
const ABOVE_CORNERS = 64;

function ThemeOfUi() {
  const theme = useUi((state) => state.theme);
  const { setColorScheme } = useMantineColorScheme();
  useEffect(() => setColorScheme(theme), [theme, setColorScheme]);
  return null;
}
