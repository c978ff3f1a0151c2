/** The canvas's view, panels and theme. */
import { canvasOf } from '../flow/handle.ts';
import type { Desk } from '../shell/desk.tsx';
import type { Panel, Theme } from '../shell/ui.ts';
import type { Action } from '../state/commands.ts';

const panels: readonly { readonly panel: Panel; readonly title: string; readonly shortcut: string }[] = [
  { panel: 'palette', title: 'Show or hide the palette', shortcut: '[' },
  { panel: 'inspector', title: 'Show or hide the inspector', shortcut: ']' },
  { panel: 'dock', title: 'Show or hide the dock', shortcut: '\\' },
];
const themes: readonly { readonly theme: Theme; readonly title: string }[] = [
  { theme: 'light', title: 'Light theme' },
  { theme: 'dark', title: 'Dark theme' },
  { theme: 'auto', title: 'Theme of the system' },
];

export const viewActions = ({ ui }: Desk): readonly Action[] => [
  { id: 'zoom-in', title: 'Zoom in', group: 'View', shortcut: '+', otherShortcuts: ['='], run: (editor) => canvasOf(editor)?.zoomIn() },
  { id: 'zoom-out', title: 'Zoom out', group: 'View', shortcut: '-', run: (editor) => canvasOf(editor)?.zoomOut() },
  {
    id: 'zoom-fit',
    title: 'Fit the drawing into view',
    group: 'View',
    shortcut: 'F',
    keywords: ['zoom', 'all', 'centre'],
    run: (editor) => canvasOf(editor)?.fit(),
  },
  ...panels.map(({ panel, title, shortcut }): Action => ({
    id: `toggle-${panel}`,
    title,
    group: 'View',
    shortcut,
    keywords: ['panel', 'collapse'],
    run: () => ui.toggle(panel),
  })),
  ...themes.map(({ theme, title }): Action => ({
    id: `theme-${theme}`,
    title,
    group: 'View',
    keywords: ['colour', 'appearance'],
    run: () => ui.setState({ theme }),
  })),
];
