/** A pad to draw a digit for a network, and what it takes it for. */
import { useCallback, useMemo, useRef, useState } from 'react';
import type { DatasetParams } from '../../../../nodes/dataset/params.ts';
import { tablesOf } from '../../../../nodes/dataset/tables.ts';
import { setParams } from '../../../graph/index.ts';
import { useAnswers, type Question } from '../boundary/useAnswers.ts';
import { isLogits } from '../boundary/boundary.ts';
import { useEditor } from '../../state/context.tsx';
import { PixelPad, type PadPoint } from '../pad/PixelPad.tsx';
import type { PictureProps } from '../picture.ts';
import { extent, type Range } from '../plot/frame.ts';
import { answerOf, paramsOf, sizeOf, typeOf, type Surroundings } from '../surroundings.ts';
import { Answers } from './Answers.tsx';
import { centred, inkOf, scaledTo, softmax, stroked } from './digit.ts';
import classes from '../Panels.module.css';

/** Pictures at least so large are centred before they are shown to the network. */
const LARGE = 20;

/** Pixels of the data set's pictures, or of the one row of an input. */
function pixelsOf(around: Surroundings, owner: string): Float64Array {
  const params = paramsOf(around, owner);
  if (typeOf(around, owner) === 'dataset') return tablesOf(params as unknown as DatasetParams).inputs.values;
  return Float64Array.from((params['rows'] as readonly (readonly number[])[]).flat());
}

export function DigitPad({ subject: { owner = '' }, around, name }: PictureProps) {
  const editor = useEditor();
  const isData = typeOf(around, owner) === 'dataset';
  const what = isData ? 'inputs' : 'activation';
  const size = sizeOf(around, owner, what) ?? 0;
  const side = Math.round(Math.sqrt(size));
  const pixels = useMemo(() => pixelsOf(around, owner), [around, owner]);
  const range = useMemo((): Range => (isData ? extent(pixels) : [0, 1]), [isData, pixels]);
  const [ink, setInk] = useState<Float64Array>();
  const [example, setExample] = useState(-1);
  const shown = ink?.length === size ? ink : isData ? new Float64Array(size) : inkOf(pixels.subarray(0, size), range);
  const seen = useMemo(() => scaledTo(side >= LARGE && example < 0 && ink ? centred(ink, side) : shown, range), [shown, ink, side, range, example]);
  const answer = answerOf(around);
  const question = useMemo(
    (): Question | undefined =>
      answer && size > 0
        ? { feeds: [{ owner, what, rows: 1, values: seen }], read: [{ owner: answer.node, what: answer.port }] }
        : undefined,
    [owner, what, seen, size, answer?.node, answer?.port],
  );
  const shares = useRef<ArrayLike<number>>(undefined);
  const repaint = useRef<() => void>(undefined);
  const isNetInput = isLogits(around);
  const onAnswer = useCallback(() => {
    const values = answers.current?.[0]?.values;
    shares.current = values && isNetInput ? softmax(values) : values;
    repaint.current?.();
  }, [isNetInput]);
  const answers = useAnswers(`digit ${owner}`, question, onAnswer);
  const read = useCallback(() => shown, [shown]);
  const keep = (next: Float64Array) => {
    if (!isData) editor.run(setParams, { changes: [{ owner, name: 'rows', value: [Array.from(next, (value) => Math.round(value * 1e3) / 1e3)] }], label: 'Draw' }, 'draw-digit');
  };
  const change = (next: Float64Array, from = -1) => {
    setInk(next);
    setExample(from);
  };
  const count = isData && size > 0 ? pixels.length / size : 0;
  const take = () => {
    const next = (example + 7) % Math.max(1, count);
    change(inkOf(pixels.slice(next * size, (next + 1) * size), range), next);
  };
  return (
    <div className={classes['memory']}>
      <figure className={classes['part']}>
        <PixelPad
          columns={side}
          rows={side}
          label={`Draw a digit for ${name}`}
          hint="Draw a digit. Arrow keys move, Space draws."
          read={read}
          limit={1}
          onDraw={(from, to) => change(stroked(shown, side, from, to))}
          onPress={(cell) => change(stroked(shown, side, undefined, centreOf(cell, side)))}
          onEnd={() => {
            keep(shown);
            editor.endGesture();
          }}
        />
        <figcaption>
          <button type="button" className={classes['small']} onClick={() => change(new Float64Array(size))}>
            Clear
          </button>
          {count > 0 && (
            <button type="button" className={classes['small']} onClick={take}>
              Take an example
            </button>
          )}
        </figcaption>
      </figure>
      <div className={classes['part']} data-wide>
        <Answers shares={shares} onReady={(paintAnew) => void (repaint.current = paintAnew)} />
      </div>
    </div>
  );
}

const centreOf = (cell: number, side: number): PadPoint => ({ x: (cell % side) + 0.5, y: Math.floor(cell / side) + 0.5 });
