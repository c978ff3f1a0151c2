/** The number of an input, typed where it stands: arrow keys turn it, the grip is dragged, and all follows at once. */
import { MoveHorizontal } from 'lucide-react';
import type { PointerEvent } from 'react';
import { rowsOf, setInput } from '../inspector/fields/rows.ts';
import { useEditor, useEditorState } from '../state/context.tsx';
import { Above } from './Above.tsx';
import { useCanvasState, useCanvasStore } from './canvasStore.tsx';
import { focusCanvas } from './focusCanvas.ts';
import type { Point } from './geometry.ts';
import { NumberField } from './NumberField.tsx';
import styles from './NumberField.module.css';
import { useNumberDrag } from './useNumberDrag.ts';

interface InputFieldProps {
  readonly id: string;
  readonly name: string;
  /** Upper left corner of the node. */
  readonly corner: Point;
}

export function InputField(props: InputFieldProps) {
  const cell = useCanvasState(({ valuing }) => (valuing?.node === props.id ? valuing.cell : undefined));
  return cell === undefined ? null : <Field key={cell} {...props} cell={cell} />;
}

function Field({ id, name, corner, cell }: InputFieldProps & { readonly cell: number }) {
  const editor = useEditor();
  const canvas = useCanvasStore();
  const document = useEditorState(({ history }) => history.document);
  const experiment = useEditorState((state) => state.experiment);
  const shown = useEditorState((state) => state.row);
  const { rows } = rowsOf(document, experiment, id);
  const row = Math.min(shown, rows.length - 1);
  const value = rows[row]?.[cell];
  const typing = `type ${id} ${row} ${cell}`;
  const set = (next: number, gesture: string) => setInput(editor, { input: id, row, column: cell, value: next }, gesture);
  const close = (next: number | undefined, byKey: boolean) => {
    if (canvas.getState().valuing?.node !== id) return;
    canvas.setState({ valuing: undefined });
    if (next !== undefined) set(next, typing);
    else if (byKey) editor.cancelGesture(typing);
    editor.endGesture();
    if (byKey) focusCanvas(editor, id);
  };
  if (value === undefined) return null;
  const { x, y } = centreOf(id, cell, corner);
  const of = rows[row]?.length === 1 ? '' : `, element ${cell + 1}`;
  return (
    <Above>
      <NumberField
        label={`Value of ${name}${of}`}
        value={value}
        style={{ transform: `translate(-50%, -50%) translate(${x + GRIP / 2}px, ${y}px)` }}
        onTurn={(next) => set(next, typing)}
        onClose={close}
      >
        <Grip name={`${id} ${cell}`} value={value} onMove={set} />
      </NumberField>
    </Above>
  );
}

const GRIP = 32;

function Grip({ name, value, onMove }: { readonly name: string; readonly value: number; onMove(value: number, gesture: string): void }) {
  const drag = useNumberDrag({ name, value, onMove });
  return (
    <span
      className={styles['grip']}
      title="Drag sideways, Shift for fine steps"
      aria-hidden="true"
      {...drag}
      onPointerDown={(event: PointerEvent<HTMLElement>) => {
        event.preventDefault(); // the focus stays in the field
        drag.onPointerDown(event);
      }}
      onMouseDown={(event) => event.preventDefault()}
    >
      <MoveHorizontal size={15} />
    </span>
  );
}

/** Of the cell on the canvas; of the whole node where it shows one number. */
function centreOf(id: string, cell: number, corner: Point): Point {
  const node = document.querySelector<HTMLElement>(`.react-flow__node[data-id="${CSS.escape(id)}"]`);
  const own = node?.getBoundingClientRect();
  if (!node || !own || own.width === 0) return corner;
  const { left, right, top, bottom } = (node.querySelector(`[data-cell="${cell}"]`) ?? node).getBoundingClientRect();
  const zoom = own.width / node.offsetWidth;
  return { x: corner.x + ((left + right) / 2 - own.left) / zoom, y: corner.y + ((top + bottom) / 2 - own.top) / zoom };
}
