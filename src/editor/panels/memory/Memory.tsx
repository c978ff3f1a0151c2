/** A Hopfield memory at work: the cue to spoil by hand, the state as it settles, its overlaps and its energy. */
import { Pencil } from 'lucide-react';
import { useCallback, useRef, useState } from 'react';
import { setParams } from '../../../graph/index.ts';
import { useEditor } from '../../state/context.tsx';
import type { Editor } from '../../state/editor.ts';
import { PixelPad, type PadPoint } from '../pad/PixelPad.tsx';
import type { PictureProps } from '../picture.ts';
import { paramsOf, sizeOf } from '../surroundings.ts';
import { cellsBetween, cueOf, drawnUnits, toggled, written, type Cue } from './cue.ts';
import { Energy } from './Energy.tsx';
import { Overlaps } from './Overlaps.tsx';
import classes from '../Panels.module.css';

const SHARE = 0.1;

export function Memory({ subject: { owner = '', probes }, around, name }: PictureProps) {
  const cue = cueOf(around, owner);
  const size = sizeOf(around, owner, 'state') ?? Number(paramsOf(around, owner)['size']);
  const columns = cue?.width ?? Math.min(size, Number(paramsOf(around, owner)['width']));
  const rows = Math.ceil(size / Math.max(1, columns));
  const read = useCallback(({ live }: Editor) => live.read(owner, 'state'), [owner]);
  if (sizeOf(around, owner, 'state') === undefined)
    return <p className={classes['empty']}>Connect patterns and a cue to the memory; then run it to see it settle.</p>;
  return (
    <div className={classes['memory']}>
      {cue && <CuePad cue={cue} />}
      <figure className={classes['part']}>
        <PixelPad columns={columns} rows={rows} label={`State of ${name}`} hint="" read={read} shows="sign" />
        <figcaption>
          state
          <span className={classes['legend']} data-legend>
            <i data-sign="positive" />1<i data-sign="negative" />
            −1
          </span>
        </figcaption>
      </figure>
      <div className={classes['part']} data-wide>
        <Overlaps memory={owner} name={name} />
      </div>
      <div className={classes['part']} data-wide>
        <Energy memory={owner} name={name} probe={probes.find((probe) => around.document.probes[probe]?.target.port === 'energy')} />
      </div>
    </div>
  );
}

function CuePad({ cue: { patterns, width, height, flipped } }: { readonly cue: Cue }) {
  const editor = useEditor();
  const [turn, setTurn] = useState(0);
  const stroke = useRef<Set<number>>(new Set());
  const read = useCallback(({ live }: Editor) => live.read(patterns, 'cue'), [patterns]);
  const flip = (units: readonly number[], gesture?: string) => {
    const change = { owner: patterns, name: 'flipped', value: written(toggled(flipped, units)) };
    editor.run(setParams, { changes: [change], label: 'Spoil the cue' }, gesture);
    startAnew(editor);
  };
  /** A stroke flips every unit once. */
  const draw = (from: PadPoint | undefined, to: PadPoint) => {
    if (!from) stroke.current = new Set();
    const fresh = cellsBetween(from, to, width, height).filter((unit) => !stroke.current.has(unit));
    for (const unit of fresh) stroke.current.add(unit);
    if (fresh.length > 0) flip(fresh, 'spoil-cue');
  };
  const count = flipped.reduce((sum, value) => sum + (value === 0 ? 0 : 1), 0);
  return (
    <figure className={classes['part']} data-cue>
      <PixelPad
        columns={width}
        rows={height}
        label="Cue: draw to flip its units"
        hint="Draw to flip units. Arrow keys move, Space flips one."
        read={read}
        shows="sign"
        marked={flipped}
        onDraw={draw}
        onEnd={() => editor.endGesture()}
        onPress={(unit) => flip([unit])}
      />
      <figcaption>
        <span className={classes['hint']} title="Draw on it with the pointer, or move with the arrow keys and flip with Space.">
          <Pencil size={12} aria-hidden /> cue
        </span>
        <button
          type="button"
          className={classes['small']}
          onClick={() => {
            flip(drawnUnits(width * height, SHARE, turn));
            setTurn(turn + 1);
          }}
        >
          Flip 10 %
        </button>
        <button
          type="button"
          className={classes['small']}
          disabled={count === 0}
          title={`${count} flipped by hand, with an outline`}
          onClick={() => clear(editor, patterns)}
        >
          Undo flips
        </button>
      </figcaption>
    </figure>
  );
}

function clear(editor: Editor, patterns: string): void {
  editor.run(setParams, { changes: [{ owner: patterns, name: 'flipped', value: null }], label: 'Clean the cue' });
  startAnew(editor);
}

/** A memory takes its cue at the start; a simulation that it is part of goes on. */
function startAnew(editor: Editor): void {
  if (editor.store.getState().runtime.course?.verb === 'retrieve') editor.send({ type: 'reset' });
}
