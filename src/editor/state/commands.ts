/** The one registry of what a person can do: menus, shortcuts, the command palette and the list of shortcuts all read it. */
import type { Editor, EditorState } from './editor.ts';

export type ActionGroup = 'File' | 'Edit' | 'Add' | 'View' | 'Run' | 'Help';

export interface Action {
  /** `verb-noun`; never changes. */
  readonly id: string;
  readonly title: string;
  readonly group: ActionGroup;
  /** As Mantine's useHotkeys has it, with `mod` for Ctrl and Cmd: `mod+Z`. */
  readonly shortcut?: string;
  /** Others that do the same, not shown. */
  readonly otherShortcuts?: readonly string[];
  /** More words that should find it. */
  readonly keywords?: readonly string[];
  /** False greys it out. */
  readonly enabled?: (state: EditorState) => boolean;
  run(editor: Editor): void | Promise<void>;
}
