/** How fast it runs: a slider over a few speeds, remembered for every verb. */
import type { CSSProperties } from 'react';
import { useEditor, useEditorState } from '../state/context.tsx';
import { useDesk, useUi } from '../shell/desk.tsx';
import { speedWords } from './course.ts';
import { paceOf, speedOf } from './driving.ts';
import { speedStops, stopOf } from './speeds.ts';
import classes from './TransportBar.module.css';

export function Speed() {
  const editor = useEditor();
  const { ui } = useDesk();
  const speeds = useUi((state) => state.speeds);
  const verb = useEditorState(({ runtime }) => runtime.course?.verb ?? 'forward');
  const speed = useEditorState((state) => speedOf(state, speeds));
  const stops = speedStops[verb];
  const at = stopOf(verb, speed);
  const choose = (stop: number) => {
    const next = stops[stop] ?? Infinity;
    ui.setState({ speeds: { ...speeds, [verb]: next } });
    const { running, course } = editor.store.getState().runtime;
    if (running && course) editor.send({ type: 'run', perSecond: paceOf(course, next) });
  };
  return (
    <label className={classes['speed']} title={`Speed: ${speedWords(verb, speed)}`}>
      <input
        type="range"
        className={classes['range']}
        style={{ '--share': `${(at / (stops.length - 1)) * 100}%` } as CSSProperties}
        aria-label="Speed"
        aria-valuetext={speedWords(verb, speed)}
        min={0}
        max={stops.length - 1}
        step={1}
        value={at}
        onChange={(event) => choose(Number(event.currentTarget.value))}
      />
      <span className={classes['speedWords']} aria-hidden>
        {shortWords(speedWords(verb, speed))}
      </span>
    </label>
  );
}

const shortWords = (words: string): string => (words === 'as fast as possible' ? 'fastest' : words.replace(' per s', '/s'));
