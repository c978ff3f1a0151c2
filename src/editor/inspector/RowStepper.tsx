/** Which row of the batch is shown: "case 3 of 12", with steps to its neighbours. Nothing where there is only one. */
import { useEditor, useEditorState } from '../state/context.tsx';
import { Stepper } from './Stepper.tsx';

export function RowStepper() {
  const editor = useEditor();
  const row = useEditorState((state) => state.row);
  const rows = useEditorState((state) => state.runtime.batch);
  return rows > 1 ? <Stepper noun="case" at={row} count={rows} onStep={(next) => editor.showRow(next)} /> : null;
}
