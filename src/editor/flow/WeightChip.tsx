/** The number of a weight, or the one number of many: drag it sideways, turn it with the keys, or type it. */
import type { KeyboardEvent, MouseEvent } from 'react';
import { formatExact, formatGivenSigned } from '../kit/index.ts';
import { setWeightIn } from '../library/first-hint.ts';
import type { Editor } from '../state/editor.ts';
import { useEditor } from '../state/context.tsx';
import { useCanvasState, useCanvasStore } from './canvasStore.tsx';
import styles from './EdgeLine.module.css';
import { explainEdge } from './explaining.ts';
import type { Point } from './geometry.ts';
import { LiveNumber } from './LiveNumber.tsx';
import { liveWeight, useIsTrained } from './liveWeight.ts';
import { NumberField } from './NumberField.tsx';
import { useOpenMenu } from './openMenu.ts';
import { COARSE, FINE, snapped, useNumberDrag } from './useNumberDrag.ts';

interface ChipProps {
  readonly id: string;
  readonly title: string;
  readonly at: Point;
  readonly weight: number;
  /** How many connections have this number. */
  readonly count: number;
  /** How many other edges have the same weight. */
  readonly sharers: number;
  readonly isSelected: boolean;
}

const KEYS: Readonly<Record<string, number>> = { ArrowRight: 1, ArrowUp: 1, ArrowLeft: -1, ArrowDown: -1, PageUp: 10, PageDown: -10 };

function setWeight(editor: Editor, { id, title }: Pick<ChipProps, 'id' | 'title'>, value: number, gesture?: string): void {
  const command = setWeightIn(editor.store.getState().history.document);
  editor.run(command, { changes: [{ owner: id, name: 'weight', value }], label: `Set weight ${title}` }, gesture);
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
  return <NumberField label={`Weight ${title}`} value={weight} style={style} onClose={close} />;
}

const chipOf = (id: string) => document.querySelector<HTMLElement>(`[role=slider][data-edge="${CSS.escape(id)}"]`);

function Slider(props: ChipProps & { readonly style: { readonly transform: string } }) {
  const { id, title, weight, count, sharers, isSelected, style } = props;
  const editor = useEditor();
  const canvas = useCanvasStore();
  const openMenu = useOpenMenu();
  const now = () => liveWeight(editor.live, id) ?? weight;
  const pointer = useNumberDrag({
    name: id,
    value: now,
    onBegin: () => explainEdge(editor, id),
    onMove: (value, gesture) => setWeight(editor, props, value, gesture),
    onClick: () => editor.select([id]),
  });
  const isTrained = useIsTrained();
  const one = count > 1 ? `, one number for all ${count}` : '';
  const shared = sharers > 0 ? `, shared with ${sharers} other ${sharers === 1 ? 'edge' : 'edges'}` : '';
  const onKeyDown = (event: KeyboardEvent) => {
    const turn = KEYS[event.key];
    const step = event.shiftKey ? COARSE : COARSE * 10;
    if (turn !== undefined) setWeight(editor, props, snapped(now() + turn * step, FINE), `keys ${id}`);
    else if (event.key === 'Home') setWeight(editor, props, 0, `keys ${id}`);
    else if (event.key === 'Enter') canvas.setState({ typing: id });
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
      data-shared={count > 1}
      title={`${title}: ${formatExact(weight)}${one}${shared}. Drag sideways, Shift for fine steps; double-click to type.`}
      onKeyDown={onKeyDown}
      onBlur={() => editor.endGesture()}
      onClick={stopHere}
      onDoubleClick={() => canvas.setState({ typing: id })}
      onContextMenu={(event: MouseEvent) => openMenu(event, { on: 'edge', edge: id })}
      onPointerEnter={() => canvas.setState({ hoveredEdge: id })}
      onPointerLeave={() => canvas.setState({ hoveredEdge: undefined })}
      {...pointer}
    >
      {isTrained ? <LiveNumber edge={id} otherwise={weight} /> : formatGivenSigned(weight)}
      {count > 1 ? <small>× {count}</small> : null}
    </div>
  );
}

/** The edge below would take the click for its own, and be selected after every drag. */
const stopHere = (event: MouseEvent): void => event.stopPropagation();
