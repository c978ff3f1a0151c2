/** Short messages in the corner, with one thing to do about them. */
import { notifications } from '@mantine/notifications';
import { Button } from '@mantine/core';
import { createElement } from 'react';

export interface Toast {
  readonly message: string;
  readonly bad?: boolean;
  /** Until it is taken away. */
  readonly stays?: boolean;
  /** A button, such as Undo; it takes the toast away. */
  readonly way?: { readonly label: string; run(): void };
}

const SHOWN = 6_000; // ms

/** Gives the way to take it away early. */
export function toast({ message, bad = false, stays = bad, way }: Toast): () => void {
  const id = `${message}-${performance.now()}`;
  const act = () => {
    notifications.hide(id);
    way?.run();
  };
  const button = way && createElement(Button<'button'>, { size: 'compact-sm', variant: 'subtle', onClick: act, ml: 8 }, way.label);
  notifications.show({
    id,
    message: createElement('span', undefined, message, button),
    autoClose: stays ? false : SHOWN,
    withBorder: true,
    ...(bad ? { color: 'red' } : {}),
  });
  return () => notifications.hide(id);
}
