/** One of several values, by their titles. */
import classes from './fields.module.css';
import type { ControlProps } from './ParamField.tsx';

export function ChoiceControl({ meta, value, onChange, onEnd }: ControlProps<string>) {
  const options = Object.entries(meta.titles ?? {});
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
      {options.map(([name, title]) => (
        <option key={name} value={name}>
          {title}
        </option>
      ))}
    </select>
  );
}
