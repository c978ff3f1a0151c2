/** Numbers of a vector as live horizontal bars around zero; too many for text become one picture of columns. */
import { useCallback } from 'react';
import { walk } from './CellBar.tsx';
import { palettes } from './colors.ts';
import styles from './Bars.module.css';
import type { LiveValues } from './live.ts';
import { formatExact, formatNumber } from './numbers.ts';
import { scaledContext, useRepainted, useScheme, writeText } from './painting.ts';
import type { NodeViewProps } from './view.ts';

export const MOST_BARS = 12;

interface BarsProps extends Pick<NodeViewProps, 'id' | 'name' | 'cell' | 'onCell'> {
  readonly count: number;
  readonly what: string;
  /** End of the scale; Infinity takes the largest of the values. */
  readonly limit: number;
  /** Marks the largest. */
  readonly winner?: boolean;
}

/** Where bars begin and how far one unit of value goes: signed ones stand around the middle. */
function scaleOf(values: Float64Array | undefined, limit: number): { readonly zero: number; readonly reach: number } {
  const all = values ?? new Float64Array();
  const largest = Number.isFinite(limit)
    ? limit
    : all.reduce((most, value) => (Number.isFinite(value) ? Math.max(most, Math.abs(value)) : most), 0);
  const signed = all.some((value) => value < 0);
  return { zero: signed ? 0.5 : 0, reach: (signed ? 0.5 : 1) / (largest || 1) };
}

export function Bars(props: BarsProps) {
  return props.count > MOST_BARS ? <Columns {...props} /> : <Rows {...props} />;
}

function Rows({ id, name, count, what, limit, winner = false, cell, onCell }: BarsProps) {
  const paint = useCallback(
    (list: HTMLFieldSetElement, live: LiveValues) => {
      const values = live.read(id, what);
      const { zero, reach } = scaleOf(values, limit);
      const best = winner && values ? values.indexOf(Math.max(...values)) : -1;
      for (let i = 0; i < list.children.length; i++)
        paintRow(list.children[i] as HTMLElement, values?.[i], { zero, reach, isBest: i === best });
    },
    [id, what, limit, winner],
  );
  const list = useRepainted(paint);
  return (
    <fieldset ref={list} aria-label={`Values of ${name}`} className={styles['rows']} data-what={what} data-cells>
      {Array.from({ length: count }, (_, i) => (
        <button
          key={i}
          type="button"
          className={styles['row']}
          data-cell={i}
          tabIndex={i === (cell ?? 0) ? 0 : -1}
          aria-pressed={i === cell}
          onClick={() => onCell(id, i)}
          onKeyDown={walk}
        >
          <span className={styles['index']}>{i + 1}</span>
          <span className={styles['track']}>
            <span className={styles['fill']} />
          </span>
          <span className={styles['value']} />
        </button>
      ))}
    </fieldset>
  );
}

function paintRow(
  row: HTMLElement,
  value: number | undefined,
  { zero, reach, isBest }: { zero: number; reach: number; isBest: boolean },
): void {
  const fill = row.children[1]?.firstElementChild as HTMLElement | null;
  const span = Math.min(1, Math.abs(Number.isFinite(value) ? (value ?? 0) : 0) * reach);
  if (fill) {
    fill.style.left = `${((value ?? 0) < 0 ? zero - span : zero) * 100}%`;
    fill.style.width = `${span * 100}%`;
    fill.dataset['sign'] = (value ?? 0) < 0 ? 'negative' : 'positive';
  }
  row.title = value === undefined ? 'not computed' : formatExact(value);
  row.dataset['best'] = String(isBest);
  writeText(row.lastElementChild, formatNumber(value));
}

/** Columns are compared with each other: the largest takes the whole height. */
function Columns({ id, name, count, what }: BarsProps) {
  const scheme = useScheme();
  const paint = useCallback(
    (canvas: HTMLCanvasElement, live: LiveValues) => {
      const [width, height] = [canvas.clientWidth, canvas.clientHeight];
      const context = scaledContext(canvas, width, height);
      const values = live.read(id, what);
      context?.clearRect(0, 0, width, height);
      if (!context || !values) return;
      const { zero, reach } = scaleOf(values, Infinity);
      const pitch = width / values.length;
      values.forEach((value, i) => {
        const span = Math.min(1, Math.abs(value) * reach) * height;
        context.fillStyle = value < 0 ? palettes[scheme].negative : palettes[scheme].positive;
        context.fillRect(i * pitch, value < 0 ? height * (1 - zero) : height * (1 - zero) - span, Math.max(1, pitch - 1), span);
      });
    },
    [id, what, scheme],
  );
  const canvas = useRepainted(paint);
  return (
    <canvas ref={canvas} className={styles['columns']} data-what={what}>
      {`${count} values of ${name}`}
    </canvas>
  );
}
