/** The panels of the present drawing. */
import { useMemo } from 'react';
import { allPanels, openPanels } from './arrange.ts';
import { useChoices } from './panelStore.ts';
import type { Panel } from './picture.ts';
import { useSurroundings, type Surroundings } from './surroundings.ts';

export interface Panels {
  readonly around: Surroundings;
  readonly open: readonly Panel[];
  readonly closed: readonly Panel[];
  readonly enlarged: Panel | undefined;
}

export function usePanels(): Panels {
  const around = useSurroundings();
  const choices = useChoices();
  return useMemo(() => {
    const all = allPanels(around, choices);
    const open = openPanels(all, choices);
    return {
      around,
      open,
      closed: all.filter((panel) => !open.includes(panel)),
      enlarged: open.find(({ key }) => key === choices.enlarged),
    };
  }, [around, choices]);
}
