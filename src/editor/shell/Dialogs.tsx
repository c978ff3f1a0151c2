/** All dialogs of the shell. Their code is no part of the first load. */
import { useCallback, type ComponentType } from 'react';
import { TakesKeys } from './covered.tsx';
import { useDesk, useUi } from './desk.tsx';
import { Late } from './Late.tsx';
import { toast } from './toast.ts';
import type { UiState } from './ui.ts';

interface Part {
  readonly load: () => Promise<ComponentType>;
  readonly isAsked: (state: UiState) => boolean;
}

const parts: readonly Part[] = [
  { load: async () => (await import('./Search.tsx')).Search, isAsked: ({ dialog }) => dialog === 'search' },
  { load: async () => (await import('../gallery/GalleryDialog.tsx')).GalleryDialog, isAsked: ({ dialog }) => dialog === 'gallery' },
  { load: async () => (await import('../library/DrawingsDialog.tsx')).DrawingsDialog, isAsked: ({ dialog }) => dialog === 'drawings' },
  { load: async () => (await import('../share/ShareDialog.tsx')).ShareDialog, isAsked: ({ dialog }) => dialog === 'share' },
  { load: async () => (await import('./ShortcutsDialog.tsx')).ShortcutsDialog, isAsked: ({ dialog }) => dialog === 'shortcuts' },
  { load: async () => (await import('./AboutDialog.tsx')).AboutDialog, isAsked: ({ dialog }) => dialog === 'about' },
  { load: async () => (await import('./ProblemsDialog.tsx')).ProblemsDialog, isAsked: ({ problems }) => problems !== undefined },
  { load: async () => (await import('./LeaveDialog.tsx')).LeaveDialog, isAsked: ({ leaving }) => leaving !== undefined },
];

export function Dialogs() {
  return parts.map((part, index) => <LateDialog key={index} {...part} />); // oxlint-disable-line react/no-array-index-key -- the list never changes
}

function LateDialog({ load, isAsked }: Part) {
  const { ui } = useDesk();
  const onFail = useCallback(() => {
    ui.getState().leaving?.answer('stay');
    ui.setState({ dialog: undefined, problems: undefined });
    toast({ message: 'This part of the editor could not be fetched. Reload the page once you are online.', bad: true });
  }, [ui]);
  const isWanted = useUi(isAsked);
  return (
    <>
      {isWanted && <TakesKeys />}
      <Late load={load} isAsked={isWanted} onFail={onFail} />
    </>
  );
}
