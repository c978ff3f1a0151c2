/** The number of a weight: drag it sideways, turn it with the keys, or type it. */
import { useRef, type KeyboardEvent, type MouseEvent, type PointerEvent } from 'react';
import { removeElements, setParams } from '../../graph/index.ts';
import { formatExact, formatSigned } from '../kit/index.ts';
import type { Editor } from '../state/editor.ts';
import { useEditor } from '../state/context.tsx';
import { useCanvasState, useCanvasStore } from './canvasStore.tsx';
import styles from './EdgeLine.module.css';
import type { Point } from './geometry.ts';
import { NumberField } from './NumberField.tsx';
import { useOpenMenu } from './openMenu.ts';

interface ChipProps {
  readonly id: string;
  readonly title: string;
  readonly at: Point;
  readonly weight: number;
  readonly isSelected: boolean;
}

interface Drag {
  readonly gesture: string;
  x: number;
  value: number;
  moved: boolean;
}

const COARSE = 0.01;
const FINE = 0.001;
const KEYS: Readonly<Record<string, number>> = { ArrowRight: 1, ArrowUp: 1, ArrowLeft: -1, ArrowDown: -1, PageUp: 10, PageDown: -10 };

const snapped = (value: number, grid: number): number => Number((Math.round(value / grid) * grid).toFixed(6));

function setWeight(editor: Editor, { id, title }: Pick<ChipProps, 'id' | 'title'>, value: number, gesture?: string): void {
  editor.run(setParams, { changes: [{ owner: id, name: 'weight', value }], label: `Set weight ${title}` }, gesture);
}

export function WeightChip(props: ChipProps) {
  const { id, title, at, weight } = props;
  const editor = useEditor();
  const canvas = useCanvasStore();
  const isTyping = useCanvasState(({ typing }) => typing === id);
  const style = { transform: `translate(-50%, -50%) translate(${at.x}px, ${at.y}px)` };
  if (!isTyping) return <Slider {...props} style={style} />;
  const close = (value: number | undefined, byKey: boolean) => {
    if (canvas.getState().typing !== id) return;
    canvas.setState({ typing: undefined });
    if (value !== undefined && value !== weight) setWeight(editor, props, value);
    if (byKey) requestAnimationFrame(() => chipOf(id)?.focus()); // once the chip is back
  };
  return <NumberField label={`Weight ${title}`} value={weight} className={styles['field'] ?? ''} style={style} onClose={close} />;
}

const chipOf = (id: string) => document.querySelector<HTMLElement>(`[role=slider][data-edge="${CSS.escape(id)}"]`);

function Slider(props: ChipProps & { readonly style: { readonly transform: string } }) {
  const { id, title, weight, isSelected, style } = props;
  const editor = useEditor();
  const canvas = useCanvasStore();
  const openMenu = useOpenMenu();
  const pointer = useWeightDrag(props);
  const onKeyDown = (event: KeyboardEvent) => {
    const turn = KEYS[event.key];
    const step = event.shiftKey ? COARSE : COARSE * 10;
    if (turn !== undefined) setWeight(editor, props, snapped(weight + turn * step, FINE), `keys ${id}`);
    else if (event.key === 'Home') setWeight(editor, props, 0, `keys ${id}`);
    else if (event.key === 'Enter') canvas.setState({ typing: id });
    else if (event.key === 'Delete' || event.key === 'Backspace') editor.run(removeElements, { ids: [id] });
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div
      className={`${styles['chip']} nopan nodrag`}
      style={style}
      // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- a range input has a track; this is a number that is dragged
      role="slider"
      tabIndex={0}
      aria-label={`Weight ${title}`}
      aria-valuenow={weight}
      aria-valuetext={formatExact(weight)}
      data-selected={isSelected}
      data-edge={id}
      title={`${title}: ${formatExact(weight)}. Drag sideways, Shift for fine steps; double-click to type.`}
      onKeyDown={onKeyDown}
      onBlur={() => editor.endGesture()}
      onDoubleClick={() => canvas.setState({ typing: id })}
      onContextMenu={(event: MouseEvent) => openMenu(event, { on: 'edge', edge: id })}
      onPointerEnter={() => canvas.setState({ hoveredEdge: id })}
      onPointerLeave={() => canvas.setState({ hoveredEdge: undefined })}
      {...pointer}
    >
      {formatSigned(weight)}
    </div>
  );
}

/** 0.01 for every pixel sideways, 0.001 with Shift; a release is one undo step, Escape takes it back. */
function useWeightDrag({ id, title, weight }: ChipProps) {
  const editor = useEditor();
  const drag = useRef<Drag | undefined>(undefined);
  const stop = useRef<AbortController | undefined>(undefined);
  const finish = (event: PointerEvent<HTMLElement>) => {
    const done = drag.current;
    drag.current = undefined;
    stop.current?.abort();
    event.currentTarget.dataset['dragging'] = 'false';
    if (done?.moved) editor.endGesture();
    else if (done) editor.select([id]);
  };
  return {
    onPointerDown(event: PointerEvent<HTMLElement>) {
      if (event.button !== 0) return;
      const chip = event.currentTarget;
      chip.setPointerCapture(event.pointerId);
      chip.dataset['dragging'] = 'true';
      drag.current = { gesture: `drag ${id} at ${editor.store.getState().revision}`, x: event.clientX, value: weight, moved: false };
      stop.current = new AbortController();
      const cancel = (key: globalThis.KeyboardEvent) => {
        if (key.key !== 'Escape' || !drag.current) return;
        editor.cancelGesture(drag.current.gesture);
        drag.current = undefined;
        chip.releasePointerCapture(event.pointerId);
      };
      globalThis.addEventListener('keydown', cancel, { capture: true, signal: stop.current.signal });
    },
    onPointerMove(event: PointerEvent<HTMLElement>) {
      const current = drag.current;
      if (!current || event.clientX === current.x) return;
      const grid = event.shiftKey ? FINE : COARSE;
      current.value += (event.clientX - current.x) * grid;
      current.x = event.clientX;
      current.moved = true;
      setWeight(editor, { id, title }, snapped(current.value, grid), current.gesture);
    },
    onPointerUp: finish,
    onPointerCancel: finish,
  };
}
