/** Probes, claims and experiments. */
import type { Claim, Experiment, PortRef } from '../document.ts';
import type { Command, DocumentDraft, Draft } from './command.ts';

const sameTarget = (a: PortRef, b: PortRef): boolean => a.node === b.node && a.port === b.port;

function probeOn(draft: DocumentDraft, id: string, target: PortRef): string {
  const existing = Object.entries(draft.probes).find(([, probe]) => sameTarget(probe.target, target));
  if (existing) return existing[0];
  draft.probes[id] = { target: { ...target }, every: 1 };
  return id;
}

export const addProbe: Command<{ readonly id: string; readonly target: PortRef }> = {
  type: 'add-probe',
  label: ({ target }) => `Probe ${target.port}`,
  apply: (draft, { id, target }) => void probeOn(draft, id, target),
};

type ClaimOn = Omit<Claim, 'measure'> & { readonly measure: Omit<Claim['measure'], 'probe'> };

/** Claims something of a value, with the probe it needs. */
export const addClaim: Command<{ readonly probe: string; readonly target: PortRef; readonly claim: ClaimOn }> = {
  type: 'add-claim',
  label: ({ target }) => `Claim ${target.port}`,
  apply(draft, { probe, target, claim }) {
    draft.experiments[claim.experiment] ??= { verb: 'forward' };
    draft.claims.push({ ...claim, measure: { ...claim.measure, probe: probeOn(draft, probe, target) } } as Draft<Claim>);
  },
};

export const setClaim: Command<{ readonly index: number; readonly claim: Claim }> = {
  type: 'set-claim',
  label: () => 'Change claim',
  apply: (draft, { index, claim }) => void draft.claims.splice(index, 1, claim as Draft<Claim>),
};

export const removeClaim: Command<{ readonly index: number }> = {
  type: 'remove-claim',
  label: () => 'Remove claim',
  apply: (draft, { index }) => void draft.claims.splice(index, 1),
};

export const setExperiment: Command<{ readonly name: string; readonly experiment: Experiment }> = {
  type: 'set-experiment',
  label: ({ name }) => `Change experiment ${name}`,
  apply: (draft, { name, experiment }) => void (draft.experiments[name] = experiment as Draft<Experiment>),
};
