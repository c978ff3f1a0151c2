/** What computes, and how far it is from float64; opens to say why, on which device, and what else there is. */
import { Popover, UnstyledButton } from '@mantine/core';
import { useState } from 'react';
import { useEditorState } from '../state/context.tsx';
import classes from './BackendBadge.module.css';
import { BackendChoices } from './BackendChoices.tsx';
import { useUi } from './desk.tsx';
import { agreementWords, ALIKE, backendTitles } from './words.ts';

export function BackendBadge() {
  const [isOpen, setOpen] = useState(false);
  const backend = useEditorState((state) => state.backend);
  const difference = useEditorState((state) => state.agreement);
  const failure = useEditorState(({ runtime }) => runtime.failure);
  const isShort = useUi((state) => state.layout !== 'wide');
  const isStateful = useEditorState(({ runtime }) => runtime.stateful);
  if (!backend && failure === undefined) return null;
  const name = backend ? backendTitles[backend.name] : 'nothing computes';
  const words = failure === undefined ? agreementWords(difference) : 'stopped';
  const isBad = failure !== undefined || (typeof difference === 'number' && difference >= ALIKE);
  const detail = backend?.name === 'reference' ? 'exact' : words;
  return (
    <Popover opened={isOpen} onChange={setOpen} position="bottom-end" width={380} shadow="md" trapFocus withArrow>
      <Popover.Target>
        <UnstyledButton className={classes['root']} onClick={() => setOpen(!isOpen)} aria-label={`Computes on ${name}, ${detail}`} data-bad={isBad || undefined}>
          <span className={classes['dot']} data-known={typeof difference === 'number' || undefined} />
          <span>{name}</span>
          {!(isShort || (isStateful && isShort)) && <span className={classes['agreement']}>{detail}</span>}
        </UnstyledButton>
      </Popover.Target>
      <Popover.Dropdown aria-label="What computes">{backend && <BackendChoices choice={backend} words={words} onChosen={() => setOpen(false)} />}</Popover.Dropdown>
    </Popover>
  );
}
