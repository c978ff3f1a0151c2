/** Weights as pictures: for every postsynaptic unit what it looks for, or the matrix as it is. */
import { useCallback } from 'react';
import { fillOf, type Fill } from '../../kit/index.ts';
import type { Editor } from '../../state/editor.ts';
import type { PictureProps } from '../picture.ts';
import { text, type Pen } from '../plot/pen.ts';
import { PlotCanvas } from '../plot/PlotCanvas.tsx';
import { useReadout } from '../readout.ts';
import { brief } from '../words.ts';
import { columnsFor, givenWeights, limitFor, matricesOf, MOST_TILES, sideOf, type Matrix } from './tiles.ts';
import classes from '../Panels.module.css';

const GAP = 4;
const SCALE = 18;

export function Weights({ subject: { owner = '' }, around, name }: PictureProps) {
  const read = useReadout();
  const paint = useCallback(
    (pen: Pen, { live }: Editor) => {
      const [matrix] = matricesOf(around, owner);
      const values = matrix && (live.read(matrix.edge, 'weight') ?? givenWeights(around, matrix));
      if (!matrix || values?.length !== matrix.from * matrix.to) {
        read('drawn at random when it runs');
        return `${name}: not known before the run`;
      }
      const limit = limitFor(values);
      if (sideOf(matrix.from) > 0) paintTiles(pen, matrix, values, limit);
      else paintMatrix(pen, matrix, values, limit);
      paintScale(pen, limit);
      const said = `${matrix.from} × ${matrix.to} · largest ${brief(values.reduce((most, w) => Math.max(most, Math.abs(w)), 0))}`;
      read(said);
      return `${name}: ${said}`;
    },
    [around, owner, name, read],
  );
  return (
    <div className={classes['body']}>
      <PlotCanvas label={name} paint={paint} />
    </div>
  );
}

/** A picture of width × height pixels, drawn without smoothing into a place of the pen. */
function stamp(
  pen: Pen,
  [width, height]: readonly [number, number],
  fillAt: (i: number) => Fill,
  place: readonly [number, number, number, number],
): void {
  const picture = new OffscreenCanvas(width, height);
  const context = picture.getContext('2d');
  if (!context) return;
  const image = context.createImageData(width, height);
  for (let i = 0; i < width * height; i++) image.data.set([...fillAt(i).bytes, 255], i * 4);
  context.putImageData(image, 0, 0);
  pen.context.imageSmoothingEnabled = false;
  pen.context.drawImage(picture, ...place);
  pen.context.strokeStyle = pen.color('line');
  pen.context.lineWidth = 1;
  pen.context.strokeRect(place[0] - 0.5, place[1] - 0.5, place[2] + 1, place[3] + 1);
}

function paintTiles(pen: Pen, { from, to }: Matrix, values: Float64Array, limit: number): void {
  const side = sideOf(from);
  const tiles = Math.min(to, MOST_TILES);
  const room = [pen.width - 8, pen.height - SCALE - 4] as const;
  const columns = columnsFor(tiles, ...room, GAP);
  const rows = Math.ceil(tiles / columns);
  const fit = Math.min((room[0] - GAP * (columns - 1)) / columns, (room[1] - GAP * (rows - 1)) / rows);
  const tile = fit >= side ? Math.floor(fit / side) * side : fit;
  const pitch = Math.floor(Math.min(fit, tile + 10)) + GAP;
  const left = Math.max(4, Math.round((pen.width - columns * pitch + GAP) / 2));
  for (let j = 0; j < tiles; j++) {
    const place = [left + (j % columns) * pitch, 3 + Math.floor(j / columns) * pitch, tile, tile] as const;
    stamp(pen, [side, side], (i) => fillOf(values[i * to + j] as number, limit, pen.scheme), place);
  }
}

function paintMatrix(pen: Pen, { from, to }: Matrix, values: Float64Array, limit: number): void {
  const [left, top] = [18, 16];
  const [width, height] = [pen.width - left - 6, pen.height - top - SCALE - 4];
  const cell = [Math.min(46, width / to), Math.min(46, height / from)] as const;
  stamp(pen, [to, from], (i) => fillOf(values[i] as number, limit, pen.scheme), [left, top, cell[0] * to, cell[1] * from]);
  text(pen, 'postsynaptic →', [left, top - 8]);
  pen.context.save();
  pen.context.translate(8, top);
  pen.context.rotate(Math.PI / 2);
  text(pen, 'presynaptic →', [0, 0]);
  pen.context.restore();
}

/** From inhibitory to excitatory, with signs at the ends. */
function paintScale(pen: Pen, limit: number): void {
  const { context, width, height } = pen;
  const long = Math.min(120, width / 3);
  const left = width / 2 - long / 2;
  for (let i = 0; i < long; i++) {
    context.fillStyle = fillOf((2 * i) / long - 1, 1, pen.scheme).fill;
    context.fillRect(left + i, height - 11, 1, 7);
  }
  text(pen, brief(-limit), [left - 6, height - 7], { align: 'right' });
  text(pen, `+${brief(limit)}`, [left + long + 6, height - 7]);
}
