/** Inside the badge: why this backend, on which device, and the others with what speaks for or against them. */
import { UnstyledButton } from '@mantine/core';
import { Check } from 'lucide-react';
import type { BackendChoice, BackendName } from '../../runtime/index.ts';
import { useEditor } from '../state/context.tsx';
import classes from './BackendBadge.module.css';
import { backendTitles } from './words.ts';

export function BackendChoices({
  choice,
  words,
  onChosen,
}: {
  readonly choice: BackendChoice;
  readonly words: string;
  readonly onChosen: () => void;
}) {
  const editor = useEditor();
  const choose = (name: BackendName | 'auto') => {
    editor.send({ type: 'use-backend', name });
    onChosen();
  };
  const isByHand = choice.why === 'chosen by hand';
  return (
    <>
      <p className={classes['facts']}>
        <strong>{backendTitles[choice.name]}</strong>: {choice.why}.
        <br />
        {choice.device === '' || choice.device === backendTitles[choice.name] ? '' : `Device: ${choice.device}. `}
        {words.charAt(0).toUpperCase()}
        {words.slice(1)}.
      </p>
      <div className={classes['list']} role="radiogroup" aria-label="Compute on">
        <Choice
          isChosen={!isByHand}
          title="What fits best"
          reason="chosen by the amount of work"
          isAvailable
          onChoose={() => choose('auto')}
        />
        {choice.alternatives.map(({ name, available, reason }) => (
          <Choice
            key={name}
            isChosen={isByHand && name === choice.name}
            title={backendTitles[name]}
            reason={reason}
            isAvailable={available}
            onChoose={() => choose(name)}
          />
        ))}
      </div>
    </>
  );
}

interface ChoiceProps {
  readonly isChosen: boolean;
  readonly isAvailable: boolean;
  readonly title: string;
  readonly reason: string;
  readonly onChoose: () => void;
}

function Choice({ isChosen, isAvailable, title, reason, onChoose }: ChoiceProps) {
  return (
    // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- an input would not hold three columns of text
    <UnstyledButton className={classes['choice']} role="radio" aria-checked={isChosen} disabled={!isAvailable} onClick={onChoose}>
      <span>{isChosen && <Check size={13} aria-hidden="true" />}</span>
      <span>{title}</span>
      <span className={classes['reason']}>{reason === title ? '' : reason}</span>
    </UnstyledButton>
  );
}
