/** What checks of connections need, read from an editor. */
import { kinds } from '../../../nodes/kinds.ts';
import type { Editor } from '../state/editor.ts';
import type { ConnectionContext } from './connection.ts';
import { sizeTable } from './nodes.ts';

export function connectionContext(editor: Editor): ConnectionContext {
  const { history, runtime } = editor.store.getState();
  return { document: history.document, kinds, sizes: sizeTable(runtime.observables) };
}
