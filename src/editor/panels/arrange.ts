/** The panels of a drawing: its probes with the picture that suits each, what a run is watched with, and what was attached. */
import { groupBy } from '../../base/index.ts';
import type { Panel, Picture } from './picture.ts';
import { isDefined } from './quantities.ts';
import { keyOf, type PanelChoices } from './panelStore.ts';
import { pictureById, pictures } from './pictures.ts';
import type { Surroundings } from './surroundings.ts';

/** The pictures that show a probe, the best one first. */
export const fitting = (around: Surroundings, probe: string): readonly Picture[] =>
  pictures
    .map((picture) => ({ picture, fit: picture.fitsProbe?.(around, probe) ?? 0 }))
    .filter(({ fit }) => fit > 0)
    .toSorted((a, b) => b.fit - a.fit)
    .map(({ picture }) => picture);

/** Pictures of nodes and edges that can be attached. */
export const fittingOwner = (around: Surroundings, owner: string): readonly Picture[] =>
  pictures.filter(({ fitsOwner }) => fitsOwner?.(around, owner));

function pictureFor(around: Surroundings, { chosen }: PanelChoices, probe: string): Picture | undefined {
  const fit = fitting(around, probe);
  return fit.find(({ id }) => id === chosen[probe]) ?? fit[0];
}

/** Spikes that an f–I curve counts are seen in time, too. */
function panelsOfProbes(around: Surroundings, choices: PanelChoices): readonly Panel[] {
  const places = Object.keys(around.document.probes).flatMap((probe) => {
    const target = around.document.probes[probe]?.target;
    if (target && !isDefined(around.document, target)) return [];
    const picture = pictureFor(around, choices, probe);
    return picture ? [{ probe, picture, group: picture.groupOf?.(around, probe) ?? probe }] : [];
  });
  return [...groupBy(places, ({ picture, group }) => keyOf(picture.id, group))].flatMap(([key, members]): Panel[] => {
    const [first] = members;
    if (!first) return [];
    const owner = first.picture.fitsOwner?.(around, first.group) ? { owner: first.group } : {};
    return [{ key, picture: first.picture, subject: { probes: members.map(({ probe }) => probe), ...owner } }];
  });
}

function panelsOfOwners(around: Surroundings, { added }: PanelChoices): readonly Panel[] {
  const unasked = pictures.flatMap((picture) => (picture.unasked?.(around) ?? []).map((owner) => keyOf(picture.id, owner)));
  return [...new Set([...unasked, ...added])].flatMap((key): Panel[] => {
    const space = key.indexOf(' ');
    const picture = pictureById.get(key.slice(0, space));
    const owner = key.slice(space + 1);
    return picture?.fitsOwner?.(around, owner) ? [{ key, picture, subject: { probes: [], owner } }] : [];
  });
}

/** Every panel there is, also those that were closed, in the order in which they stand. */
export function allPanels(around: Surroundings, choices: PanelChoices): readonly Panel[] {
  const ofProbes = panelsOfProbes(around, choices);
  const known = new Set(ofProbes.map(({ key }) => key));
  const others = panelsOfOwners(around, choices).filter(({ key }) => !known.has(key));
  return [...ofProbes, ...others].toSorted((a, b) => a.picture.place - b.picture.place);
}

export const openPanels = (panels: readonly Panel[], { closed }: PanelChoices): readonly Panel[] =>
  panels.filter(({ key }) => !closed.has(key));
