/** The corners of the canvas: zoom on the left, what lines mean on the right, and between them the way back from nowhere. */
import { Panel, useReactFlow, useStore } from '@xyflow/react';
import { Minus, Plus } from 'lucide-react';
import { useEditor } from '../state/context.tsx';
import styles from './Canvas.module.css';
import { canvasOf } from './handle.ts';

const percent = ({ transform }: { readonly transform: readonly [number, number, number] }): number => Math.round(transform[2] * 100);

export function ZoomControls() {
  const editor = useEditor();
  const { zoomIn, zoomOut, zoomTo } = useReactFlow();
  const zoom = useStore(percent);
  return (
    <Panel position="bottom-left" className={styles['zoom'] ?? ''} aria-label="Zoom">
      <button type="button" title="Zoom out (−)" aria-label="Zoom out" onClick={() => void zoomOut()}>
        <Minus size={15} aria-hidden="true" />
      </button>
      <button
        type="button"
        className={styles['percent']}
        title="Back to 100 %"
        aria-label={`Zoom is ${zoom} %, back to 100 %`}
        onClick={() => void zoomTo(1)}
      >
        {zoom} %
      </button>
      <button type="button" title="Zoom in (+)" aria-label="Zoom in" onClick={() => void zoomIn()}>
        <Plus size={15} aria-hidden="true" />
      </button>
      <button type="button" className={styles['fit']} title="Show the whole drawing (F)" onClick={() => canvasOf(editor)?.fit()}>
        Fit
      </button>
    </Panel>
  );
}

export function Legend() {
  return (
    <Panel position="bottom-right" className={styles['legend'] ?? ''}>
      <ul aria-label="What lines mean">
        <li>
          <svg width="34" height="8" aria-hidden="true">
            <path d="M1 4H33" stroke="var(--nl-positive)" strokeWidth="3" />
          </svg>
          excitatory
        </li>
        <li>
          <svg width="34" height="8" aria-hidden="true">
            <path d="M1 4H33" stroke="var(--nl-negative)" strokeWidth="3" strokeDasharray="7 4" />
          </svg>
          inhibitory
        </li>
        <li>width = |w|</li>
      </ul>
    </Panel>
  );
}

/** Where nothing of the drawing is left in view. */
export function WayBack() {
  const editor = useEditor();
  const isLost = useStore(({ nodes, transform: [x, y, zoom], width, height }) => {
    const isSeen = (from: number, length: number, end: number) => from + length > 0 && from < end;
    return (
      width > 0 &&
      nodes.length > 0 &&
      !nodes.some(
        ({ position, width: wide = 0, height: high = 0 }) =>
          isSeen(position.x * zoom + x, wide * zoom, width) && isSeen(position.y * zoom + y, high * zoom, height),
      )
    );
  });
  return isLost ? (
    <Panel position="bottom-center" className={styles['back'] ?? ''}>
      <button type="button" onClick={() => canvasOf(editor)?.fit()}>
        Back to the drawing
      </button>
    </Panel>
  ) : null;
}
