/** An edge on the canvas: sign by hue and dashes, size by width; a wire is grey. */
import { ViewportPortal, type EdgeProps } from '@xyflow/react';
import { memo } from 'react';
import { useCanvasState } from './canvasStore.tsx';
import styles from './EdgeLine.module.css';
import { curveBetween, curveToItself, pathOf, pointAt, widthOf } from './geometry.ts';
import { MatrixChip } from './MatrixChip.tsx';
import { HANDLE, type CanvasEdge, type EdgeData } from './projection.ts';
import { WeightChip } from './WeightChip.tsx';

/** A single number that can be shown and dragged; undefined for matrices and random weights. */
export function scalarWeight({ isWeight, rows, columns, params, tensor }: EdgeData): number | undefined {
  const weight = params['weight'];
  return isWeight && rows === 1 && columns === 1 && tensor === undefined && params['initial'] !== 'uniform' && params['initial'] !== 'normal' && typeof weight === 'number' ? weight : undefined;
}

/** Strokes are inline, so that a picture of the canvas keeps them. */
function strokeOf(data: EdgeData, weight: number | undefined): { readonly stroke: string; readonly strokeWidth: number; readonly strokeDasharray?: string } {
  if (!data.isWeight) return { stroke: 'var(--nl-wire)', strokeWidth: data.rows > 1 ? 2.5 : 1.5 };
  if (weight === undefined) return { stroke: 'var(--nl-wire)', strokeWidth: 5 };
  const strokeWidth = widthOf(weight);
  if (weight === 0) return { stroke: 'var(--nl-wire)', strokeWidth, strokeDasharray: '1 5' };
  if (weight > 0) return { stroke: 'var(--nl-positive)', strokeWidth };
  return { stroke: 'var(--nl-negative)', strokeWidth, strokeDasharray: `${5 + strokeWidth} ${3 + strokeWidth / 2}` };
}

export const EdgeLine = memo(function EdgeLine(props: EdgeProps<CanvasEdge>) {
  const { id, source, target, data, selected = false } = props;
  const showsChip = useCanvasState((state) => !state.far && (state.chips || selected || state.hoveredEdge === id || state.typing === id));
  if (!data) return null;
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
      {data.delay > 0 ? <DelayBadge steps={data.delay} {...pointAt(curve, data.chip > 0.5 ? data.chip - 0.3 : data.chip + 0.3)} /> : null}
      {showsChip && data.isWeight ? <ViewportPortal>{weight === undefined ? <MatrixChip {...chip} data={data} /> : <WeightChip {...chip} weight={weight} isSelected={selected} />}</ViewportPortal> : null}
    </>
  );
});

/** z⁻¹: what arrives was sent so many steps ago. */
function DelayBadge({ steps, x, y }: { readonly steps: number; readonly x: number; readonly y: number }) {
  return (
    <g className={styles['delay']} transform={`translate(${x} ${y})`}>
      <title>{`Arrives ${steps} step${steps === 1 ? '' : 's'} later (z⁻${steps === 1 ? '¹' : '…'})`}</title>
      <rect x={-24} y={-9} width={48} height={18} rx={9} />
      <text textAnchor="middle" dy={4}>
        {steps === 1 ? '1 step' : `${steps} steps`}
      </text>
    </g>
  );
}
