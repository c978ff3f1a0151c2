/** The bar of the experiment: its name, run and step, how fast, where it is, and what it has learnt. There only when there is one to speak of. */
import { SlidersHorizontal } from 'lucide-react';
import { useCallback } from 'react';
import { ExperimentMenu } from '../experiments/ExperimentMenu.tsx';
import { titleOf } from '../experiments/experiments.ts';
import { useEditorState } from '../state/context.tsx';
import { useAction, useDesk, useUi } from '../shell/desk.tsx';
import { IconButton } from '../shell/IconButton.tsx';
import { Late } from '../shell/Late.tsx';
import { toast } from '../shell/toast.ts';
import type { EditorState } from '../state/editor.ts';
import { Controls } from './Controls.tsx';
import { canRun } from './driving.ts';
import { Learnt } from './Learnt.tsx';
import { Position } from './Position.tsx';
import { Scrub } from './Scrub.tsx';
import { Speed } from './Speed.tsx';
import classes from './TransportBar.module.css';
import { useVoice } from './useVoice.ts';
import { Way } from './Way.tsx';

/** Several experiments to choose from, one that is more than a pass, or loops to step through. */
const isThere = ({ history: { document }, experiment, runtime }: EditorState): boolean =>
  !runtime.held &&
  (runtime.stateful || Object.keys(document.experiments).length > 1 || (document.experiments[experiment]?.verb ?? 'forward') !== 'forward');

export function TransportBar() {
  const isWanted = useEditorState(isThere);
  const isEdited = useUi(({ dialog }) => dialog === 'experiment');
  useVoice();
  return isWanted || isEdited ? <Bar /> : null;
}

function Bar() {
  const { ui } = useDesk();
  const isEdited = useUi(({ dialog }) => dialog === 'experiment');
  const hasRun = useEditorState(canRun);
  const label = useEditorState(({ history: { document }, experiment }) =>
    groupName(document.experiments[experiment]?.title, titleOf(document, experiment)),
  );
  const { shortcut } = useAction('edit-experiment');
  return (
    <section className={classes['root']} aria-label="Experiment">
      <div className={classes['what']}>
        <ExperimentMenu />
        <IconButton
          label="Edit the experiment"
          shortcut={shortcut}
          pressed={isEdited}
          onClick={() => ui.open(isEdited ? undefined : 'experiment')}
        >
          <SlidersHorizontal size={16} />
        </IconButton>
      </div>
      {hasRun && (
        <fieldset className={classes['transport']} aria-label={label}>
          <Controls />
          <Speed />
          <Scrub />
          <Position />
        </fieldset>
      )}
      <Way />
      <Learnt />
      <LatePanel />
    </section>
  );
}

/** Loops that nobody named are stepped through. */
const groupName = (title: string | undefined, shown: string): string => (title === undefined && shown === 'Forward pass' ? 'Steps' : shown);

const loadPanel = async () => (await import('../experiments/ExperimentPanel.tsx')).ExperimentPanel;

function LatePanel() {
  const { ui } = useDesk();
  const isAsked = useUi(({ dialog }) => dialog === 'experiment');
  const onFail = useCallback(() => {
    ui.open(undefined);
    toast({ message: 'This part of the editor could not be fetched. Reload the page once you are online.', bad: true });
  }, [ui]);
  return <Late load={loadPanel} isAsked={isAsked} onFail={onFail} />;
}
