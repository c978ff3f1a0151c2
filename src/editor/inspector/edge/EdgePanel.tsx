/** One edge: from where to where, its weight or its matrix, and the rest of its parameters. */
import { ArrowRight } from 'lucide-react';
import { completed, type Numbers } from '../../../graph/index.ts';
import { kinds } from '../../../../nodes/kinds.ts';
import { useEditor } from '../../state/context.tsx';
import { Diagnostics } from '../document/Diagnostics.tsx';
import { ParamFields } from '../fields/ParamFields.tsx';
import classes from '../Inspector.module.css';
import { reveal } from '../reveal.ts';
import { useScene } from '../useScene.ts';
import { nodeName, shortNumber } from '../words.ts';
import { MatrixEditor } from './MatrixEditor.tsx';
import { SignLine } from './SignLine.tsx';

export function EdgePanel({ id }: { readonly id: string }) {
  const editor = useEditor();
  const scene = useScene();
  const { document } = scene;
  const edge = document.edges[id];
  const kind = edge && kinds.edges.get(edge.type);
  if (!edge || !kind) return <p className={classes['summary']}>This Neuroloom does not know this kind of edge. It is kept as it is and takes no part.</p>;
  const params = completed(kind.params, edge.params);
  const weights = scene.weights(id);
  const ends = scene.ends(id);
  const isGiven = params['initial'] === 'given';
  const isMatrix = kind.weighted && weights !== undefined && weights.length > 1 && !(isGiven && typeof params['weight'] === 'number');
  return (
    <>
      <div className={classes['ends']}>
        <button type="button" className={classes['end']} title={`Show ${nodeName(document, edge.from.node)}`} onClick={() => reveal(editor, edge.from.node)}>
          {nodeName(document, edge.from.node)}
        </button>
        <ArrowRight size={15} aria-label="to" />
        <button type="button" className={classes['end']} style={{ marginLeft: 0, flex: 1, textAlign: 'left' }} title={`Show ${nodeName(document, edge.to.node)}`} onClick={() => reveal(editor, edge.to.node)}>
          {nodeName(document, edge.to.node)}
        </button>
        <span className={classes['kind']}>{kind.title.toLowerCase()}</span>
      </div>
      <p className={classes['summary']}>{kind.summary}</p>
      <Diagnostics owner={id} />
      {kind.weighted && weights?.length === 1 && <SignLine weight={weights[0] ?? 0} />}
      {kind.weighted && weights !== undefined && weights.length > 1 && typeof params['weight'] === 'number' && isGiven && (
        <>
          <SignLine weight={params['weight']} />
          <p className={classes['note']}>
            One number for all {shortNumber(weights.length)} connections of {ends?.from} presynaptic and {ends?.to} postsynaptic units.
          </p>
        </>
      )}
      {isMatrix && ends && <MatrixEditor key={id} id={id} weights={weights} ends={ends} isPairwise={params['connectivity'] === 'one-to-one'} isGiven={isGiven} numbers={params['weight'] as Numbers} scene={scene} />}
      <section className={classes['section']}>
        <h3>Parameters</h3>
        <ParamFields kind={kind} owners={[id]} without={isMatrix ? ['weight'] : []} />
      </section>
    </>
  );
}
