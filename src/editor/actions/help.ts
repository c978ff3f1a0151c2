/** Finding one's way. */
import { focusPalette } from '../palette/focus.ts';
import type { Desk } from '../shell/desk.tsx';
import type { Action } from '../state/commands.ts';

export const helpActions = ({ ui }: Desk): readonly Action[] => [
  {
    id: 'search',
    title: 'Search everything',
    group: 'Help',
    shortcut: 'mod+K',
    keywords: ['command', 'find', 'palette'],
    run: () => ui.open('search'),
  },
  {
    id: 'find-kind',
    title: 'Find a node to add',
    group: 'Help',
    shortcut: '/',
    keywords: ['palette', 'search'],
    run: () => focusPalette(ui),
  },
  {
    id: 'show-shortcuts',
    title: 'Keyboard shortcuts',
    group: 'Help',
    shortcut: '?',
    keywords: ['keys', 'help'],
    run: () => ui.open('shortcuts'),
  },
  { id: 'show-about', title: 'About Neuroloom', group: 'Help', keywords: ['version', 'licence'], run: () => ui.open('about') },
];
