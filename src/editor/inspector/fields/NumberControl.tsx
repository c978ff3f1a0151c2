/** A number with its slider; for a parameter that may hold several, the way to give every element its own. */
import { kinds } from '../../../../nodes/kinds.ts';
import { completed } from '../../../graph/index.ts';
import { useEditorState } from '../../state/context.tsx';
import { shortNumber } from '../words.ts';
import classes from './fields.module.css';
import { NumberField } from './NumberField.tsx';
import type { ControlProps } from './control.ts';
import { Range } from './Range.tsx';
import tableClasses from '../table/table.module.css';

interface NumberControlProps extends ControlProps<number> {
  readonly integer?: boolean;
  /** Whose parameter it is, when it may hold one number per element. */
  readonly owner?: string | undefined;
}

export function NumberControl({ name, meta, value, problem, integer = false, owner, onChange, onEnd, onCancel }: NumberControlProps) {
  const count = useElements(owner, name);
  const field = (
    <NumberField
      label={meta.title}
      value={value}
      integer={integer}
      minimum={meta.minimum}
      maximum={meta.maximum}
      unit={meta.unit}
      problem={problem}
      onChange={onChange}
      onEnd={onEnd}
      onCancel={onCancel}
    />
  );
  return (
    <>
      {meta.slider && value !== undefined ? (
        <div className={classes['slide']} data-unit={meta.unit !== undefined || undefined}>
          <Range
            label={`${meta.title}, slider`}
            value={value}
            ends={meta.slider}
            integer={integer}
            valueText={`${shortNumber(value)}${meta.unit ? ` ${meta.unit}` : ''}`}
            onChange={(next) => onChange(bounded(next, meta))}
            onEnd={onEnd}
            onCancel={onCancel}
          />
          {field}
        </div>
      ) : (
        field
      )}
      {count > 1 && value !== undefined && (
        <button
          type="button"
          className={tableClasses['tool']}
          onClick={() => {
            onChange(Array.from({ length: count }, () => value));
            onEnd();
          }}
        >
          One for each of {count}
        </button>
      )}
    </>
  );
}

const bounded = (
  value: number,
  { minimum = -Infinity, maximum = Infinity }: { readonly minimum?: number; readonly maximum?: number },
): number => Math.min(maximum, Math.max(minimum, value));

/** How many elements a node's vector parameter has; 1 for everything else. */
function useElements(owner: string | undefined, name: string): number {
  return useEditorState(({ history: { document } }) => {
    const node = owner === undefined ? undefined : document.nodes[owner];
    const kind = node && kinds.nodes.get(node.type);
    return kind ? (kind.paramSizes?.(completed(kind.params, node.params))[name] ?? 1) : 1;
  });
}
