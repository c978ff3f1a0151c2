/** Every action there is; menus, shortcuts, the search and the list of shortcuts read this one list. */
import type { Desk } from '../shell/desk.tsx';
import type { Action } from '../state/commands.ts';
import { addActions } from './add.ts';
import { editActions } from './edit.ts';
import { fileActions } from './file.ts';
import { helpActions } from './help.ts';
import { runActions } from './run.ts';
import { viewActions } from './view.ts';

export const createActions = (desk: Desk): readonly Action[] => [
  ...fileActions(desk),
  ...editActions(desk),
  ...viewActions(desk),
  ...runActions(desk),
  ...addActions(desk),
  ...helpActions(desk),
];
