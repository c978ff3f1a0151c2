/** Parameters that an experiment varies: one trial per value, all at once. */
import { Trash2 } from 'lucide-react';
import { useState } from 'react';
import { limits, splitPath } from '../../graph/index.ts';
import fieldClasses from '../inspector/fields/fields.module.css';
import { NumberField, type NumberFieldProps } from '../inspector/fields/NumberField.tsx';
import { valueProblem } from '../inspector/fields/valueProblem.ts';
import { counted, shortNumber } from '../inspector/words.ts';
import classes from './ExperimentPanel.module.css';
import { Select, type Option } from './fields.tsx';
import { parametersOf, pathWords } from './paths.ts';
import { spread } from './spread.ts';
import { useExperiment } from './useExperiment.ts';

export function VaryFields() {
  const { document, experiment, set, end } = useExperiment('vary');
  const { vary = {} } = experiment;
  const paths = Object.keys(vary);
  const put = (next: Readonly<Record<string, readonly number[]>>) => {
    set({ vary: Object.keys(next).length === 0 ? undefined : next });
    end();
  };
  const trials = vary[paths[0] ?? '']?.length;
  const problemOf = (path: string, values: readonly number[]) =>
    values.map((value) => valueProblem(document, ...splitPath(path), value)).find((problem) => problem !== undefined);
  return (
    <section className={classes['part']}>
      <h3>Varies</h3>
      {paths.length === 0 && <p className={classes['note']}>Runs a parameter at several values side by side.</p>}
      <ul className={classes['list']}>
        {paths.map((path) => (
          <li key={path}>
            <span className={classes['what']}>{pathWords(document, path)}</span>
            <span className={classes['values']}>{rangeWords(vary[path] ?? [])}</span>
            <button
              type="button"
              className={fieldClasses['small']}
              aria-label={`Do not vary ${pathWords(document, path)}`}
              title="Do not vary it"
              onClick={() => put(Object.fromEntries(Object.entries(vary).filter(([other]) => other !== path)))}
            >
              <Trash2 size={13} aria-hidden />
            </button>
          </li>
        ))}
      </ul>
      <Adder
        key={paths.join(' ')}
        options={parametersOf(document, 'varied').filter(({ value }) => !paths.includes(value))}
        trials={trials}
        problemOf={problemOf}
        onAdd={(path, values) => put({ ...vary, [path]: values })}
      />
    </section>
  );
}

const rangeWords = (values: readonly number[]): string =>
  `${shortNumber(values[0])} … ${shortNumber(values.at(-1))}, ${counted(values.length, 'value')}`;

interface AdderProps {
  readonly options: readonly Option[];
  /** How many values what is varied already has: all have equally many. */
  readonly trials: number | undefined;
  /** What is wrong with values for a parameter. */
  problemOf(path: string, values: readonly number[]): string | undefined;
  onAdd(path: string, values: readonly number[]): void;
}

function Adder({ options, trials, problemOf, onAdd }: AdderProps) {
  const [path, setPath] = useState('');
  const [from, setFrom] = useState(0);
  const [to, setTo] = useState(1);
  const [count, setCount] = useState(trials ?? 11);
  if (options.length === 0) return null;
  const values = spread(from, to, trials ?? count);
  const problem = path === '' ? undefined : problemOf(path, values);
  return (
    <>
      <Select label="Parameter to vary" value={path} options={[{ value: '', title: 'Vary a parameter…' }, ...options]} onChange={setPath} />
      {path !== '' && (
        <div className={classes['range']}>
          <Labelled label="from" value={from} onChange={setFrom} />
          <Labelled label="to" value={to} onChange={setTo} />
          {trials === undefined && (
            <Labelled label="values" value={count} onChange={setCount} integer minimum={2} maximum={limits.trials} />
          )}
          <button type="button" className={classes['way']} disabled={problem !== undefined} onClick={() => onAdd(path, values)}>
            Vary
          </button>
        </div>
      )}
      {problem !== undefined && (
        <p className={fieldClasses['problem']} role="alert">
          {problem}
        </p>
      )}
    </>
  );
}

type LabelledProps = Pick<NumberFieldProps, 'label' | 'value' | 'onChange' | 'integer' | 'minimum' | 'maximum'>;

function Labelled(props: LabelledProps) {
  return (
    <label className={classes['labelled']}>
      {props.label}
      <NumberField {...props} onEnd={nothing} onCancel={nothing} />
    </label>
  );
}

const nothing = () => {};
