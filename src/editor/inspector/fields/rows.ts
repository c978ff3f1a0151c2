/** The rows of an input: of the drawing, or of the chosen experiment where that has its own; both are edited in the same way. */
import { kinds } from '../../../../nodes/kinds.ts';
import { completed, setExperiment, setParams, type GraphDocument } from '../../../graph/index.ts';
import type { Editor } from '../../state/editor.ts';

export type Rows = readonly (readonly number[])[];

export interface InputRows {
  readonly rows: Rows;
  /** Whether the rows belong to the experiment. */
  readonly isHeld: boolean;
}

export function rowsOf({ nodes, experiments }: GraphDocument, experiment: string, input: string): InputRows {
  const held = experiments[experiment]?.inputs?.[input];
  const node = nodes[input];
  const kind = node && kinds.nodes.get(node.type);
  const own = kind ? (completed(kind.params, node.params)['rows'] as Rows) : [];
  return { rows: held ?? own, isHeld: held !== undefined };
}

/** Sets one number; calls of the same gesture are one undo step. */
export function setInput(
  editor: Editor,
  { input, row, column, value }: { readonly input: string; readonly row: number; readonly column: number; readonly value: number },
  gesture?: string,
): void {
  const { history, experiment: name } = editor.store.getState();
  const { rows, isHeld } = rowsOf(history.document, name, input);
  const next = rows.map((own, i) => (i === row ? own.with(column, value) : own));
  const experiment = history.document.experiments[name];
  if (isHeld && experiment)
    editor.run(setExperiment, { name, experiment: { ...experiment, inputs: { ...experiment.inputs, [input]: next } } }, gesture);
  else
    editor.run(
      setParams,
      { changes: [{ owner: input, name: 'rows', value: next }], label: rows.length > 1 ? `Set case ${row + 1}` : 'Set the input' },
      gesture,
    );
}
