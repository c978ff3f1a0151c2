/** Which row is looked at: one trial, or all of them. */
import type { TrialNames } from './trials.ts';
import classes from './Panels.module.css';

interface RowChoiceProps {
  readonly rows: number;
  readonly names: TrialNames;
  readonly value: number | 'all';
  onChange(rows: number | 'all'): void;
}

const MOST_LISTED = 200;

export function RowChoice({ rows, names, value, onChange }: RowChoiceProps) {
  if (rows < 2) return null;
  return (
    <select
      className={classes['select']}
      aria-label="Trial"
      value={value}
      onChange={({ target }) => onChange(target.value === 'all' ? 'all' : Number(target.value))}
    >
      <option value="all">all {rows} trials</option>
      {Array.from({ length: Math.min(rows, MOST_LISTED) }, (_, row) => (
        <option key={row} value={row}>
          {names.full(row)}
        </option>
      ))}
    </select>
  );
}
