/** One node: its name and kind, the equation lens, its cases, and its parameters. */
import type { ReactNode } from 'react';
import { completed, limits, rename, type GraphNode, type NodeKind } from '../../graph/index.ts';
import { kinds } from '../../../nodes/kinds.ts';
import { NodePictures } from '../panels/NodePictures.tsx';
import { useEditor, useEditorState } from '../state/context.tsx';
import { LossAdvice } from '../experiments/LossAdvice.tsx';
import { TrainOnThis } from '../experiments/TrainOnThis.tsx';
import { Diagnostics } from './document/Diagnostics.tsx';
import { EditableText } from './EditableText.tsx';
import { ParamFields } from './fields/ParamFields.tsx';
import { PresetField } from './fields/PresetField.tsx';
import classes from './Inspector.module.css';
import { KeptScale } from './KeptScale.tsx';
import { Lens } from './lens/Lens.tsx';
import { RowsPlot } from './lens/RowsPlot.tsx';
import { Stepper } from './Stepper.tsx';
import { useScene } from './useScene.ts';

const MAIN: ReadonlySet<string> = new Set(['activation', 'netInput', 'share', 'choice']);

/** The value that a node is there for. */
const mainValue = (kind: NodeKind, node: GraphNode): string | undefined =>
  node.type === 'input' ? undefined : kind.observed(completed(kind.params, node.params)).findLast(({ name }) => MAIN.has(name))?.name;

/** What can be done next with a node of a kind. */
const offers: Readonly<Record<string, (id: string) => ReactNode>> = {
  loss: (id) => <LossAdvice loss={id} />,
  dataset: (id) => (
    <>
      <KeptScale data={id} />
      <TrainOnThis data={id} />
    </>
  ),
};

export function NodePanel({ id }: { readonly id: string }) {
  const editor = useEditor();
  const cell = useEditorState((state) => state.cell);
  const scene = useScene();
  const node = scene.document.nodes[id];
  const kind = node && kinds.nodes.get(node.type);
  if (!node) return null;
  if (!kind)
    return (
      <p className={classes['summary']}>This Neuroloom does not know the kind “{node.type}”. It is kept as it is and takes no part.</p>
    );
  const main = mainValue(kind, node);
  const size = (main === undefined ? undefined : scene.sizeOf(id, main)) ?? 1;
  const at = Math.min(cell, size - 1);
  return (
    <>
      <Heading id={id} label={node.label} title={kind.title.toLowerCase()} />
      <p className={classes['summary']}>{kind.summary}</p>
      <Diagnostics owner={id} />
      {offers[node.type]?.(id)}
      {size > 1 && (
        <Stepper
          noun={'size' in kind.params.properties ? 'unit' : 'element'}
          at={at}
          count={size}
          onStep={(next) => editor.select([id], next)}
        />
      )}
      <Lens scene={scene} id={id} cell={at} />
      {main !== undefined && <RowsPlot scene={scene} id={id} what={main} cell={at} />}
      <NodePictures owner={id} />
      {Object.keys(kind.params.properties).length > 0 && (
        <section className={classes['section']}>
          <h3>Parameters</h3>
          <PresetField kind={kind} owner={id} />
          <ParamFields kind={kind} owners={[id]} />
        </section>
      )}
    </>
  );
}

/** The name, and the kind where the name does not say it. */
function Heading({ id, label, title }: { readonly id: string; readonly label: string | undefined; readonly title: string }) {
  const editor = useEditor();
  return (
    <header className={classes['header']}>
      <EditableText
        label="Name"
        value={label ?? ''}
        placeholder={id}
        maxLength={limits.labelLength}
        isHeading
        onChange={(next) => editor.run(rename, { node: id, label: next })}
      />
      {title !== (label ?? id) && <span className={classes['kind']}>{title}</span>}
    </header>
  );
}
