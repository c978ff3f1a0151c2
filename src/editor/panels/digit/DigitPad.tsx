/** A pad to draw a digit for a network, and what it takes it for. */
import { useCallback, useMemo } from 'react';
import { setParams } from '../../../graph/index.ts';
import { isLogits } from '../boundary/boundary.ts';
import { useAnswers, type Question } from '../boundary/useAnswers.ts';
import { useEditor } from '../../state/context.tsx';
import { PixelPad, type PadPoint } from '../pad/PixelPad.tsx';
import type { PictureProps } from '../picture.ts';
import { answerOf } from '../surroundings.ts';
import { stroked } from './digit.ts';
import { ShareBars } from './ShareBars.tsx';
import { useDrawing } from './useDrawing.ts';
import classes from '../Panels.module.css';

const DECIMALS = 1e3;

export function DigitPad({ subject: { owner = '' }, around, name }: PictureProps) {
  const editor = useEditor();
  const drawing = useDrawing(around, owner);
  const { side, ink, row, what, isData, draw, take } = drawing;
  const question = useMemo((): Question | undefined => {
    const answer = answerOf(around);
    if (!answer || row.length === 0) return undefined;
    return { feeds: [{ owner, what, rows: 1, values: row }], read: [{ owner: answer.node, what: answer.port }] };
  }, [around, owner, what, row]);
  const answers = useAnswers(`digit ${owner}`, question);
  const read = useCallback(() => ink, [ink]);
  /** An input keeps what is drawn; a data set stays as it is. */
  const keep = () => {
    if (isData) return;
    const value = [Array.from(row, (pixel) => Math.round(pixel * DECIMALS) / DECIMALS)];
    editor.run(setParams, { changes: [{ owner, name: 'rows', value }], label: 'Draw' });
  };
  return (
    <div className={classes['memory']}>
      <figure className={classes['part']}>
        <PixelPad
          columns={side}
          rows={side}
          label={`Draw for ${name}`}
          hint="Draw a digit. Arrow keys move, Space draws."
          read={read}
          shows="ink"
          onDraw={(from, to) => draw(stroked(ink, side, from, to))}
          onPress={(cell) => draw(stroked(ink, side, undefined, centreOf(cell, side)))}
          onEnd={keep}
        />
        <figcaption>
          <button type="button" className={classes['small']} onClick={() => draw(new Float64Array(side * side))}>
            Clear
          </button>
          {take && (
            <button type="button" className={classes['small']} title="Take an example of the data set" onClick={take}>
              Example
            </button>
          )}
        </figcaption>
      </figure>
      <div className={classes['part']} data-wide>
        <ShareBars answers={answers} isBlank={ink.every((value) => value === 0)} isNetInput={isLogits(around)} />
      </div>
    </div>
  );
}

const centreOf = (cell: number, side: number): PadPoint => ({ x: (cell % side) + 0.5, y: Math.floor(cell / side) + 0.5 });
