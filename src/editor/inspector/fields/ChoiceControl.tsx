/** One of several values, by their titles. */
import classes from './fields.module.css';
import type { ControlProps } from './control.ts';

export function ChoiceControl({ meta, value, onChange, onEnd }: ControlProps<string>) {
  const { enum: names = [] } = meta as { readonly enum?: readonly string[] };
  return (
    <select
      className={classes['select']}
      aria-label={meta.title}
      value={value ?? ''}
      onChange={(event) => {
        onChange(event.currentTarget.value);
        onEnd();
      }}
    >
      {value === undefined && (
        <option value="" disabled>
          several
        </option>
      )}
      {names.map((name) => (
        <option key={name} value={name}>
          {meta.titles?.[name] ?? name}
        </option>
      ))}
    </select>
  );
}
