/** A vector as a bar of cells, each with its value; a large one as a picture. */
import { useCallback, type KeyboardEvent, type MouseEvent, type ReactNode } from 'react';
import { columnsOf, isPicture, pictureGrid } from './cells.ts';
import styles from './CellBar.module.css';
import { fillOf } from './colors.ts';
import type { LiveValues } from './live.ts';
import { formatExact, formatGiven, formatNumber } from './numbers.ts';
import { scaledContext, useRepainted, useScheme, writeText } from './painting.ts';
import type { NodeViewProps } from './view.ts';

interface CellBarProps extends Pick<NodeViewProps, 'id' | 'name' | 'elements' | 'cell' | 'onCell'> {
  readonly what: string;
  readonly limit: number;
  /** Whether it shows what a person gave, to the last digit. */
  readonly isGiven?: boolean;
  /** A sign in the corner: Σ, or a curve. */
  readonly children?: ReactNode;
}

export function CellBar(props: CellBarProps) {
  return (
    <div className={styles['bar']} data-what={props.what}>
      {props.children ? <div className={styles['sign']}>{props.children}</div> : null}
      {isPicture(props.elements) ? <Picture {...props} /> : <Cells {...props} />}
    </div>
  );
}

function Cells({ id, name, elements, cell, onCell, what, limit, isGiven = false }: CellBarProps) {
  const scheme = useScheme();
  const paint = useCallback(
    (list: HTMLFieldSetElement, live: LiveValues) => {
      const values = live.read(id, what);
      for (let i = 0; i < list.children.length; i++) {
        const button = list.children[i] as HTMLElement;
        const value = values?.[i];
        const { fill, ink } = fillOf(value ?? 0, limit, scheme);
        button.style.background = fill;
        button.style.color = ink;
        button.title = `element ${i + 1}: ${value === undefined ? 'not computed' : formatExact(value)}`;
        writeText(button, isGiven ? formatGiven(value) : formatNumber(value));
      }
    },
    [id, what, limit, isGiven, scheme],
  );
  const list = useRepainted(paint);
  const rows = Math.ceil(elements / columnsOf(elements));
  return (
    <fieldset
      ref={list}
      aria-label={`Values of ${name}`}
      className={styles['cells']}
      style={{ gridTemplateRows: `repeat(${rows}, 1fr)` }}
      data-cells
    >
      {Array.from({ length: elements }, (_, i) => (
        <button
          key={i}
          type="button"
          className={styles['cell']}
          data-cell={i}
          tabIndex={i === (cell ?? 0) ? 0 : -1}
          aria-pressed={i === cell}
          onClick={() => onCell(id, i)}
          onKeyDown={walk}
        >
          {formatNumber(undefined)}
        </button>
      ))}
    </fieldset>
  );
}

const STEPS: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 };

/** Arrow keys go from cell to cell. */
export function walk(event: KeyboardEvent<HTMLElement>): void {
  const step = STEPS[event.key];
  const next =
    step === undefined ? undefined : event.currentTarget.parentElement?.children[Number(event.currentTarget.dataset['cell']) + step];
  if (step === undefined) return;
  event.preventDefault();
  event.stopPropagation();
  if (!(next instanceof HTMLElement)) return;
  next.focus();
  next.click();
}

/** More cells than can be read: one small square each. */
function Picture({ id, name, elements, cell, onCell, what, limit }: CellBarProps) {
  const scheme = useScheme();
  const { columns, rows } = pictureGrid(elements);
  const width = 132;
  const height = Math.round((width * rows) / columns);
  const paint = useCallback(
    (canvas: HTMLCanvasElement, live: LiveValues) => {
      const context = scaledContext(canvas, width, height);
      if (!context) return;
      context.clearRect(0, 0, width, height);
      const values = live.read(id, what);
      if (!values) return;
      const end = Number.isFinite(limit) ? limit : values.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
      const pitch = width / columns;
      const gap = pitch > 6 ? 1 : 0;
      values.forEach((value, i) => {
        context.fillStyle = fillOf(value, end, scheme).fill;
        context.fillRect((i % columns) * pitch, Math.floor(i / columns) * pitch, pitch - gap, pitch - gap);
      });
      if (cell === undefined) return;
      context.strokeStyle = scheme === 'dark' ? '#9a94ff' : '#5b5bd6';
      context.lineWidth = 2;
      context.strokeRect((cell % columns) * pitch, Math.floor(cell / columns) * pitch, pitch, pitch);
    },
    [id, what, limit, scheme, columns, height, cell],
  );
  const canvas = useRepainted(paint);
  const pick = (event: MouseEvent<HTMLCanvasElement>) => {
    const box = event.currentTarget.getBoundingClientRect();
    const column = Math.floor(((event.clientX - box.left) / box.width) * columns);
    const row = Math.floor(((event.clientY - box.top) / box.height) * rows);
    onCell(id, Math.min(elements - 1, row * columns + column));
  };
  return (
    <>
      <canvas ref={canvas} className={styles['picture']} style={{ width, height }} onClick={pick}>
        {`${elements} values of ${name}`}
      </canvas>
      <span className={styles['count']}>{elements} values</span>
    </>
  );
}
