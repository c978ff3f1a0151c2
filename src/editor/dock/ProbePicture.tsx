/** The live value of a probe: its number, and a small picture of its course, its cases or its elements. Painted outside React. */
import { useEffect, useRef } from 'react';
import { formatNumber, useLive } from '../kit/index.ts';
import { useEditor } from '../state/context.tsx';
import classes from './Dock.module.css';
import { paintBars, paintCourse } from './paint.ts';

const LONGEST_COURSE = 600;

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
    let course: number[] = [];
    let last = -1;
    const paint = () => {
      const values = live.read(node, port);
      const { runtime: { step, stateful, batch }, row } = store.getState();
      if (step < last) course = [];
      const [first] = values ?? [];
      if (number.current) number.current.textContent = values && values.length > 1 ? `${values.length} values` : formatNumber(first, 4);
      if (!picture.current) return;
      if (stateful) {
        if (first !== undefined && step === last) course[course.length - 1] = first;
        else if (first !== undefined) course = [...course, first].slice(-LONGEST_COURSE);
        last = step;
        return values && values.length > 1 ? paintBars(picture.current, values) : paintCourse(picture.current, course, course.length - 1);
      }
      if (values && values.length > 1) return paintBars(picture.current, values);
      const all = batch > 1 ? live.readRows(node, port) : undefined;
      return all && all.rows > 1 ? paintCourse(picture.current, all.values, row) : paintBars(picture.current, values ?? []);
    };
    // the step of a frame is known only after everybody has heard of its values
    const soon = () => queueMicrotask(paint);
    paint();
    const scheme = new MutationObserver(paint);
    scheme.observe(document.documentElement, { attributeFilter: ['data-mantine-color-scheme'] });
    const stop = live.subscribe(soon);
    return () => {
      stop();
      scheme.disconnect();
    };
  }, [live, store, node, port]);
  return (
    <>
      <output ref={number} className={classes['value']} aria-label={label} />
      <canvas ref={picture} className={classes['picture']} aria-hidden />
    </>
  );
}
