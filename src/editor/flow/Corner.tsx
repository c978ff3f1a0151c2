/** The corners of the canvas: zoom on the left, what lines mean on the right. */
import { Panel, useReactFlow, useStore } from '@xyflow/react';
import { Minus, Plus } from 'lucide-react';
import styles from './Canvas.module.css';
import { fitOptions } from './useHandle.ts';

const percent = ({ transform }: { readonly transform: readonly [number, number, number] }): number => Math.round(transform[2] * 100);

export function ZoomControls() {
  const { zoomIn, zoomOut, zoomTo, fitView } = useReactFlow();
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
      <button type="button" className={styles['fit']} title="Show the whole drawing (F)" onClick={() => void fitView(fitOptions())}>
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
