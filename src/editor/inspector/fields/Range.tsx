/** A slider: every move is live, release is one undo step, Escape while dragging takes it back. */
import { useRef, type CSSProperties } from 'react';
import classes from './fields.module.css';

export interface RangeProps {
  readonly label: string;
  readonly value: number;
  /** Where it starts and ends; a value beyond widens it. */
  readonly ends: readonly [number, number];
  readonly integer?: boolean;
  readonly valueText?: string;
  onChange(value: number): void;
  onEnd(): void;
  onCancel(): void;
}

const STEPS = 1000;

/** A round step that divides the slider finely: 0.01 for −3 … 3. */
export const stepOf = ([low, high]: readonly [number, number]): number => 10 ** Math.ceil(Math.log10((high - low) / STEPS));

export function Range({ label, value, ends, integer = false, valueText, onChange, onEnd, onCancel }: RangeProps) {
  const cancelled = useRef(false);
  const low = Math.min(ends[0], value);
  const high = Math.max(ends[1], value);
  const share = high > low ? (value - low) / (high - low) : 0;
  return (
    <input
      className={classes['range']}
      style={{ '--share': `${share * 100}%` } as CSSProperties}
      type="range"
      aria-label={label}
      aria-valuetext={valueText}
      min={low}
      max={high}
      step={integer ? 1 : stepOf(ends)}
      value={value}
      onChange={(event) => {
        if (!cancelled.current) onChange(Number(event.currentTarget.value));
      }}
      onPointerDown={() => (cancelled.current = false)}
      onPointerUp={onEnd}
      onKeyUp={onEnd}
      onBlur={onEnd}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') {
          cancelled.current = false;
          return;
        }
        event.stopPropagation();
        cancelled.current = true;
        onCancel();
      }}
    />
  );
}
