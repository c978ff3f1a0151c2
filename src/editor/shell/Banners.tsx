/** What stands in the way: a drawing that is held, a runtime that failed, a drawing that another tab changed or that cannot be kept. */
import { AlertTriangle, CopyCheck, HardDriveDownload, Link2 } from 'lucide-react';
import { useState } from 'react';
import { saveFile } from '../actions/file.ts';
import { openCopy, openKept } from '../library/openings.ts';
import { RUNS_UNASKED } from '../library/hold.ts';
import { useEditor, useEditorState } from '../state/context.tsx';
import { NotFiniteBanner } from '../transport/NotFiniteBanner.tsx';
import { Banner } from './Banner.tsx';
import classes from './Banners.module.css';
import { useDesk, useSaveState } from './desk.tsx';
import { powerOfTen } from './words.ts';

const ICON = 17;

export function Banners() {
  return (
    <div className={classes['root']}>
      <HeldBanner />
      <FailureBanner />
      <NotFiniteBanner />
      <ElsewhereBanner />
      <NotKeptBanner />
    </div>
  );
}

function HeldBanner() {
  const editor = useEditor();
  const cost = useEditorState(({ runtime }) => (runtime.held && runtime.observables.length > 0 ? runtime.cost + runtime.setup : 0));
  if (cost <= RUNS_UNASKED) return null;
  return (
    <Banner tone="plain" icon={<Link2 size={ICON} />} ways={[{ label: 'Run', run: () => editor.send({ type: 'release' }) }]}>
      Opened from a link: {powerOfTen(cost, 2)} multiply-adds for the first pass.
    </Banner>
  );
}

function FailureBanner() {
  const editor = useEditor();
  const failure = useEditorState(({ runtime }) => runtime.failure);
  const isGivenUp = useEditorState(({ runtime }) => runtime.givenUp);
  const [dismissed, setDismissed] = useState<string>();
  const name = useEditorState(({ backend }) => backend?.name);
  if (failure === undefined || (failure === dismissed && !isGivenUp)) return null;
  if (isGivenUp)
    return (
      <Banner tone="bad" icon={<AlertTriangle size={ICON} />} ways={[{ label: 'Try again', run: () => editor.restart() }]}>
        The computation broke several times within a minute and rests now: {sentence(failure)}
      </Banner>
    );
  const others = [
    { label: 'Choose another backend', run: () => editor.send({ type: 'use-backend', name: 'auto' }) },
    { label: 'Compute in float64', run: () => editor.send({ type: 'use-backend', name: 'reference' }) },
  ];
  return (
    <Banner
      tone="bad"
      icon={<AlertTriangle size={ICON} />}
      ways={name === 'reference' ? others.slice(0, 1) : others}
      onClose={() => setDismissed(failure)}
    >
      The computation stopped: {sentence(failure)}
    </Banner>
  );
}

const sentence = (text: string): string => (/[.?]$/.test(text) ? text : `${text}.`);

function ElsewhereBanner() {
  const desk = useDesk();
  const { is } = useSaveState();
  if (is !== 'elsewhere') return null;
  const { drawing, history } = desk.editor.store.getState();
  const ways = [
    { label: 'Show the other one', run: () => void openKept(desk, drawing, 'keep') },
    {
      label: 'Keep this one as a copy',
      run: () => void openCopy(desk, { ...history.document, title: `${history.document.title} (copy)` }),
    },
  ];
  return (
    <Banner tone="bad" icon={<CopyCheck size={ICON} />} ways={ways}>
      This drawing was changed in another tab. Nothing is saved here until you choose.
    </Banner>
  );
}

function NotKeptBanner() {
  const desk = useDesk();
  const state = useSaveState();
  if (state.is !== 'failed') return null;
  const ways = [
    { label: 'Save a file', run: () => void saveFile(desk, false) },
    { label: 'Try again', run: () => void desk.keeper.flush() },
  ];
  return (
    <Banner tone="bad" icon={<HardDriveDownload size={ICON} />} ways={ways}>
      The drawing is not kept in this browser: {sentence(state.why)}
    </Banner>
  );
}
