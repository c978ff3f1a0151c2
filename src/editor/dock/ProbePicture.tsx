/** The live value of a probe: its number, and a small picture of its course, its cases or its elements. Painted outside React. */
import { useEffect, useRef } from 'react';
import { formatNumber, useLive } from '../kit/index.ts';
import { useEditor } from '../state/context.tsx';
import classes from './Dock.module.css';
import { paintBars, paintCourse } from './paint.ts';

const NOTHING = new Float64Array();
const LONGEST_COURSE = 600;

/** The values of the last steps that were seen, one for each; a reset begins anew. */
function createCourse() {
  let values: number[] = [];
  let last = -1;
  return {
    values: (): readonly number[] => values,
    take(step: number, value: number | undefined) {
      if (value === undefined) return;
      if (step < last) values = [];
      values = [...(step === last ? values.slice(0, -1) : values), value].slice(-LONGEST_COURSE);
      last = step;
    },
  };
}

interface ProbePictureProps {
  readonly node: string;
  readonly port: string;
  readonly label: string;
}

export function ProbePicture({ node, port, label }: ProbePictureProps) {
  const { store } = useEditor();
  const live = useLive();
  const number = useRef<HTMLOutputElement>(null);
  const picture = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    const course = createCourse();
    const paint = () => {
      const values = live.read(node, port) ?? NOTHING;
      const {
        runtime: { step, stateful, batch },
        row,
      } = store.getState();
      const [first] = values;
      if (number.current) number.current.textContent = values.length > 1 ? `${values.length} values` : formatNumber(first, 4);
      if (stateful) course.take(step, first);
      const canvas = picture.current;
      if (!canvas) return;
      const cases = batch > 1 ? live.readRows(node, port)?.values : undefined;
      if (values.length > 1) paintBars(canvas, values);
      else if (stateful) paintCourse(canvas, course.values(), course.values().length - 1);
      else if (cases) paintCourse(canvas, cases, row);
      else paintBars(canvas, NOTHING); // one number has nothing to be compared with
    };
    paint();
    const scheme = new MutationObserver(paint);
    scheme.observe(document.documentElement, { attributeFilter: ['data-mantine-color-scheme'] });
    const size = new ResizeObserver(paint);
    if (picture.current) size.observe(picture.current);
    const stop = live.subscribe(paint);
    return () => {
      stop();
      scheme.disconnect();
      size.disconnect();
    };
  }, [live, store, node, port]);
  return (
    <>
      <output ref={number} className={classes['value']} aria-label={label} />
      <canvas ref={picture} className={classes['picture']} aria-hidden />
    </>
  );
}
