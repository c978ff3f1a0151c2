/** The ports of a node: small dots with a large area to hit. While a connection is drawn, those that it does not fit are grey. */
import { Handle, Position } from '@xyflow/react';
import { memo } from 'react';
import { useCanvasState } from './canvasStore.tsx';
import styles from './Ports.module.css';
import type { PortPlace } from './projection.ts';

export const Ports = memo(function Ports({ node, ports }: { readonly node: string; readonly ports: readonly PortPlace[] }) {
  return ports.map((port) => (
    <PortDot
      key={`${port.direction} ${port.name}`}
      node={node}
      port={port}
      isOneOfSeveral={ports.filter(({ direction }) => direction === port.direction).length > 1}
    />
  ));
});

/** From afar nothing is drawn, but React Flow measures where edges begin and end by these. */
export const PortMarks = memo(function PortMarks({ ports }: { readonly ports: readonly PortPlace[] }) {
  return ports.map(({ name, direction, y }) => (
    <span
      key={`${direction} ${name}`}
      className={`${styles['mark']} ${direction === 'in' ? 'target' : 'source'}`}
      data-side={direction}
      data-handleid={name}
      data-handlepos={direction === 'in' ? Position.Left : Position.Right}
      style={{ top: y }}
    />
  ));
});

function PortDot({
  node,
  port: { name, title, summary, direction, y },
  isOneOfSeveral,
}: {
  readonly node: string;
  readonly port: PortPlace;
  readonly isOneOfSeveral: boolean;
}) {
  const fit = useCanvasState(({ fitting }) => (fitting === undefined ? 'idle' : fitting(node, name) ? 'yes' : 'no'));
  return (
    <Handle
      id={name}
      type={direction === 'in' ? 'target' : 'source'}
      position={direction === 'in' ? Position.Left : Position.Right}
      className={styles['port'] ?? ''}
      style={{ top: y }}
      title={`${direction === 'in' ? 'takes' : 'sends'} ${title}${summary === undefined ? '' : `: ${summary}`}`}
      data-fit={fit}
    >
      {isOneOfSeveral ? (
        <span className={styles['name']} data-side={direction}>
          {name === 'cosine' ? 'cos' : name === 'angle' ? 'θ' : name}
        </span>
      ) : null}
    </Handle>
  );
}
