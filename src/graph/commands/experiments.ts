/** Experiments: adding, naming and removing them. */
import type { Experiment } from '../document.ts';
import type { Command, DocumentDraft, Draft } from './command.ts';

/** A name that is taken is left alone. */
export const addExperiment: Command<{ readonly name: string; readonly experiment: Experiment; readonly label?: string }> = {
  type: 'add-experiment',
  label: ({ name, label }) => label ?? `Add experiment ${name}`,
  apply: (draft, { name, experiment }) => void (draft.experiments[name] ??= experiment as Draft<Experiment>),
};

/** With the claims that speak of it, whether they measure it or compare with it. */
export const removeExperiment: Command<{ readonly name: string }> = {
  type: 'remove-experiment',
  label: ({ name }) => `Remove experiment ${name}`,
  apply(draft, { name }) {
    delete draft.experiments[name];
    const speaksOf = ({ experiment, is }: DocumentDraft['claims'][number]) =>
      experiment === name || ('sameAs' in is && is.sameAs.experiment === name);
    if (draft.claims.some(speaksOf)) draft.claims = draft.claims.filter((claim) => !speaksOf(claim));
  },
};

/** Claims follow, and the order of the experiments stays. A name that is taken changes nothing. */
export const renameExperiment: Command<{ readonly name: string; readonly to: string }> = {
  type: 'rename-experiment',
  label: ({ to }) => `Rename the experiment to ${to}`,
  apply(draft, { name, to }) {
    if (!draft.experiments[name] || draft.experiments[to]) return;
    draft.experiments = Object.fromEntries(
      Object.entries(draft.experiments).map(([key, experiment]) => [key === name ? to : key, experiment]),
    );
    for (const claim of draft.claims) {
      if (claim.experiment === name) claim.experiment = to;
      if ('sameAs' in claim.is && claim.is.sameAs.experiment === name) claim.is.sameAs.experiment = to;
    }
  },
};
