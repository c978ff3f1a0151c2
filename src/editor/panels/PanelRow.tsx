/** All open panels side by side; the enlarged one over the canvas. */
import { createPortal } from 'react-dom';
import { AddPicture } from './AddPicture.tsx';
import { OnClaimContext } from './onClaim.ts';
import { PanelFrame } from './PanelFrame.tsx';
import { PanelScroller } from './PanelScroller.tsx';
import { usePanels } from './usePanels.ts';
import classes from './Panels.module.css';

export function PanelRow({ onClaim }: { onClaim(index: number | undefined): void }) {
  const panels = usePanels();
  const { around, open, enlarged } = panels;
  const inRow = open.filter((panel) => panel !== enlarged);
  return (
    <OnClaimContext.Provider value={onClaim}>
      <section className={classes['row']} aria-label="Pictures">
        <PanelScroller aside={<AddPicture {...panels} />}>
          {inRow.map((panel) => (
            <PanelFrame key={panel.key} panel={panel} around={around} isLarge={false} />
          ))}
        </PanelScroller>
      </section>
      {enlarged &&
        createPortal(
          <PanelFrame key={enlarged.key} panel={enlarged} around={around} isLarge />,
          document.querySelector('#canvas') ?? document.body,
        )}
    </OnClaimContext.Provider>
  );
}
