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
  const { words, isBad, isKnown, isWhole } = useStanding();
  const isShort = useUi((state) => state.layout !== 'wide');
  if (!backend) return null;
  const name = backendTitles[backend.name];
  const detail = backend.name === 'reference' && isWhole && !isBad ? 'exact' : words;
  return (
    <Popover opened={isOpen} onChange={setOpen} position="bottom-end" width={380} shadow="md" trapFocus withArrow>
      <Popover.Target>
        <UnstyledButton
          className={classes['root']}
          onClick={() => setOpen(!isOpen)}
          aria-label={`Computes on ${name}, ${detail}`}
          data-bad={isBad || undefined}
        >
          <span className={classes['dot']} data-known={isKnown || undefined} />
          <span>{name}</span>
          {!isShort && <span className={classes['agreement']}>{detail}</span>}
        </UnstyledButton>
      </Popover.Target>
      <Popover.Dropdown aria-label="What computes">
        <BackendChoices choice={backend} words={words} onChosen={() => setOpen(false)} />
      </Popover.Dropdown>
    </Popover>
  );
}

/** How far what computes is from float64, or that it has stopped. */
function useStanding() {
  const difference = useEditorState((state) => state.agreement);
  const failure = useEditorState(({ runtime }) => runtime.failure);
  const isComputed = useEditorState(({ runtime }) => runtime.computed);
  const hasErrors = useEditorState(({ runtime }) => runtime.diagnostics.some(({ severity }) => severity === 'error'));
  return {
    words:
      failure !== undefined
        ? 'stopped'
        : hasErrors
          ? 'computes only a part'
          : isComputed
            ? agreementWords(difference)
            : 'nothing computed yet',
    isBad: failure !== undefined || (typeof difference === 'number' && difference >= ALIKE),
    isKnown: typeof difference === 'number' && isComputed && !hasErrors,
    isWhole: !hasErrors,
  };
}
