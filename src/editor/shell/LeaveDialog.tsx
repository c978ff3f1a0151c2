/** Asks what becomes of weights that a training has found, before it gives way to something else. */
import { Button, Group, Modal } from '@mantine/core';
import { useState } from 'react';
import { useUi } from './desk.tsx';
import { NOT_THE_BANNER } from './Dialog.tsx';
import { useAfterMount } from './Late.tsx';
import classes from './Dialog.module.css';

export function LeaveDialog() {
  const present = useUi((state) => state.leaving);
  const [shown, setShown] = useState(present);
  if (present && present !== shown) setShown(present); // stays readable while the dialog fades away
  const stay = () => present?.answer('stay');
  return (
    <Modal
      opened={useAfterMount(present !== undefined)}
      onClose={stay}
      title="Keep the weights?"
      size={440}
      classNames={{ title: classes['title'] ?? '', body: classes['body'] ?? '' }}
      attributes={{ header: NOT_THE_BANNER }}
      closeButtonProps={{ 'aria-label': 'Cancel' }}
    >
      <p className={classes['words']}>
        What <b>{shown?.title}</b> has learnt is not in the drawing yet. Kept, it is one step that can be undone; left, it has to be learnt
        again.
      </p>
      <Group justify="flex-end" mt="md" gap="xs">
        <Button variant="subtle" color="gray" onClick={stay}>
          Cancel
        </Button>
        <Button variant="default" onClick={() => present?.answer('leave')}>
          Leave without them
        </Button>
        <Button data-autofocus onClick={() => present?.answer('keep')}>
          Keep weights
        </Button>
      </Group>
    </Modal>
  );
}
