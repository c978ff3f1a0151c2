/** What an experiment sets for itself: parameters with other values than in the drawing, and rows of its own for inputs. */
import { SquarePen, Trash2 } from 'lucide-react';
import type { Json } from '../../base/index.ts';
import { completed, metaOf, splitPath, type GraphDocument, type Kind } from '../../graph/index.ts';
import { ChoiceControl } from '../inspector/fields/ChoiceControl.tsx';
import type { ControlProps } from '../inspector/fields/control.ts';
import { DrawingsControl } from '../inspector/fields/DrawingsControl.tsx';
import fieldClasses from '../inspector/fields/fields.module.css';
import { NumberControl } from '../inspector/fields/NumberControl.tsx';
import { kindOf } from '../inspector/fields/owner.ts';
import { rowsOf } from '../inspector/fields/rows.ts';
import { shapeOf } from '../inspector/fields/shape.ts';
import { TextControl } from '../inspector/fields/TextControl.tsx';
import { counted, nodeName } from '../inspector/words.ts';
import { useEditor, useEditorState } from '../state/context.tsx';
import classes from './ExperimentPanel.module.css';
import { Select, type Option } from './fields.tsx';
import { ListControl } from './ListControl.tsx';
import { tableOf } from './listed.ts';
import { itemOf, parametersOf, pathWords } from './paths.ts';
import { useExperiment, type ExperimentEditing } from './useExperiment.ts';

/** More would make a list that nobody reads: what is selected comes first. */
const MOST = 300;

export function SetFields() {
  const editing = useExperiment('set');
  const { experiment } = editing;
  const paths = Object.keys(experiment.set ?? {});
  const inputs = Object.keys(experiment.inputs ?? {});
  return (
    <section className={classes['part']}>
      <h3>Sets</h3>
      {paths.length + inputs.length === 0 && (
        <p className={classes['note']}>While this experiment is chosen, parameters and inputs can have values of their own.</p>
      )}
      <ul className={classes['list']}>
        {paths.map((path) => (
          <Parameter key={path} path={path} />
        ))}
        {inputs.map((input) => (
          <Input key={input} input={input} />
        ))}
      </ul>
      <Adder editing={editing} />
    </section>
  );
}

/** Without what is left out; nothing at all when nothing is left. */
function without<T>(record: Readonly<Record<string, T>> | undefined, gone: string): Readonly<Record<string, T>> | undefined {
  const { [gone]: _, ...rest } = record ?? {};
  return Object.keys(rest).length === 0 ? undefined : rest;
}

function Parameter({ path }: { readonly path: string }) {
  const { document, experiment, set, end, cancel } = useExperiment(`set ${path}`);
  const [owner, name] = splitPath(path);
  const kind = kindOf(document, owner);
  const value = experiment.set?.[path];
  const put = (next: Json) => set({ set: { ...experiment.set, [path]: next } });
  return (
    <li data-tall>
      <span className={classes['what']} title={path}>
        {pathWords(document, path)}
      </span>
      <Remove says={pathWords(document, path)} onRemove={() => (set({ set: without(experiment.set, path) }), end())} />
      <div className={classes['control']}>
        <Control kind={kind} name={name} tensors={document.tensors} value={value} onChange={put} onEnd={end} onCancel={cancel} />
      </div>
    </li>
  );
}

function Control({
  kind,
  name,
  tensors,
  ...rest
}: Pick<ControlProps, 'name' | 'value' | 'onChange' | 'onEnd' | 'onCancel'> & {
  readonly kind: Kind | undefined;
  readonly tensors: GraphDocument['tensors'];
}) {
  const meta = kind && metaOf(kind.params, name);
  if (!kind || !meta) return <span className={classes['values']}>There is no such parameter in the drawing.</span>;
  const control = { ...rest, name, meta, problem: undefined };
  const shape = shapeOf(kind, name);
  if (shape === 'choice') return <ChoiceControl {...(control as ControlProps<string>)} />;
  if (shape === 'text') return <TextControl {...(control as ControlProps<string>)} />;
  if (typeof rest.value === 'number') return <NumberControl {...(control as ControlProps<number>)} integer={shape === 'integer'} />;
  if (shape === 'drawings') return <DrawingsControl {...control} />;
  const table = tableOf(rest.value, tensors);
  if (table) return <ListControl label={meta.title} table={table} {...rest} />;
  return <span className={classes['values']}>Something else than numbers, as the file has it.</span>;
}

/** Its rows are edited where those of the drawing are: in the inspector. */
function Input({ input }: { readonly input: string }) {
  const editor = useEditor();
  const { document, name, experiment, set, end } = useExperiment('inputs');
  const { rows } = rowsOf(document, name, input);
  const title = `${nodeName(document, input)}: rows`;
  return (
    <li>
      <span className={classes['what']}>{title}</span>
      <button type="button" className={classes['way']} onClick={() => editor.select([input])} title="Opens them in the inspector">
        <SquarePen size={13} aria-hidden style={{ verticalAlign: '-2px', marginRight: 5 }} />
        {counted(rows.length, 'row')}
      </button>
      <Remove says={title} onRemove={() => (set({ inputs: without(experiment.inputs, input) }), end())} />
    </li>
  );
}

function Remove({ says, onRemove }: { readonly says: string; onRemove(): void }) {
  return (
    <button
      type="button"
      className={fieldClasses['small']}
      aria-label={`Do not set ${says}`}
      title="As in the drawing again"
      onClick={onRemove}
    >
      <Trash2 size={13} aria-hidden />
    </button>
  );
}

const ROWS = '.rows';

function Adder({ editing: { document, name, experiment, set, end } }: { readonly editing: ExperimentEditing }) {
  const selection = useEditorState((state) => state.selection);
  const taken = new Set([...Object.keys(experiment.set ?? {}), ...Object.keys(experiment.inputs ?? {}).map((id) => id + ROWS)]);
  const isSelected = ({ value }: Option) => selection.has(splitPath(value)[0]);
  const options = parametersOf(document)
    .filter(({ value }) => !taken.has(value) && canBeSet(document, value))
    .toSorted((a, b) => Number(isSelected(b)) - Number(isSelected(a)))
    .slice(0, MOST);
  const add = (path: string) => {
    const [owner, param] = splitPath(path);
    const kind = kindOf(document, owner);
    if (!kind) return;
    const present = completed(kind.params, itemOf(document, owner)?.params ?? {})[param] ?? null;
    if (isInput(document, owner) && param === 'rows')
      set({ inputs: { ...experiment.inputs, [owner]: rowsOf(document, name, owner).rows } });
    else set({ set: { ...experiment.set, [path]: present } });
    end();
  };
  if (options.length === 0) return null;
  return <Select label="Parameter to set" value="" options={[{ value: '', title: 'Set a parameter…' }, ...options]} onChange={add} />;
}

const isInput = ({ nodes }: ExperimentEditing['document'], owner: string): boolean => nodes[owner]?.type === 'input';

/** Tables are set as rows of inputs only, and notes take no part. */
function canBeSet(document: ExperimentEditing['document'], path: string): boolean {
  const [owner, param] = splitPath(path);
  const kind = kindOf(document, owner);
  if (!kind || metaOf(kind.params, param)?.role === 'note') return false;
  return shapeOf(kind, param) !== 'rows' || (isInput(document, owner) && param === 'rows');
}
