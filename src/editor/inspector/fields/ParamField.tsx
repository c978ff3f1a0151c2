/** One parameter: which control it has follows from its schema. */
import type { Json } from '../../../base/index.ts';
import { metaOf, setParams, withShared, type Kind, type ParamMeta } from '../../../graph/index.ts';
import { kinds } from '../../../../nodes/kinds.ts';
import { useEditor, useEditorState } from '../../state/context.tsx';
import { paramUnit } from '../stimulus.ts';
import { useProblem } from '../useScene.ts';
import { shortNumber } from '../words.ts';
import type { ControlProps } from './control.ts';
import { ChoiceControl } from './ChoiceControl.tsx';
import { withConsequences } from './consequences.ts';
import { DrawingsControl } from './DrawingsControl.tsx';
import { Field } from './Field.tsx';
import { Held } from './Held.tsx';
import { NumberControl } from './NumberControl.tsx';
import { NumbersControl } from './NumbersControl.tsx';
import { RowsControl } from './RowsControl.tsx';
import { shapeOf, type ParamShape } from './shape.ts';
import { TableControl } from './TableControl.tsx';
import { TextControl } from './TextControl.tsx';
import { useGesture } from './useGesture.ts';

export interface ParamFieldProps {
  readonly kind: Kind;
  readonly name: string;
  readonly owners: readonly string[];
  /** Undefined where the owners differ. */
  readonly value: Json | undefined;
}

/** Tables and paragraphs take the whole width. */
const isWide = (shape: ParamShape, value: Json | undefined): boolean =>
  shape === 'rows' || shape === 'drawings' || shape === 'text' || (shape === 'numbers' && typeof value === 'object');

export function ParamField({ kind, name, owners, value }: ParamFieldProps) {
  const editor = useEditor();
  const gesture = useGesture(`${owners.join(' ')} ${name}`);
  const [owner = ''] = owners;
  const problem = useProblem(owner, name);
  const isSet = useEditorState(({ history }) => {
    const { nodes, edges } = withShared(history.document);
    return owners.some((id) => (nodes[id] ?? edges[id])?.params[name] !== undefined);
  });
  const declared = metaOf(kind.params, name);
  const unit = useEditorState(({ history }) => paramUnit(history.document, owner, declared?.unit));
  if (!declared) return null;
  const { unit: _, ...plain } = declared;
  const meta: ParamMeta = unit === '' ? plain : { ...plain, unit };
  const shape = shapeOf(kind, name);
  const isReset = isSet && JSON.stringify(value) !== JSON.stringify(meta.default);
  const set = (next: Json) => {
    const { document } = editor.store.getState().history;
    gesture.run(setParams, {
      changes: withConsequences(
        document,
        kinds,
        owners.map((id) => ({ owner: id, name, value: next })),
      ),
      label: `Set ${meta.title}`,
    });
  };
  const control: ControlProps = { name, meta, value, problem, onChange: set, onEnd: gesture.end, onCancel: gesture.cancel };
  return (
    <Field
      title={meta.title}
      symbol={meta.symbol}
      description={describe(meta)}
      wide={isWide(shape, value)}
      problem={shape === 'number' || shape === 'integer' ? undefined : problem}
      resetTo={isReset && shape !== 'rows' && shape !== 'drawings' ? defaultWords(meta) : undefined}
      onReset={() => {
        set(meta.role === 'structure' && name === 'size' ? meta.default : null);
        gesture.end();
      }}
    >
      {controlOf(shape, control, owners, 'size' in kind.params.properties)}
      <Held owners={owners} name={name} />
    </Field>
  );
}

function controlOf(shape: ParamShape, control: ControlProps, owners: readonly string[], hasCases: boolean) {
  const [owner = ''] = owners;
  if (shape === 'choice') return <ChoiceControl {...(control as ControlProps<string>)} />;
  if (shape === 'text') return <TextControl {...(control as ControlProps<string>)} />;
  if (shape === 'drawings') return <DrawingsControl {...control} />;
  if (shape === 'rows')
    return hasCases && control.name === 'rows' ? <RowsControl {...control} owner={owner} /> : <TableControl {...control} owner={owner} />;
  if (shape === 'numbers' && typeof control.value === 'object') return <NumbersControl {...control} owner={owner} />;
  return (
    <NumberControl
      {...(control as ControlProps<number>)}
      integer={shape === 'integer'}
      owner={shape === 'numbers' && owners.length === 1 ? owner : undefined}
    />
  );
}

const describe = ({ description, minimum, maximum, unit }: ParamMeta): string => {
  const least = minimum === undefined ? '' : ` At least ${shortNumber(minimum)}.`;
  const most = maximum === undefined ? '' : ` At most ${shortNumber(maximum)}.`;
  return `${description}${least}${most}${unit === undefined ? '' : ` In ${unit}.`}`;
};

function defaultWords({ default: value, titles }: ParamMeta): string {
  if (typeof value === 'string') return titles?.[value] ?? value;
  return typeof value === 'number' ? shortNumber(value) : JSON.stringify(value);
}
