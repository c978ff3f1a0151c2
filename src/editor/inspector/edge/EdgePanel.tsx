/** One edge: from where to where, its weight or its matrix, and the rest of its parameters. */
import { ArrowRight } from 'lucide-react';
import type { JsonObject } from '../../../base/index.ts';
import { completed, sharing, type GraphDocument, type Numbers } from '../../../graph/index.ts';
import { kinds } from '../../../../nodes/kinds.ts';
import { NodePictures } from '../../panels/NodePictures.tsx';
import { useEditor } from '../../state/context.tsx';
import { Diagnostics } from '../document/Diagnostics.tsx';
import { ParamFields } from '../fields/ParamFields.tsx';
import classes from '../Inspector.module.css';
import { reveal } from '../reveal.ts';
import { useScene } from '../useScene.ts';
import type { Scene } from '../lens/scene.ts';
import { grouped, nodeName } from '../words.ts';
import { Contribution } from './Contribution.tsx';
import { MatrixEditor } from './MatrixEditor.tsx';
import { SignLine } from './SignLine.tsx';

export function EdgePanel({ id }: { readonly id: string }) {
  const scene = useScene();
  const edge = scene.document.edges[id];
  const kind = edge && kinds.edges.get(edge.type);
  if (!edge || !kind)
    return <p className={classes['summary']}>This Neuroloom does not know this kind of edge. It is kept as it is and takes no part.</p>;
  const params = completed(kind.params, edge.params);
  const weights = kind.weighted ? scene.weights(id) : undefined;
  const ends = scene.ends(id);
  const isOne = weights === undefined || weights.length === 1 || (params['initial'] === 'given' && typeof params['weight'] === 'number');
  return (
    <>
      <Ends scene={scene} id={id} title={kind.title} />
      <p className={classes['summary']}>{kind.summary}</p>
      <Diagnostics owner={id} />
      <Sharers scene={scene} id={id} />
      {weights && ends && <Weights isOne={isOne} id={id} weights={weights} ends={ends} params={params} scene={scene} />}
      <NodePictures owner={id} />
      <section className={classes['section']}>
        <h3>Parameters</h3>
        <ParamFields kind={kind} owners={[id]} without={isOne ? NONE : MATRIX} />
      </section>
    </>
  );
}

const NONE: readonly string[] = [];
const MATRIX: readonly string[] = ['weight'];

interface WeightsProps {
  readonly isOne: boolean;
  readonly id: string;
  readonly weights: Float64Array;
  readonly ends: { readonly from: number; readonly to: number };
  readonly params: JsonObject;
  readonly scene: Scene;
}

function Weights({ isOne, params, ...shared }: WeightsProps) {
  if (isOne)
    return (
      <>
        {shared.weights.length === 1 && <Contribution scene={shared.scene} id={shared.id} />}
        <OneWeight weights={shared.weights} ends={shared.ends} />
      </>
    );
  return (
    <MatrixEditor
      key={shared.id}
      {...shared}
      isPairwise={params['connectivity'] === 'one-to-one'}
      isGiven={params['initial'] === 'given' && !shared.weights.some(Number.isNaN)}
      numbers={params['weight'] as Numbers}
    />
  );
}

function Sharers({ scene: { document }, id }: { readonly scene: Scene; readonly id: string }) {
  const others = sharing(document, id).filter((other) => other !== id);
  if (others.length === 0) return null;
  const named = others.slice(0, MOST_NAMED).map((other) => edgeName(document, other));
  const more = others.length > named.length ? ` and ${others.length - named.length} more` : '';
  return (
    <p className={classes['note']}>
      One weight together with {named.join(', ')}
      {more}: what you set here is set for {others.length === 1 ? 'both' : 'all'}.
    </p>
  );
}

const MOST_NAMED = 4;

function edgeName(document: GraphDocument, id: string): string {
  const edge = document.edges[id];
  return edge ? `${nodeName(document, edge.from.node)} → ${nodeName(document, edge.to.node)}` : id;
}

function OneWeight({
  weights,
  ends: { from, to },
}: {
  readonly weights: Float64Array;
  readonly ends: { readonly from: number; readonly to: number };
}) {
  return (
    <>
      <SignLine weight={weights.find((w) => !Number.isNaN(w)) ?? 0} />
      {weights.length > 1 && (
        <p className={classes['note']}>
          One number for all {grouped(weights.filter((w) => !Number.isNaN(w)).length)} connections of {grouped(from)} presynaptic and{' '}
          {grouped(to)} postsynaptic units.
        </p>
      )}
    </>
  );
}

function Ends({ scene: { document }, id, title }: { readonly scene: Scene; readonly id: string; readonly title: string }) {
  const editor = useEditor();
  const edge = document.edges[id];
  if (!edge) return null;
  const [from, to] = [nodeName(document, edge.from.node), nodeName(document, edge.to.node)];
  return (
    <div className={classes['ends']}>
      <button type="button" className={classes['end']} title={`Show ${from}`} onClick={() => reveal(editor, edge.from.node)}>
        {from}
      </button>
      <ArrowRight size={15} aria-label="to" />
      <button type="button" className={classes['end']} title={`Show ${to}`} onClick={() => reveal(editor, edge.to.node)}>
        {to}
      </button>
      <span className={classes['kind']}>{title.toLowerCase()}</span>
    </div>
  );
}
