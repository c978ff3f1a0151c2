/** Which experiment of the drawing is shown: its inputs and parameters stand in for the drawing's own. And the way to another one. */
import { Button, Menu } from '@mantine/core';
import { Activity, BrainCircuit, Check, ChevronDown, GraduationCap, Plus, Waypoints, type LucideIcon } from 'lucide-react';
import { addExperiment, verbs, type Verb } from '../../graph/index.ts';
import { useEditor, useEditorState } from '../state/context.tsx';
import { useDesk } from '../shell/desk.tsx';
import { mayLeave } from '../transport/leaving.ts';
import classes from './ExperimentMenu.module.css';
import { freeName, newExperiment, titleOf, verbSummaries, verbTitles } from './experiments.ts';

const signs: { readonly [V in Verb]: LucideIcon } = {
  forward: Waypoints,
  train: GraduationCap,
  simulate: Activity,
  retrieve: BrainCircuit,
};

const SIGN = 15;

export function ExperimentMenu() {
  const editor = useEditor();
  const desk = useDesk();
  const document = useEditorState(({ history }) => history.document);
  const shown = useEditorState((state) => state.experiment);
  const names = Object.keys(document.experiments);
  const title = titleOf(document, shown);
  const Sign = signs[document.experiments[shown]?.verb ?? 'forward'];
  const choose = async (name: string) => {
    if (name !== shown && (await mayLeave(desk))) editor.chooseExperiment(name);
  };
  const add = async (verb: Verb) => {
    if (!(await mayLeave(desk))) return;
    const name = freeName(document, verb);
    editor.run(addExperiment, { name, experiment: newExperiment(document, verb) });
    editor.chooseExperiment(name);
    desk.ui.open('experiment');
  };
  return (
    <Menu position="top-start" withinPortal width={270} shadow="md" keepMounted={false}>
      <Menu.Target>
        <Button
          variant="subtle"
          color="gray"
          size="compact-sm"
          h={32}
          px={8}
          className={classes['target'] ?? ''}
          leftSection={<Sign size={SIGN} aria-hidden />}
          rightSection={<ChevronDown size={14} aria-hidden />}
          aria-label={`Experiment: ${title}`}
        >
          <span className={classes['name']}>{title}</span>
        </Button>
      </Menu.Target>
      <Menu.Dropdown mah="min(460px, 70vh)" style={{ overflowY: 'auto' }}>
        <Menu.Label>Experiments</Menu.Label>
        {names.map((name) => (
          <Menu.Item
            key={name}
            leftSection={<Check size={14} visibility={name === shown ? 'visible' : 'hidden'} />}
            aria-current={name === shown}
            onClick={() => void choose(name)}
          >
            {titleOf(document, name)}
          </Menu.Item>
        ))}
        <Menu.Divider />
        <Menu.Label>Add</Menu.Label>
        {verbs.map((verb) => (
          <Menu.Item key={verb} leftSection={<Plus size={14} />} title={verbSummaries[verb]} onClick={() => void add(verb)}>
            {verbTitles[verb]}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
