/** Fields of an experiment: a number that may be left out, a choice, a yes or no. */
import { useId } from 'react';
import type { Experiment } from '../../graph/index.ts';
import { Field } from '../inspector/fields/Field.tsx';
import fieldClasses from '../inspector/fields/fields.module.css';
import { NumberField } from '../inspector/fields/NumberField.tsx';
import { shortNumber } from '../inspector/words.ts';
import classes from './ExperimentPanel.module.css';
import { useExperiment } from './useExperiment.ts';

type NumberKey = { readonly [K in keyof Experiment]-?: NonNullable<Experiment[K]> extends number ? K : never }[keyof Experiment];

interface NumberProps {
  readonly field: NumberKey;
  readonly title: string;
  readonly description: string;
  /** What holds when the field is left out. */
  readonly usual: number;
  readonly symbol?: string;
  readonly unit?: string;
  readonly integer?: boolean;
  readonly minimum: number;
  readonly maximum?: number;
}

export function NumberOf({ field, title, description, usual, symbol, ...numbers }: NumberProps) {
  const { experiment, set, end, cancel } = useExperiment(field);
  const own = experiment[field];
  const isOwn = own !== undefined && own !== usual;
  return (
    <Field
      title={title}
      symbol={symbol}
      description={description}
      {...(isOwn ? { resetTo: shortNumber(usual), onReset: () => (set({ [field]: undefined }), end()) } : {})}
    >
      <NumberField
        label={title}
        value={own ?? usual}
        {...numbers}
        onChange={(value) => set({ [field]: value })}
        onEnd={end}
        onCancel={cancel}
      />
    </Field>
  );
}

export interface Option {
  readonly value: string;
  readonly title: string;
}

interface ChoiceProps {
  readonly title: string;
  readonly description: string;
  readonly value: string;
  readonly options: readonly Option[];
  readonly problem?: string | undefined;
  onChange(value: string): void;
}

export function Choice({ title, description, problem, ...select }: ChoiceProps) {
  return (
    <Field title={title} description={description} problem={problem}>
      <Select label={title} {...select} />
    </Field>
  );
}

export function Select({
  label,
  value,
  options,
  onChange,
}: Pick<ChoiceProps, 'value' | 'options' | 'onChange'> & { readonly label: string }) {
  return (
    <select className={fieldClasses['select']} aria-label={label} value={value} onChange={(event) => onChange(event.currentTarget.value)}>
      {options.map((option) => (
        <option key={option.value} value={option.value}>
          {option.title}
        </option>
      ))}
    </select>
  );
}

interface CheckProps {
  readonly title: string;
  readonly description: string;
  readonly checked: boolean;
  readonly says: string;
  onChange(checked: boolean): void;
}

export function Check({ title, description, checked, says, onChange }: CheckProps) {
  const id = useId();
  return (
    <Field title={title} description={description}>
      <label htmlFor={id} className={classes['check']}>
        <input id={id} type="checkbox" checked={checked} onChange={(event) => onChange(event.currentTarget.checked)} />
        {says}
      </label>
    </Field>
  );
}
