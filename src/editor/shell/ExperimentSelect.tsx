/** Which experiment of the drawing is shown: its inputs and parameters stand in for the drawing's own. There only when there are several. */
import { Button, Menu } from '@mantine/core';
import { Check, ChevronDown, FlaskConical } from 'lucide-react';
import { useEditor, useEditorState } from '../state/context.tsx';
import classes from './Transport.module.css';

export function ExperimentSelect() {
  const editor = useEditor();
  const experiments = useEditorState(({ history }) => history.document.experiments);
  const shown = useEditorState((state) => state.experiment);
  const isHeld = useEditorState(({ runtime }) => runtime.held);
  const names = Object.keys(experiments);
  const titleOf = (name: string): string => experiments[name]?.title ?? name;
  if (names.length < 2 || isHeld) return null;
  return (
    <Menu position="bottom" withinPortal>
      <Menu.Target>
        <Button
          variant={shown === names[0] ? 'default' : 'light'}
          size="compact-sm"
          h={32}
          maw={190}
          leftSection={<FlaskConical size={15} />}
          rightSection={<ChevronDown size={14} />}
          aria-label={`Experiment: ${titleOf(shown)}`}
        >
          <span className={classes['name']}>{titleOf(shown)}</span>
        </Button>
      </Menu.Target>
      <Menu.Dropdown mah={420} style={{ overflowY: 'auto' }}>
        <Menu.Label>Experiment: inputs and parameters to show</Menu.Label>
        {names.map((name) => (
          <Menu.Item
            key={name}
            leftSection={<Check size={14} visibility={name === shown ? 'visible' : 'hidden'} />}
            aria-current={name === shown}
            onClick={() => editor.chooseExperiment(name)}
          >
            {titleOf(name)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
