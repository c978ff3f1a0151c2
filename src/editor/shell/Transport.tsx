/** To start, step, run and pause: there only when the drawing has something to advance. One clock, in steps. */
import { Button, Menu } from '@mantine/core';
import { ChevronDown, Pause, Play, SkipBack, StepForward } from 'lucide-react';
import { useEditor, useEditorState } from '../state/context.tsx';
import { useAction, useDesk, useUi } from './desk.tsx';
import { IconButton } from './IconButton.tsx';
import classes from './Transport.module.css';

const speeds = [1, 2, 5, 10, 30, 100, 1000, Infinity] as const;
const speedName = (perSecond: number): string => (Number.isFinite(perSecond) ? `${perSecond} per s` : 'fastest');

export function Transport() {
  const editor = useEditor();
  const isStateful = useEditorState(({ runtime }) => runtime.stateful && !runtime.held);
  const { step, running, failure } = useEditorState(({ runtime }) => runtime);
  const experiment = useEditorState(({ history, experiment: name }) => history.document.experiments[name]?.title ?? 'Steps');
  const isOnly = useEditorState(({ history }) => Object.keys(history.document.experiments).length < 2);
  const [run, one, start] = [useAction('run'), useAction('step'), useAction('to-start')];
  if (!isStateful) return null;
  const isOff = failure !== undefined;
  return (
    <fieldset className={classes['root']} aria-label={experiment}>
      <IconButton
        label={start.title}
        shortcut={start.shortcut}
        variant="default"
        disabled={isOff || (step === 0 && !running)}
        onClick={() => void start.run(editor)}
      >
        <SkipBack size={15} />
      </IconButton>
      <Button
        size="compact-sm"
        h={32}
        w={92}
        variant={running ? 'light' : 'filled'}
        disabled={isOff}
        leftSection={running ? <Pause size={15} /> : <Play size={15} />}
        onClick={() => void run.run(editor)}
      >
        {running ? 'Pause' : 'Run'}
      </Button>
      <IconButton
        label={one.title}
        shortcut={one.shortcut}
        variant="default"
        disabled={isOff || running}
        onClick={() => void one.run(editor)}
      >
        <StepForward size={15} />
      </IconButton>
      <Speed running={running} />
      <span className={classes['clock']}>
        {isOnly && experiment !== 'Steps' && <span className={classes['name']}>{experiment}</span>}
        <span className={classes['count']}>step {step}</span>
      </span>
    </fieldset>
  );
}

function Speed({ running }: { readonly running: boolean }) {
  const { ui } = useDesk();
  const editor = useEditor();
  const speed = useUi((state) => state.speed);
  const choose = (perSecond: number) => {
    ui.setState({ speed: perSecond });
    if (running) editor.send({ type: 'run', perSecond });
  };
  return (
    <Menu position="bottom" withinPortal>
      <Menu.Target>
        <Button
          variant="default"
          size="compact-sm"
          h={32}
          w={104}
          rightSection={<ChevronDown size={14} />}
          aria-label={`Speed: ${speedName(speed)}`}
        >
          {speedName(speed)}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>Steps</Menu.Label>
        {speeds.map((perSecond) => (
          <Menu.Item key={perSecond} onClick={() => choose(perSecond)} data-chosen={perSecond === speed || undefined}>
            {speedName(perSecond)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
