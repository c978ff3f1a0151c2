/** To the start, back, run or pause, forward. With Shift, back and forward go by a whole unit. */
import { Button } from '@mantine/core';
import { Pause, Play, SkipBack, StepBack, StepForward } from 'lucide-react';
import type { MouseEvent, ReactNode } from 'react';
import { useEditor, useEditorState } from '../state/context.tsx';
import { useAction } from '../shell/desk.tsx';
import { IconButton } from '../shell/IconButton.tsx';
import { unitNames } from './course.ts';
import { isAtEnd } from './driving.ts';
import classes from './TransportBar.module.css';

const SIGN = 15;

export function Controls() {
  const editor = useEditor();
  const isRunning = useEditorState(({ runtime }) => runtime.running || runtime.starting);
  const isAtStart = useEditorState(({ runtime }) => runtime.step === 0);
  const isOver = useEditorState(isAtEnd);
  const unit = useEditorState(({ runtime: { course } }) => (course && course.perUnit > 1 ? unitNames[course.verb] : undefined));
  const run = useAction('run');
  const Sign = isRunning ? Pause : Play;
  return (
    <div className={classes['controls']}>
      <Act id="to-start" isOff={isAtStart && !isRunning} unit={undefined}>
        <SkipBack size={SIGN} />
      </Act>
      <Act id="step-back" isOff={isAtStart} unit={unit}>
        <StepBack size={SIGN} />
      </Act>
      <Button
        size="compact-sm"
        h={32}
        w={92}
        variant={isRunning ? 'light' : 'filled'}
        leftSection={<Sign size={SIGN} />}
        title={isOver ? 'Runs anew from the start (Space)' : 'Space'}
        onClick={() => void run.run(editor)}
      >
        {isRunning ? 'Pause' : 'Run'}
      </Button>
      <Act id="step" isOff={isRunning || isOver} unit={unit}>
        <StepForward size={SIGN} />
      </Act>
    </div>
  );
}

interface ActProps {
  readonly id: 'to-start' | 'step-back' | 'step';
  readonly isOff: boolean;
  /** By which it goes with Shift. */
  readonly unit: string | undefined;
  readonly children: ReactNode;
}

function Act({ id, isOff, unit, children }: ActProps) {
  const editor = useEditor();
  const [one, whole] = [useAction(id), useAction(id === 'step' ? 'step-unit' : 'step-unit-back')];
  const act = (event?: MouseEvent) => void (event?.shiftKey === true && unit !== undefined ? whole : one).run(editor);
  return (
    <IconButton
      label={one.title}
      hint={unit === undefined ? one.title : `${one.title}; with Shift, one ${unit === 'ms' ? 'millisecond' : unit}`}
      shortcut={one.shortcut}
      variant="default"
      disabled={isOff}
      onClick={act}
    >
      {children}
    </IconButton>
  );
}
