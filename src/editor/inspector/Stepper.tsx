/** One of several, counted from 1, with buttons to its neighbours; the number can be typed. */
import { ChevronLeft, ChevronRight } from 'lucide-react';
import { useState } from 'react';
import fieldClasses from './fields/fields.module.css';
import classes from './Inspector.module.css';

export interface StepperProps {
  readonly noun: string;
  readonly at: number;
  readonly count: number;
  onStep(at: number): void;
}

export function Stepper({ noun, at, count, onStep }: StepperProps) {
  const [draft, setDraft] = useState<string>();
  const go = (text: string) => {
    setDraft(text);
    const wanted = Number(text) - 1;
    if (text.trim() !== '' && Number.isInteger(wanted) && wanted >= 0 && wanted < count) onStep(wanted);
  };
  return (
    <fieldset className={classes['stepper']} aria-label={`Which ${noun} is shown`}>
      <button
        type="button"
        className={fieldClasses['small']}
        aria-label={`Previous ${noun}`}
        disabled={at === 0}
        onClick={() => onStep(at - 1)}
      >
        <ChevronLeft size={16} aria-hidden />
      </button>
      <label className={classes['stepperText']}>
        {noun}
        <input
          type="text"
          inputMode="numeric"
          size={Math.max(2, String(count).length)}
          value={draft ?? String(at + 1)}
          onChange={(event) => go(event.currentTarget.value)}
          onFocus={(event) => event.currentTarget.select()}
          onBlur={() => setDraft(undefined)}
          onKeyDown={(event) => {
            if (event.key === 'ArrowUp' || event.key === 'ArrowDown') {
              event.preventDefault();
              setDraft(undefined);
              onStep(Math.min(count - 1, Math.max(0, at + (event.key === 'ArrowUp' ? 1 : -1))));
            }
          }}
        />
        of {count}
      </label>
      <button
        type="button"
        className={fieldClasses['small']}
        aria-label={`Next ${noun}`}
        disabled={at >= count - 1}
        onClick={() => onStep(at + 1)}
      >
        <ChevronRight size={16} aria-hidden />
      </button>
    </fieldset>
  );
}
