/** The weights of a whole matrix as a small picture that opens in the inspector. */
import { useEffect, useRef, type MouseEvent } from 'react';
import { resolveNumbers, type Numbers } from '../../graph/index.ts';
import { fillOf, useScheme, type Scheme } from '../kit/index.ts';
import { useEditor } from '../state/context.tsx';
import { useCanvasStore } from './canvasStore.tsx';
import styles from './EdgeLine.module.css';
import type { Point } from './geometry.ts';
import { useOpenMenu } from './openMenu.ts';
import type { EdgeData } from './projection.ts';

const LONGEST = 48;
const CELL = 9;

interface MatrixChipProps {
  readonly id: string;
  readonly title: string;
  readonly at: Point;
  readonly data: EdgeData;
}

export function MatrixChip({ id, title, at, data }: MatrixChipProps) {
  const editor = useEditor();
  const canvas = useCanvasStore();
  const openMenu = useOpenMenu();
  const isRandom = data.params['initial'] === 'uniform' || data.params['initial'] === 'normal';
  const [rows, columns] = data.params['connectivity'] === 'one-to-one' ? [data.rows, 1] : [data.rows, data.columns];
  return (
    <button
      type="button"
      className={`${styles['matrix']} nopan nodrag`}
      style={{ transform: `translate(-50%, -50%) translate(${at.x}px, ${at.y}px)` }}
      aria-label={`Weights ${title}, ${rows} × ${columns}${isRandom ? ', random' : ''}`}
      title={`${title}: ${rows} × ${columns} weights${isRandom ? ', drawn at random from the seed' : ''}. Click to see them in the inspector.`}
      data-edge={id}
      onClick={() => editor.select([id])}
      onContextMenu={(event: MouseEvent) => openMenu(event, { on: 'edge', edge: id })}
      onPointerEnter={() => canvas.setState({ hoveredEdge: id })}
      onPointerLeave={() => canvas.setState({ hoveredEdge: undefined })}
    >
      {isRandom ? 'random' : <HeatMap rows={rows} columns={columns} numbers={data.params['weight'] as Numbers} data={data} />}
    </button>
  );
}

interface HeatMapProps {
  readonly rows: number;
  readonly columns: number;
  readonly numbers: Numbers;
  readonly data: EdgeData;
}

function HeatMap({ rows, columns, numbers, data: { tensor } }: HeatMapProps) {
  const scheme = useScheme();
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    const name = typeof numbers === 'object' && 'tensor' in numbers ? numbers.tensor : undefined;
    const values = resolveNumbers(numbers, rows * columns, name === undefined || tensor === undefined ? {} : { [name]: tensor });
    if (canvas.current && typeof values !== 'string') paintMatrix(canvas.current, values, columns, scheme);
  }, [numbers, rows, columns, tensor, scheme]);
  const pitch = Math.min(CELL, LONGEST / Math.max(rows, columns));
  return (
    <canvas
      ref={canvas}
      width={columns}
      height={rows}
      style={{ width: Math.max(6, columns * pitch), height: Math.max(6, rows * pitch), imageRendering: 'pixelated' }}
      aria-hidden="true"
    />
  );
}

function paintMatrix(canvas: HTMLCanvasElement, values: Float64Array, columns: number, scheme: Scheme): void {
  const context = canvas.getContext('2d');
  if (!context) return;
  const largest = values.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  const image = context.createImageData(columns, values.length / columns);
  values.forEach((value, i) => image.data.set([...fillOf(value, largest, scheme).bytes, 255], i * 4));
  context.putImageData(image, 0, 0);
}
