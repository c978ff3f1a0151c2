/** An edge on the canvas: sign by hue and dashes, size by width; a wire is grey. */
import { ViewportPortal, type EdgeProps } from '@xyflow/react';
import { memo } from 'react';
import { useCanvasState } from './canvasStore.tsx';
import styles from './EdgeLine.module.css';
import { curveBetween, curveToItself, pathOf, pointAt, type Point } from './geometry.ts';
import { MatrixChip } from './MatrixChip.tsx';
import { HANDLE, type CanvasEdge } from './projection.ts';
import { scalarWeight, strokeOf } from './strokes.ts';
import { WeightChip } from './WeightChip.tsx';

export const EdgeLine = memo(function EdgeLine(props: EdgeProps<CanvasEdge>) {
  const { id, source, target, data, selected = false } = props;
  const far = useCanvasState((state) => state.far);
  const isShown = useCanvasState((state) => state.chips || selected || state.hoveredEdge === id || state.typing === id);
  if (!data) return null;
  const showsChip = isShown && !far && data.isWeight;
  // the dots stand on the outline of the nodes, and the line goes to their middle
  const [from, to] = [{ x: props.sourceX - HANDLE / 2, y: props.sourceY }, { x: props.targetX + HANDLE / 2, y: props.targetY }];
  const curve = source === target ? curveToItself(from, to) : curveBetween(from, to);
  const path = pathOf(curve);
  const weight = scalarWeight(data);
  const stroke = strokeOf(data, weight);
  const chip = { id, title: data.title, at: pointAt(curve, data.chip) };
  return (
    <>
      {selected ? <path d={path} fill="none" stroke="var(--nl-accent)" strokeOpacity={0.38} strokeWidth={stroke.strokeWidth + 8} strokeLinecap="round" /> : null}
      <path d={path} fill="none" {...stroke} />
      <path d={path} fill="none" stroke="transparent" strokeWidth={24} className="react-flow__edge-interaction" />
      {far || (!showsChip && data.delay === 0) ? null : (
        <ViewportPortal>
          {showsChip && weight === undefined ? <MatrixChip {...chip} data={data} /> : null}
          {showsChip && weight !== undefined ? <WeightChip {...chip} weight={weight} isSelected={selected} /> : null}
          {data.delay > 0 ? <DelayBadge steps={data.delay} at={chip.at} below={showsChip} /> : null}
        </ViewportPortal>
      )}
    </>
  );
});

/** z⁻¹: what arrives was sent so many steps ago. Below the chip, if there is one. */
function DelayBadge({ steps, at, below }: { readonly steps: number; readonly at: Point; readonly below: boolean }) {
  const text = steps === 1 ? '1 step' : `${steps} steps`;
  return (
    <div className={styles['delay']} style={{ transform: `translate(-50%, -50%) translate(${at.x}px, ${at.y + (below ? 22 : 0)}px)` }} title={`Arrives ${text} later`}>
      {text}
    </div>
  );
}
