/** A dialog of the shell: opened by its name, closed by Escape, by its cross or by a click beside it. */
import { Modal } from '@mantine/core';
import type { ReactNode } from 'react';
import { useDesk, useUi } from './desk.tsx';
import classes from './Dialog.module.css';
import { useAfterMount } from './Late.tsx';
import type { DialogName } from './ui.ts';

interface DialogProps {
  readonly name: DialogName;
  readonly title: string;
  readonly width: number;
  /** Only made while it is open. */
  readonly children: ReactNode;
}

/** The header of a dialog is no header of the page. */
export const NOT_THE_BANNER = { role: 'presentation' };

export function Dialog({ name, title, width, children }: DialogProps) {
  const { ui } = useDesk();
  const isOpen = useAfterMount(useUi((state) => state.dialog === name));
  return (
    <Modal
      opened={isOpen}
      onClose={() => ui.open(undefined)}
      title={title}
      size={width}
      classNames={{ title: classes['title'] ?? '', body: classes['body'] ?? '' }}
      attributes={{ header: NOT_THE_BANNER }}
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      {children}
    </Modal>
  );
}
