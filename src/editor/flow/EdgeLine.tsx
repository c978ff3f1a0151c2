/** An edge on the canvas: sign by hue and dashes, size by width; a wire is grey. */
import type { EdgeProps } from '@xyflow/react';
import { memo } from 'react';
import { useTurn } from '../kit/index.ts';
import { Above } from './Above.tsx';
import { useCanvasState } from './canvasStore.tsx';
import { EdgeGrip } from './EdgeGrip.tsx';
import styles from './EdgeLine.module.css';
import { curveBetween, curveToItself, pathOf, pointAt, type Point } from './geometry.ts';
import { useHasMoved, useIsTrained, useLiveStroke } from './liveWeight.ts';
import { MatrixChip } from './MatrixChip.tsx';
import { HANDLE, type CanvasEdge, type EdgeData } from './projection.ts';
import { connectionsOf, scalarWeight, strokeOf } from './strokes.ts';
import { WeightChip } from './WeightChip.tsx';

export const EdgeLine = memo(function EdgeLine(props: EdgeProps<CanvasEdge>) {
  const { id, data, selected = false } = props;
  const far = useCanvasState((state) => state.far);
  const isTrained = useIsTrained();
  const isItsTurn = useTurn();
  if (!data) return null;
  // the dots stand on the outline of the nodes, and the line goes to their middle
  const [from, to] = [
    { x: props.sourceX - HANDLE / 2, y: props.sourceY },
    { x: props.targetX + HANDLE / 2, y: props.targetY },
  ];
  const curve = data.lift === undefined ? curveBetween(from, to) : curveToItself(from, to, data.lift);
  const path = pathOf(curve);
  const stroke = strokeOf(data);
  return (
    <>
      {selected ? (
        <path
          d={path}
          fill="none"
          stroke="var(--nl-accent)"
          strokeOpacity={0.38}
          strokeWidth={stroke.strokeWidth + 8}
          strokeLinecap="round"
        />
      ) : null}
      {isTrained && data.isWeight ? <TrainedLine id={id} data={data} path={path} /> : <path d={path} fill="none" {...stroke} />}
      <path d={path} fill="none" stroke="transparent" strokeWidth={24} className="react-flow__edge-interaction" />
      {far || !isItsTurn ? null : <Chips id={id} data={data} selected={selected} at={pointAt(curve, data.chip)} />}
    </>
  );
});

function TrainedLine({ id, data, path }: { readonly id: string; readonly data: EdgeData; readonly path: string }) {
  return <path ref={useLiveStroke(id, data)} d={path} fill="none" />;
}

interface ChipsProps {
  readonly id: string;
  readonly data: EdgeData;
  readonly selected: boolean;
  readonly at: Point;
}

/** Above the nodes, and after them in the order of Tab. */
function Chips({ id, data, selected, at }: ChipsProps) {
  const isWanted = useCanvasState((state) => state.chips || selected || state.hoveredEdge === id || state.typing === id);
  const shows = isWanted && data.isWeight;
  const weight = useOneNumber(data);
  const beside = !shows ? 0 : weight === undefined ? BESIDE_MATRIX : BESIDE_NUMBER;
  return (
    <Above>
      {shows ? (
        <Chip id={id} data={data} selected={selected} at={at} weight={weight} />
      ) : (
        <EdgeGrip id={id} title={`${data.isWeight ? 'Weight' : 'Wire'} ${data.title}`} at={at} />
      )}
      {data.delay > 0 ? <DelayBadge steps={data.delay} at={at} below={data.lift === undefined ? beside : -beside} /> : null}
    </Above>
  );
}

/** The number that all connections have, as long as no training has given each its own. */
function useOneNumber(data: EdgeData): number | undefined {
  const hasMoved = useHasMoved();
  return hasMoved && connectionsOf(data) > 1 ? undefined : scalarWeight(data);
}

function Chip({ id, data, selected, at, weight }: ChipsProps & { readonly weight: number | undefined }) {
  const place = { id, title: data.title, at };
  if (weight === undefined) return <MatrixChip {...place} data={data} />;
  return <WeightChip {...place} weight={weight} count={connectionsOf(data)} sharers={data.sharers} isSelected={selected} />;
}

const BESIDE_NUMBER = 22;
const BESIDE_MATRIX = 37;

/** z⁻¹: what arrives was sent so many steps ago. Below the chip, if there is one; above it where it stands over a node's name. */
function DelayBadge({ steps, at, below }: { readonly steps: number; readonly at: Point; readonly below: number }) {
  const text = steps === 1 ? '1 step' : `${steps} steps`;
  return (
    <div
      className={styles['delay']}
      style={{ transform: `translate(-50%, -50%) translate(${at.x}px, ${at.y + below}px)` }}
      title={`Arrives ${text} later`}
    >
      {text}
    </div>
  );
}
