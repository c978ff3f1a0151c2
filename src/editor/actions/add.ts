/** One action for every kind of node, and for each of its presets. */
import { addNodeInRoom } from '../flow/addNode.ts';
import type { Desk } from '../shell/desk.tsx';
import type { Action } from '../state/commands.ts';
import type { Editor } from '../state/editor.ts';

export const addActions = ({ kinds }: Desk): readonly Action[] =>
  [...kinds.nodes.values()].flatMap(({ type, title, keywords, summary, presets = {} }): Action[] => [
    {
      id: `add-${type}`,
      title: `Add ${title.toLowerCase()}`,
      group: 'Add',
      keywords: [...keywords, summary],
      run: (editor) => void addNodeInRoom(editor, kinds, type),
    },
    ...Object.entries(presets).map(([name, preset]) => ({
      id: `add-${type}-${name}`,
      title: `Add ${title.toLowerCase()}: ${preset.title}`,
      group: 'Add' as const,
      keywords: [preset.summary],
      run: (editor: Editor) => void addNodeInRoom(editor, kinds, type, name),
    })),
  ]);
