/** The frame of a parameter: its title, which unfolds what it means, its symbol, the way back to the default, and the controls. */
import { useId, useState, type ReactNode } from 'react';
import { RotateCcw } from 'lucide-react';
import { Formula } from '../../kit/index.ts';
import classes from './fields.module.css';

export interface FieldProps {
  readonly title: string;
  readonly symbol?: string | undefined;
  readonly description: string;
  /** Said on the button that puts the default back; left out while the default is there. */
  readonly resetTo?: string | undefined;
  readonly onReset?: () => void;
  /** Title above the controls, which take the whole width. */
  readonly wide?: boolean;
  readonly problem?: string | undefined;
  readonly children: ReactNode;
}

export function Field({ title, symbol, description, resetTo, onReset, wide = false, problem, children }: FieldProps) {
  const [isOpen, setOpen] = useState(false);
  const helpId = useId();
  return (
    <div className={wide ? `${classes['field']} ${classes['wide']}` : classes['field']}>
      <div className={classes['name']}>
        <button
          type="button"
          className={classes['title']}
          title={description}
          aria-expanded={isOpen}
          aria-controls={isOpen ? helpId : undefined}
          onClick={() => setOpen(!isOpen)}
        >
          {title} {symbol !== undefined && <Formula tex={symbol} className={classes['symbol']} />}
        </button>
        {resetTo !== undefined && (
          <button
            type="button"
            className={classes['small']}
            aria-label={`Reset ${title} to ${resetTo}`}
            title={`Reset to ${resetTo}`}
            onClick={onReset}
          >
            <RotateCcw size={13} aria-hidden />
          </button>
        )}
      </div>
      <div className={classes['controls']} data-controls>
        {children}
        {problem !== undefined && (
          <span className={classes['problem']} role="alert">
            {problem}
          </span>
        )}
      </div>
      {isOpen && (
        <p id={helpId} className={classes['help']}>
          {description}
        </p>
      )}
    </div>
  );
}
