/** Says what was done to those who do not see it: every step of the history, and what the shell reports. */
import { VisuallyHidden } from '@mantine/core';
import { useEffect } from 'react';
import type { History } from '../../graph/index.ts';
import { useDesk, useUi } from './desk.tsx';
import { toast } from './toast.ts';

const QUIET = 600; // ms: a drag is one step, said once it rests

export function LiveRegion() {
  const { editor, ui } = useDesk();
  const { text, count } = useUi((state) => state.said);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let offered: Offer | undefined;
    const stop = editor.store.subscribe(({ history, drawing }, before) => {
      if (offered && (drawing !== before.drawing || !history.past.includes(offered.step))) {
        offered.withdraw(); // undone by other means, or of another drawing
        offered = undefined;
      }
      if (history === before.history || drawing !== before.drawing) return;
      const said = stepSaid(history, before.history);
      if (said === undefined) return;
      clearTimeout(timer);
      timer = setTimeout(() => ui.say(said), QUIET);
      const last = history.past.at(-1);
      if (!said.startsWith('Deleted') || !last) return;
      const undo = () => {
        if (editor.store.getState().history.past.at(-1) === last) editor.undo();
      };
      offered = { step: last, withdraw: toast({ message: said, way: { label: 'Undo', run: undo } }) };
    });
    return () => {
      stop();
      clearTimeout(timer);
    };
  }, [editor, ui]);
  return (
    <VisuallyHidden component="output">
      {text}
      {count % 2 === 0 ? '' : '\u00a0'}
    </VisuallyHidden>
  );
}

/** A toast that offers to undo a step. */
interface Offer {
  readonly step: History['past'][number];
  readonly withdraw: () => void;
}

interface Steps {
  readonly past: readonly { readonly label: string }[];
  readonly future: readonly { readonly label: string }[];
}

function stepSaid(now: Steps, before: Steps): string | undefined {
  const [last, next] = [now.past.at(-1), now.future[0]];
  if (now.future.length > before.future.length && next) return `Undone: ${next.label}`;
  if (now.future.length > 0 && now.future.length < before.future.length && last) return `Redone: ${last.label}`;
  if (now.past !== before.past && last && last !== before.past.at(-1)) return done(last.label);
  return undefined;
}

const pasts: Readonly<Record<string, string>> = {
  Add: 'Added',
  Change: 'Changed',
  Claim: 'Claimed',
  Connect: 'Connected',
  Delete: 'Deleted',
  Duplicate: 'Duplicated',
  Fold: 'Folded',
  Move: 'Moved',
  Name: 'Named',
  Paste: 'Pasted',
  Probe: 'Probed',
  Reconnect: 'Reconnected',
  Remove: 'Removed',
  Rename: 'Renamed',
  Show: 'Showed',
};

/** `Delete 2 elements` becomes `Deleted 2 elements`. */
const done = (label: string): string => label.replace(/^\w+/, (verb) => pasts[verb] ?? verb);
