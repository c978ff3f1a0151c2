/** The panels of the present drawing. */
import { allPanels, openPanels } from './arrange.ts';
import { useChoices, type PanelChoices } from './panelStore.ts';
import type { Panel } from './picture.ts';
import { useSurroundings, type Surroundings } from './surroundings.ts';

export interface Panels {
  readonly around: Surroundings;
  readonly open: readonly Panel[];
  readonly closed: readonly Panel[];
  readonly enlarged: Panel | undefined;
}

/** Several parts of the page ask for the same panels. */
const known = new WeakMap<Surroundings, { readonly choices: PanelChoices; readonly panels: Panels }>();

function panelsOf(around: Surroundings, choices: PanelChoices): Panels {
  const all = allPanels(around, choices);
  const open = openPanels(all, choices);
  const enlarged = open.find(({ key }) => key === choices.enlarged);
  return { around, open, closed: all.filter((panel) => !open.includes(panel)), enlarged };
}

export function usePanels(): Panels {
  const around = useSurroundings();
  const choices = useChoices();
  const before = known.get(around);
  if (before?.choices === choices) return before.panels;
  const panels = panelsOf(around, choices);
  known.set(around, { choices, panels });
  return panels;
}
