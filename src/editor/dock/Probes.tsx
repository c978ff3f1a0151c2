/** Probes: what each looks at, live. */
import { BadgeCheck, Trash2 } from 'lucide-react';
import { kinds } from '../../../nodes/kinds.ts';
import { addClaim, removeProbe } from '../../graph/index.ts';
import fieldClasses from '../inspector/fields/fields.module.css';
import { shownExperiment } from '../inspector/lens/scene.ts';
import { reveal } from '../inspector/reveal.ts';
import { nodeName } from '../inspector/words.ts';
import { useLive } from '../kit/index.ts';
import { useEditor, useEditorState } from '../state/context.tsx';
import classes from './Dock.module.css';
import { ProbePicture } from './ProbePicture.tsx';
import { portTitle } from './words.ts';

export function Probes({ onClaim }: { onClaim(index: number): void }) {
  const probes = useEditorState((state) => state.history.document.probes);
  const ids = Object.keys(probes);
  return (
    <section className={classes['column']} aria-label="Probes">
      <header className={classes['head']}>
        <h2>Probes</h2>
        <span>{ids.length}</span>
      </header>
      <ul className={classes['probes']}>
        {ids.map((id) => (
          <ProbeCard key={id} id={id} onClaim={onClaim} />
        ))}
      </ul>
    </section>
  );
}

/** What a claim made of the present value allows: float32 and the order of a sum may differ. */
const CLOSE = 1e-5;

function ProbeCard({ id, onClaim }: { readonly id: string; onClaim(index: number): void }) {
  const editor = useEditor();
  const live = useLive();
  const document = useEditorState((state) => state.history.document);
  const row = useEditorState((state) => state.row);
  const rows = useEditorState((state) => state.runtime.batch);
  const target = document.probes[id]?.target;
  if (!target) return null;
  const name = nodeName(document, target.node);
  const title = portTitle(document, kinds, target.node, target.port);
  const claimNow = () => {
    const values = live.read(target.node, target.port);
    if (!values) return;
    const rounded = Array.from(values, (value) => Number(value.toPrecision(6)));
    const [only] = rounded;
    const tolerance = CLOSE * Math.max(1, ...rounded.map(Math.abs));
    editor.run(addClaim, {
      probe: id,
      target,
      claim: {
        experiment: shownExperiment(document),
        measure: { reduce: 'last', ...(rows > 1 ? { row } : {}) },
        is: { equals: rounded.length === 1 ? (only ?? 0) : rounded, tolerance },
        because: 'This is what it computes now.',
      },
    });
    onClaim(document.claims.length);
  };
  return (
    <li className={classes['probe']}>
      <button type="button" className={classes['probeName']} title={`Show ${name}`} onClick={() => reveal(editor, target.node)}>
        <strong>{name}</strong> {title}
      </button>
      <span className={classes['ways']}>
        <button
          type="button"
          className={fieldClasses['small']}
          aria-label={`Claim the present value of ${name} ${title}`}
          title="Claim the present value"
          onClick={claimNow}
        >
          <BadgeCheck size={14} aria-hidden />
        </button>
        <button
          type="button"
          className={fieldClasses['small']}
          aria-label={`Remove the probe of ${name} ${title}`}
          title="Remove"
          onClick={() => editor.run(removeProbe, { probe: id })}
        >
          <Trash2 size={13} aria-hidden />
        </button>
      </span>
      <ProbePicture node={target.node} port={target.port} label={`${name} ${title}`} />
    </li>
  );
}
