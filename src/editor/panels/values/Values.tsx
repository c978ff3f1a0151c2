/** Values of a drawing that computes without time: each with its numbers, on one scale with others of its kind. */
import { BadgeCheck, Trash2 } from 'lucide-react';
import { useCallback, useRef } from 'react';
import { removeProbe } from '../../../graph/index.ts';
import fieldClasses from '../../inspector/fields/fields.module.css';
import { reveal } from '../../inspector/reveal.ts';
import { nodeName } from '../../inspector/words.ts';
import { useCapped, writeText } from '../../kit/index.ts';
import { useEditor } from '../../state/context.tsx';
import type { Editor } from '../../state/editor.ts';
import { claimPresent } from '../claimPresent.ts';
import { useOnClaim } from '../onClaim.ts';
import type { PictureProps } from '../picture.ts';
import { extent, union, type Range } from '../plot/frame.ts';
import type { Pen } from '../plot/pen.ts';
import { PlotCanvas } from '../plot/PlotCanvas.tsx';
import { quantityOf, type Quantity } from '../quantities.ts';
import type { Surroundings } from '../surroundings.ts';
import { casesOver } from './casesOver.ts';
import { listed } from './listed.ts';
import { paintBars, paintCases } from './paintValue.ts';
import classes from './values.module.css';

/** Probes whose values are shown at first. */
const MOST = 40;

interface Shown {
  readonly probe: string;
  readonly node: string;
  readonly port: string;
  readonly quantity: Quantity;
}

export function Values({ subject, around }: PictureProps) {
  const shown = subject.probes.flatMap((probe): Shown[] => {
    const target = around.document.probes[probe]?.target;
    return target ? [{ probe, ...target, quantity: quantityOf(around.document, target) }] : [];
  });
  const { shown: first, more } = useCapped(shown, MOST);
  return (
    <ul className={classes['values']}>
      {first.map((one) => (
        <ValueCard key={one.probe} one={one} peers={shown.filter(({ port }) => port === one.port)} around={around} />
      ))}
      {more && <li>{more}</li>}
    </ul>
  );
}

/** How far all values of the same name reach, in all cases. */
function reachOf({ live }: Editor, peers: readonly Shown[]): Range {
  return peers.reduce<Range>((all, { node, port }) => union(all, extent(live.readRows(node, port)?.values ?? [])), [0, 0]);
}

interface ValueCardProps {
  readonly one: Shown;
  readonly peers: readonly Shown[];
  readonly around: Surroundings;
}

function ValueCard({ one: { probe, node, port, quantity }, peers, around: { document } }: ValueCardProps) {
  const editor = useEditor();
  const onClaim = useOnClaim();
  const number = useRef<HTMLOutputElement>(null);
  const name = nodeName(document, node);
  const same = JSON.stringify(peers);
  const paint = useCallback(
    (pen: Pen, from: Editor) => {
      const values = from.live.read(node, port);
      const words = listed(values, quantity.unit, quantity.never);
      writeText(number.current, words);
      const { row, runtime } = from.store.getState();
      const cases = runtime.batch > 1 ? casesOver(from.live, document, { node, port }, row) : undefined;
      const range = reachOf(from, JSON.parse(same) as readonly Shown[]);
      if (values && cases) paintCases(pen, cases, range);
      else if (values) paintBars(pen, values, range);
      return `${quantity.title} of ${name}: ${words}`;
    },
    [document, node, port, quantity.unit, quantity.title, quantity.never, name, same],
  );
  const full = `${quantity.title} of ${name}`;
  return (
    <li className={classes['card']}>
      <button type="button" className={classes['name']} title={`${full}. Show ${name}`} onClick={() => reveal(editor, node)}>
        <strong>{quantity.title}</strong>
        <span>{name}</span>
      </button>
      <span className={classes['ways']}>
        <button
          type="button"
          className={fieldClasses['small']}
          aria-label={`Claim the present value: ${full}`}
          title="Claim the present value"
          onClick={() => onClaim(claimPresent(editor, probe))}
        >
          <BadgeCheck size={14} aria-hidden />
        </button>
        <button
          type="button"
          className={fieldClasses['small']}
          aria-label={`Remove the probe: ${full}`}
          title="Remove"
          onClick={() => editor.run(removeProbe, { probe })}
        >
          <Trash2 size={13} aria-hidden />
        </button>
      </span>
      <output ref={number} className={classes['number']} aria-label={full} />
      <div className={classes['picture']}>
        <PlotCanvas label={full} paint={paint} />
      </div>
    </li>
  );
}
