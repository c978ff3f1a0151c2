/** What stands in the way: a drawing that is held, a runtime that failed, a drawing that cannot be kept. */
import { AlertTriangle, Link2 } from 'lucide-react';
import { useState } from 'react';
import { RUNS_UNASKED } from '../library/hold.ts';
import { useEditor, useEditorState } from '../state/context.tsx';
import { NotFiniteBanner } from '../transport/NotFiniteBanner.tsx';
import { Banner } from './Banner.tsx';
import { BusyBanner } from './BusyBanner.tsx';
import classes from './Banners.module.css';
import { KeepingBanner } from './KeepingBanner.tsx';
import { powerOfTen, sentence } from './words.ts';

const ICON = 17;

export function Banners() {
  return (
    <div className={classes['root']}>
      <HeldBanner />
      <BusyBanner />
      <FailureBanner />
      <NotFiniteBanner />
      <KeepingBanner />
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
  const isStopped = useEditorState(({ runtime }) => runtime.stopped);
  const [dismissed, setDismissed] = useState<string>();
  const name = useEditorState(({ backend }) => backend?.name);
  if (failure === undefined || (failure === dismissed && !isGivenUp && !isStopped)) return null;
  if (isStopped)
    return (
      <Banner tone="plain" icon={<AlertTriangle size={ICON} />} ways={[{ label: 'Compute again', run: () => editor.restart() }]}>
        You stopped the computation. The drawing can be changed as before.
      </Banner>
    );
  if (isGivenUp)
    return (
      <Banner tone="bad" icon={<AlertTriangle size={ICON} />} ways={[{ label: 'Try again', run: () => editor.restart() }]}>
        The computation broke several times in a row and rests now: {sentence(failure)} The drawing can be changed as before.
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
