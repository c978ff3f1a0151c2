/** One action for every kind of node. */
import { addNodeInRoom } from '../flow/addNode.ts';
import type { Desk } from '../shell/desk.tsx';
import type { Action } from '../state/commands.ts';

export const addActions = ({ kinds }: Desk): readonly Action[] =>
  [...kinds.nodes.values()].map(({ type, title, keywords, summary }): Action => ({
    id: `add-${type}`,
    title: `Add ${title.toLowerCase()}`,
    group: 'Add',
    keywords: [...keywords, summary],
    run: (editor) => void addNodeInRoom(editor, kinds, type),
  }));
