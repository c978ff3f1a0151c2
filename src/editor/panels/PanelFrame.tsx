/** The frame of a picture: its title and numbers, a menu, and the ways to enlarge and to close it. */
import { Menu } from '@mantine/core';
import { Ellipsis, Maximize2, Minimize2, X } from 'lucide-react';
import { useCallback, useEffect, useRef, useState } from 'react';
import { useTurn, writeText } from '../kit/index.ts';
import { useEditor } from '../state/context.tsx';
import { ControlsContext } from './Controls.tsx';
import { PanelMenu } from './PanelMenu.tsx';
import { close, enlarge, useChoices } from './panelStore.ts';
import type { Panel } from './picture.ts';
import { ReadoutContext } from './readout.ts';
import type { Surroundings } from './surroundings.ts';
import classes from './Panels.module.css';

interface PanelFrameProps {
  readonly panel: Panel;
  readonly around: Surroundings;
  readonly isLarge: boolean;
}

export function PanelFrame({ panel: { key, picture, subject }, around, isLarge }: PanelFrameProps) {
  const editor = useEditor();
  const body = useRef<HTMLDivElement>(null);
  const readout = useRef<HTMLOutputElement>(null);
  const frame = useRef<HTMLElement>(null);
  const [controls, setControls] = useState<HTMLElement | null>(null);
  const read = useCallback((words: string) => writeText(readout.current, words), []);
  const { title, of, unit = '' } = picture.heading(around, subject);
  const name = of === '' ? title : `${title} of ${of}`;
  const isNew = useChoices().added.at(-1) === key;
  useEffect(() => {
    if (isNew) frame.current?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [isNew]);
  useEffect(() => {
    const element = frame.current;
    if (!isLarge || !element) return undefined;
    element.focus();
    const leave = (event: KeyboardEvent) => {
      if (event.key === 'Escape' && !event.defaultPrevented) enlarge(editor, undefined);
    };
    element.addEventListener('keydown', leave);
    return () => element.removeEventListener('keydown', leave);
  }, [isLarge, editor]);
  const size = isLarge ? 'Back to the dock' : 'Enlarge';
  const { Component } = picture;
  const isItsTurn = useTurn();
  return (
    <section
      ref={frame}
      className={classes['panel']}
      data-large={isLarge || undefined}
      style={isLarge ? undefined : { minWidth: picture.width, flexGrow: picture.width }}
      aria-label={name}
      tabIndex={isLarge ? -1 : undefined}
    >
      <header className={classes['head']}>
        <h2 title={name}>
          {capital(title)}
          {unit === '' ? '' : `, ${unit}`} <span>{of}</span>
        </h2>
        <span className={classes['ways']}>
          <Menu position="bottom-end" withinPortal width={230}>
            <Menu.Target>
              <button type="button" className={classes['way']} aria-label={`More for ${name}`} title="More">
                <Ellipsis size={15} aria-hidden />
              </button>
            </Menu.Target>
            <Menu.Dropdown>
              <PanelMenu panel={{ key, picture, subject }} around={around} body={body} readout={readout} name={name} />
            </Menu.Dropdown>
          </Menu>
          <button
            type="button"
            className={classes['way']}
            aria-label={`${size}: ${name}`}
            title={size}
            onClick={() => enlarge(editor, isLarge ? undefined : key)}
          >
            {isLarge ? <Minimize2 size={14} aria-hidden /> : <Maximize2 size={14} aria-hidden />}
          </button>
          <button type="button" className={classes['way']} aria-label={`Close ${name}`} title="Close" onClick={() => close(editor, key)}>
            <X size={15} aria-hidden />
          </button>
        </span>
        <div className={classes['under']}>
          <output ref={readout} className={classes['readout']} aria-live="off" />
          <div ref={setControls} className={classes['controls']} />
        </div>
      </header>
      <div ref={body} className={classes['content']}>
        <ReadoutContext.Provider value={read}>
          <ControlsContext.Provider value={controls}>
            {isItsTurn && <Component subject={subject} around={around} name={name} />}
          </ControlsContext.Provider>
        </ReadoutContext.Provider>
      </div>
    </section>
  );
}

const capital = (words: string): string => (/^[a-z]–|^[a-z]$/.test(words) ? words : words.charAt(0).toUpperCase() + words.slice(1));
