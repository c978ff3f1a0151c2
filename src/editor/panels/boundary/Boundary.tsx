/** Decision boundary or fitted curve: what the network answers everywhere, and the examples that it learns from. */
import { useCallback, useMemo, useState } from 'react';
import { Controls } from '../Controls.tsx';
import type { PictureProps } from '../picture.ts';
import { MARGINS } from '../plot/frame.ts';
import type { Pen } from '../plot/pen.ts';
import { PlotCanvas } from '../plot/PlotCanvas.tsx';
import { useReadout } from '../readout.ts';
import { classOf, fieldOf, middleOfTargets, questions, shaped, type Field } from './boundary.ts';
import { paintPlane } from './paintField.ts';
import { paintFit } from './paintFit.ts';
import { useAnswers, type Question } from './useAnswers.ts';
import classes from '../Panels.module.css';

export function Boundary({ around, name }: PictureProps) {
  const [aspect, setAspect] = useState(1);
  const plain = useMemo(() => fieldOf(around), [around]);
  const field = useMemo(() => plain && shaped(plain, aspect), [plain, aspect]);
  const question = useMemo(() => (field ? questionOf(field) : undefined), [field]);
  const answers = useAnswers(`boundary ${field?.dataset}`, question);
  const read = useReadout();
  const paint = useCallback(
    (pen: Pen) => {
      if (!field) return undefined;
      setAspect(Number((inner(pen.width, 'left', 'right') / inner(pen.height, 'top', 'bottom')).toFixed(1)));
      const [answer, netInput] = (answers.get() ?? []).map(({ values }) => values);
      const fits = answer?.length === (question?.feeds[0]?.rows ?? 0) * field.outputs ? answer : undefined;
      if (field.inputs === 2) paintPlane(pen, field, fits, netInput);
      else paintFit(pen, field, fits);
      const said = wordsOf(field);
      read(said);
      return `${name}: ${said}`;
    },
    [field, question, answers, name, read],
  );
  return (
    <div className={classes['body']}>
      <PlotCanvas label={name} paint={paint} also={answers.subscribe} />
      {field && isShaded(field) && (
        <Controls>
          <span
            className={classes['legend']}
            data-legend
            title="Colour says on which side of the middle the answer is, and how far: an answer in the middle has none."
          >
            answer
            <i data-sign="positive" />1<i data-sign="negative" />
            {field.neutral === 0 ? '−1' : '0'}
          </span>
        </Controls>
      )}
    </div>
  );
}

/** Without the room for numbers. */
const inner = (size: number, ...sides: readonly (keyof typeof MARGINS)[]): number =>
  sides.reduce((left, side) => left - MARGINS[side], size);

function questionOf(field: Field): Question {
  const values = questions(field);
  const { dataset, answer } = field;
  return {
    feeds: [{ owner: dataset, what: 'inputs', rows: values.length / field.inputs, values }],
    read: [{ owner: answer.node, what: answer.port }, ...(field.jump === undefined ? [] : [{ owner: answer.node, what: 'netInput' }])],
  };
}

/** A single answer over the plane is a colour, and several are a colour for each class. */
const isShaded = ({ inputs, outputs, middle }: Field): boolean => inputs === 2 && outputs === 1 && middle !== undefined;

/** What the class is called that is not 1. */
const lowOf = ({ t }: Field): string => (middleOfTargets(t) === 0 ? '−1' : '0');

const SIGNS = ['○', '●', '■', '▲', '×'];

/** `target ○ 0 (100), ● 1 (100)`: which sign stands for which class, and how many examples it has. */
function wordsOf(field: Field): string {
  const { rows, t, outputs, middle, inputs } = field;
  if (inputs === 1 || middle === undefined) return `${rows} examples`;
  const counts = new Map<number, number>();
  const between = middleOfTargets(t);
  const nameOf = (kind: number) => (outputs > 1 ? kind + 1 : kind === 1 ? 1 : lowOf(field));
  for (let i = 0; i < rows; i++) {
    const kind = classOf(t, i, outputs, between);
    counts.set(kind, (counts.get(kind) ?? 0) + 1);
  }
  const said = [...counts].toSorted(([a], [b]) => a - b).map(([kind, count]) => `${SIGNS[kind % SIGNS.length]} ${nameOf(kind)} (${count})`);
  return `${outputs > 1 ? 'class' : 'target'} ${said.join(', ')}`;
}
