/** Why the drawing is not kept in this browser, and what can be done about it. */
import { CopyCheck, HardDriveDownload, RefreshCw } from 'lucide-react';
import type { ReactNode } from 'react';
import { saveFile } from '../actions/file.ts';
import type { SaveState } from '../library/keeper.ts';
import { openAsked, openCopy } from '../library/openings.ts';
import { Banner } from './Banner.tsx';
import { useDesk, useSaveState, type Desk } from './desk.tsx';
import { sentence } from './words.ts';

const ICON = 17;

interface Way {
  readonly label: string;
  run(): void;
}

interface Notice {
  readonly icon: ReactNode;
  readonly text: string;
  readonly ways: readonly Way[];
}

type Troubled = Exclude<SaveState, { readonly is: 'unchanged' | 'saving' | 'saved' }>;

type Failed = Extract<SaveState, { readonly is: 'failed' }>;

export function KeepingBanner() {
  const desk = useDesk();
  const state = useSaveState();
  if (state.is === 'unchanged' || state.is === 'saving' || state.is === 'saved') return null;
  const notice = notices[state.is] as (desk: Desk, state: Troubled) => Notice;
  const { icon, text, ways: out } = notice(desk, state);
  return (
    <Banner tone="bad" icon={icon} ways={out}>
      {text}
    </Banner>
  );
}

const asFile = (desk: Desk): Way => ({ label: 'Save a file', run: () => void saveFile(desk, false) });
const asCopy = (desk: Desk): Way => {
  const { document } = desk.editor.store.getState().history;
  return { label: 'Keep this one as a copy', run: () => void openCopy(desk, { ...document, title: `${document.title} (copy)` }) };
};

const again = ({ keeper }: Desk): Way => ({ label: 'Try again', run: () => void keeper.flush() });

/** The usual way out first. */
const ways: { readonly [T in Failed['trouble']]: (desk: Desk) => readonly Way[] } = {
  full: (desk) => [asFile(desk), { label: 'Delete drawings', run: () => desk.ui.open('drawings') }, again(desk)],
  blocked: (desk) => [again(desk), asFile(desk)],
  other: (desk) => [asFile(desk), again(desk)],
};

const notices: { readonly [K in Troubled['is']]: (desk: Desk, state: Extract<Troubled, { readonly is: K }>) => Notice } = {
  elsewhere: (desk) => ({
    icon: <CopyCheck size={ICON} />,
    text: 'This drawing was changed in another tab. Nothing is saved here until you choose.',
    ways: [{ label: 'Show the other one', run: () => void openAsked(desk, desk.editor.store.getState().drawing, 'keep') }, asCopy(desk)],
  }),
  deleted: (desk) => ({
    icon: <CopyCheck size={ICON} />,
    text: 'This drawing was deleted in another tab. Nothing is saved here until you choose.',
    ways: [{ label: 'Keep it after all', run: () => void desk.keeper.keepAgain() }, asFile(desk)],
  }),
  outdated: (desk) => ({
    icon: <RefreshCw size={ICON} />,
    text: 'A newer Neuroloom has taken over the drawings of this browser. What you change here is not kept: load this page again, or save a file.',
    ways: [{ label: 'Load again', run: () => location.reload() }, asFile(desk)],
  }),
  failed: (desk, { why, trouble }) => ({
    icon: <HardDriveDownload size={ICON} />,
    text: `The drawing is not kept in this browser: ${sentence(why)} It stays here as long as this page is open.`,
    ways: ways[trouble](desk),
  }),
};
