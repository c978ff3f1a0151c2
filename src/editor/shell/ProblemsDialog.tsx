/** Why something could not be opened: every problem with its place. */
import { Button, Group, Modal } from '@mantine/core';
import { AlertTriangle, CircleX } from 'lucide-react';
import { useState } from 'react';
import type { Diagnostic } from '../../graph/index.ts';
import { saveLeft } from '../library/damaged.ts';
import { useDesk, useUi } from './desk.tsx';
import { NOT_THE_BANNER } from './Dialog.tsx';
import { useAfterMount } from './Late.tsx';
import classes from './ProblemsDialog.module.css';

const MOST = 100;

export function ProblemsDialog() {
  const desk = useDesk();
  const { ui } = desk;
  const present = useUi((state) => state.problems);
  const [problems, setProblems] = useState(present);
  if (present && present !== problems) setProblems(present); // stays readable while the dialog fades away
  const left = problems?.left ?? [];
  const close = () => ui.setState({ problems: undefined });
  const openGallery = () => {
    close();
    ui.open('gallery');
  };
  return (
    <Modal
      opened={useAfterMount(present !== undefined)}
      onClose={close}
      title={problems?.title}
      size={620}
      classNames={{ title: classes['title'] ?? '', body: classes['body'] ?? '' }}
      attributes={{ header: NOT_THE_BANNER }}
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      <List diagnostics={problems?.diagnostics ?? []} />
      <Group justify="flex-end" mt="md">
        <Button variant="default" onClick={openGallery}>
          Open the gallery
        </Button>
        {left.length > 0 && (
          <Button variant="default" onClick={() => void saveLeft(desk, left)}>
            Save what is left
          </Button>
        )}
        <Button onClick={close}>Close</Button>
      </Group>
    </Modal>
  );
}

function List({ diagnostics }: { readonly diagnostics: readonly Diagnostic[] }) {
  return (
    <>
      <ul className={classes['list']}>
        {diagnostics.slice(0, MOST).map((diagnostic, index) => (
          // oxlint-disable-next-line react/no-array-index-key -- the list never changes while it is shown
          <Problem key={index} diagnostic={diagnostic} />
        ))}
      </ul>
      {diagnostics.length > MOST && <p className={classes['more']}>and {diagnostics.length - MOST} more</p>}
    </>
  );
}

function Problem({ diagnostic: { severity, message, at } }: { readonly diagnostic: Diagnostic }) {
  const Icon = severity === 'error' ? CircleX : AlertTriangle;
  const place = at && at.owner !== 'document' ? [at.owner, at.field].filter(Boolean).join(' · ') : undefined;
  return (
    <li className={classes['problem']}>
      <Icon size={16} className={classes[severity]} aria-label={severity} />
      <span>
        {place !== undefined && <span className={classes['place']}>{place}</span>}
        {message}
      </span>
    </li>
  );
}
