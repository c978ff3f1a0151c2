/** The weights of a whole matrix as a small picture that opens in the inspector; a single one that is drawn at random as its number. */
import { useCallback, useMemo, type MouseEvent } from 'react';
import { resolveNumbers, type Numbers } from '../../graph/index.ts';
import { fillOf, formatExact, formatSigned, useRepainted, useScheme, type LiveValues, type Scheme } from '../kit/index.ts';
import { spread } from '../inspector/lens/weights.ts';
import { useEditor } from '../state/context.tsx';
import { useCanvasStore } from './canvasStore.tsx';
import styles from './EdgeLine.module.css';
import type { Point } from './geometry.ts';
import { LiveNumber } from './LiveNumber.tsx';
import { useOpenMenu } from './openMenu.ts';
import type { EdgeData } from './projection.ts';

/** px */
const [LONGEST, SHORTEST, CELL] = [48, 20, 9];

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
  const values = useValues(data, rows * columns);
  const single = data.drawn?.length === 1 ? data.drawn[0] : undefined;
  const some = data.places ? `${data.places.length} of ` : '';
  const random = isRandom ? ', random at the start' : '';
  const [what, exactly] =
    single === undefined
      ? [`Weights ${title}, ${some}${rows} × ${columns}`, `${some}${rows} × ${columns} weights`]
      : [`Weight ${title}, ${formatSigned(single)}`, formatExact(single)];
  return (
    <button
      type="button"
      className={`${styles['matrix']} nopan nodrag`}
      style={{ transform: `translate(-50%, -50%) translate(${at.x}px, ${at.y}px)` }}
      aria-label={`${what}${random}`}
      title={`${title}: ${exactly}${isRandom ? ', drawn at random from the seed at the start' : ''}. Click to see more in the inspector.`}
      data-single={single !== undefined}
      data-edge={id}
      onClick={() => editor.select([id])}
      onContextMenu={(event: MouseEvent) => openMenu(event, { on: 'edge', edge: id })}
      onPointerEnter={() => canvas.setState({ hoveredEdge: id })}
      onPointerLeave={() => canvas.setState({ hoveredEdge: undefined })}
    >
      {single === undefined ? (
        <Picture
          edge={id}
          rows={rows}
          columns={columns}
          values={values}
          places={data.places}
          otherwise={isRandom ? `${rows} × ${columns}` : '?'}
        />
      ) : (
        <LiveNumber edge={id} otherwise={single} />
      )}
    </button>
  );
}

/** What can be pictured: weights that are given, or drawn from the seed. */
function useValues({ params, tensor, drawn }: EdgeData, count: number): Float64Array | undefined {
  const isGiven = params['initial'] === undefined || params['initial'] === 'given';
  const numbers = params['weight'] as Numbers;
  return useMemo(() => {
    if (!isGiven || drawn) return drawn;
    const name = typeof numbers === 'object' && 'tensor' in numbers ? numbers.tensor : undefined;
    const values = resolveNumbers(numbers, count, name === undefined || tensor === undefined ? {} : { [name]: tensor });
    return typeof values === 'string' ? undefined : values;
  }, [isGiven, numbers, count, tensor, drawn]);
}

/** Of numbers that are too many to be drawn, how many they are: a training makes others of them; ones that do not fit are the compiler's to explain. */
function Picture({
  values,
  otherwise,
  ...size
}: Omit<HeatMapProps, 'values'> & { readonly values: Float64Array | undefined; readonly otherwise: string }) {
  return values ? <HeatMap {...size} values={values} /> : otherwise;
}

interface HeatMapProps {
  readonly edge: string;
  readonly rows: number;
  readonly columns: number;
  readonly values: Float64Array;
  /** Where the connections stand among all pairs, when they are some of them. */
  readonly places: Int32Array | undefined;
}

/** Follows the run while a training moves the weights. */
function HeatMap({ edge, rows, columns, values, places }: HeatMapProps) {
  const scheme = useScheme();
  const paint = useCallback(
    (picture: HTMLCanvasElement, live: LiveValues) => {
      const now = live.read(edge, 'weight');
      const all = now && places?.length === now.length ? spread(now, places, values.length) : now;
      paintMatrix(picture, all?.length === values.length ? all : values, columns, scheme);
    },
    [edge, values, places, columns, scheme],
  );
  const canvas = useRepainted(paint);
  const side = (cells: number) => Math.max((cells * LONGEST) / Math.max(rows, columns), SHORTEST);
  const lengthOf = (cells: number) => Math.min(cells * CELL, side(cells)); // 784 × 16 is no sliver
  return (
    <canvas
      ref={canvas}
      width={columns}
      height={rows}
      style={{ width: lengthOf(columns), height: lengthOf(rows), imageRendering: 'pixelated' }}
      aria-hidden="true"
    />
  );
}

function paintMatrix(canvas: HTMLCanvasElement, values: Float64Array, columns: number, scheme: Scheme): void {
  const context = canvas.getContext('2d');
  if (!context) return;
  const largest = values.reduce((most, value) => Math.max(most, Math.abs(value || 0)), 0);
  const image = context.createImageData(columns, values.length / columns);
  values.forEach((value, i) => image.data.set([...fillOf(value || 0, largest, scheme).bytes, Number.isNaN(value) ? 0 : 255], i * 4));
  context.putImageData(image, 0, 0);
}
