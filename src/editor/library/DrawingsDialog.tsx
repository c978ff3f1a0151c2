/** The drawings that this browser keeps: open, rename, duplicate, delete, and go back to earlier versions. */
import { Button, Modal } from '@mantine/core';
import { useCallback, useEffect, useState } from 'react';
import { useDesk, useUi } from '../shell/desk.tsx';
import { DrawingRow } from './DrawingRow.tsx';
import classes from './DrawingsDialog.module.css';
import { openNew } from './openings.ts';
import { usePersistence } from './persist.ts';
import type { Summary } from './store.ts';

export function DrawingsDialog() {
  const { ui } = useDesk();
  const isOpen = useUi((state) => state.dialog === 'drawings');
  return (
    <Modal opened={isOpen} onClose={() => ui.open(undefined)} title="Drawings in this browser" size={680}>
      {isOpen && <DrawingsList />}
    </Modal>
  );
}

export function DrawingsList() {
  const desk = useDesk();
  const { keeper, store } = desk;
  const [drawings, setDrawings] = useState<readonly Summary[]>();
  const [failure, setFailure] = useState<string>();
  const isPersisted = usePersistence();
  const refresh = useCallback(() => {
    keeper
      .flush()
      .then(() => store.list())
      .then(setDrawings, (error: unknown) => setFailure(error instanceof Error ? error.message : String(error)));
  }, [keeper, store]);
  useEffect(refresh, [refresh]);
  return (
    <>
      <p className={classes['note']}>
        Kept in this browser only; save a file to keep a drawing elsewhere.
        {isPersisted === false && ' The browser may clear them when it runs out of space.'}
      </p>
      {failure !== undefined && (
        <p role="alert" className={classes['failure']}>
          The drawings could not be read: {failure}
        </p>
      )}
      <ul className={classes['list']}>
        {drawings?.map((drawing) => (
          <DrawingRow key={drawing.id} drawing={drawing} onChanged={refresh} />
        ))}
      </ul>
      {drawings?.length === 0 && <p className={classes['note']}>Nothing is kept yet.</p>}
      <Button mt="md" variant="default" onClick={() => void openNew(desk)}>
        New drawing
      </Button>
    </>
  );
}
