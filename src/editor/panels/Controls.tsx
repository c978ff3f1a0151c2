/** What a picture is steered by, and its legend: in the head of its panel, beside what is read there. */
import { createContext, useContext, type ReactNode } from 'react';
import { createPortal } from 'react-dom';
import classes from './Panels.module.css';

/** The place in the head; null until it is drawn, undefined where a picture stands without a panel. */
export const ControlsContext = createContext<HTMLElement | null | undefined>(undefined);

export function Controls({ children }: { readonly children: ReactNode }) {
  const place = useContext(ControlsContext);
  if (place === undefined) return <div className={classes['controls']}>{children}</div>;
  return place && createPortal(children, place);
}
