/** m∞, h∞, n∞ and their time constants over the membrane potential, with the neuron's own potential on them. */
import { useCallback } from 'react';
import { useEditorState } from '../../state/context.tsx';
import type { Editor } from '../../state/editor.ts';
import type { PictureProps } from '../picture.ts';
import { axes } from '../plot/axes.ts';
import { frameOf, type Frame } from '../plot/frame.ts';
import { clipped, dot, polyline, upright } from '../plot/lines.ts';
import { strokeOf, type Pen } from '../plot/pen.ts';
import { PlotCanvas } from '../plot/PlotCanvas.tsx';
import { useReadout } from '../readout.ts';
import { paramsOf } from '../surroundings.ts';
import { brief } from '../words.ts';
import { gateCurves, gateNames, SPAN, steadyAt, tauAt } from './gating.ts';
import classes from '../Panels.module.css';

const POINTS = 200;
const GAP = 18;
const LONGEST = 9; // ms

type Places = { readonly [G in (typeof gateNames)[number]]: readonly [share: number, dx: number, dy: number] };

/** Where the letters stand: how far along a curve, and beside it in px. */
const PLACES: { readonly steady: Places; readonly tau: Places } = {
  steady: { m: [0.33, 11, 0], h: [0.1, 0, 11], n: [0.55, 0, 11] },
  tau: { m: [0.46, 0, -8], h: [0.27, 12, 0], n: [0.05, 0, -9] },
};

export function GatingCurves({ subject: { owner = '' }, around, name }: PictureProps) {
  const resting = Number(paramsOf(around, owner)['resting'] ?? -65);
  const cell = useEditorState((state) => (state.selection.has(owner) ? state.cell : 0));
  const read = useReadout();
  const paint = useCallback(
    (pen: Pen, { live }: Editor) => {
      const [from, to] = [resting + SPAN[0], resting + SPAN[1]];
      const potentials = Array.from({ length: POINTS }, (_, i) => from + ((to - from) * i) / (POINTS - 1));
      const curves = gateCurves(potentials, resting);
      const half = (pen.width - GAP) / 2;
      const left = frameOf([half, pen.height], [from, to], [0, 1], { margins: { top: 12, left: 34 } });
      const right = shifted(frameOf([half, pen.height], [from, to], [0, LONGEST], { margins: { top: 12, left: 34 } }), half + GAP);
      axes(pen, left, { across: 'V, mV', up: 'x∞' });
      axes(pen, right, { across: 'V, mV', up: 'τ, ms' });
      for (const [i, { gate, steady, tau }] of curves.entries()) {
        const style = strokeOf(i, pen.scheme);
        for (const [frame, values] of [
          [left, steady],
          [right, tau],
        ] as const) {
          clipped(pen, frame, () =>
            polyline(pen, Float64Array.from(potentials.flatMap((v, k) => [frame.x(v), frame.y(values[k] ?? NaN)])), {
              ...style,
              width: 1.7,
            }),
          );
          const [share, dx, dy] = PLACES[frame === left ? 'steady' : 'tau'][gate];
          const at = Math.round(POINTS * share);
          pen.context.fillStyle = style.color;
          pen.context.textAlign = 'center';
          pen.context.fillText(gate, frame.x(potentials[at] ?? 0) + dx, frame.y(values[at] ?? 0) + dy);
        }
      }
      const v = live.read(owner, 'potential')?.[cell];
      if (v === undefined) return `${name}: not computed yet`;
      for (const frame of [left, right]) upright(pen, frame, frame.x(v));
      gateNames.forEach((gate, i) => {
        const { color } = strokeOf(i, pen.scheme);
        if (v < from || v > to) return;
        dot(pen, [left.x(v), left.y(steadyAt(gate, v, resting))], color, 3);
        dot(pen, [right.x(v), right.y(tauAt(gate, v, resting))], color, 3);
      });
      const said = `V ${brief(v)} mV · ${gateNames.map((gate) => `${gate}∞ ${brief(steadyAt(gate, v, resting))}`).join(' · ')}`;
      read(said);
      return `${name}: ${said}`;
    },
    [owner, resting, cell, name, read],
  );
  return (
    <div className={classes['body']}>
      <PlotCanvas label={name} paint={paint} />
    </div>
  );
}

/** The same frame, further to the right. */
function shifted(frame: Frame, by: number): Frame {
  const x = frame.x.copy().range([frame.left + by, frame.right + by]);
  return { ...frame, x, left: frame.left + by, right: frame.right + by };
}
