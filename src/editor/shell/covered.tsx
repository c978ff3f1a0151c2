/** Whether the keys belong to something that lies over the page: from the moment it is asked for until it is gone. */

/** A dialog that was asked for: its code may still be on its way. */
const ASKED = '[data-takes-keys]';
const OVERLAYS = `${ASKED}, [role=dialog][aria-modal=true], [role=menu]`;
/** What does not take the page's place has the keys while it has the focus. */
const BESIDE = '[data-portal] [role=dialog]';

export const isCovered = (): boolean => document.querySelector(OVERLAYS) !== null || Boolean(document.activeElement?.closest(BESIDE));

const taken = new WeakSet<Event>();

const look = (event: Event) => void (isCovered() && taken.add(event));

/** Looks at every key before anybody hears it: the one that closes something is no shortcut of what lay below. Gives how to stop. */
export function watchCovered(): () => void {
  globalThis.addEventListener('keydown', look, true);
  return () => globalThis.removeEventListener('keydown', look, true);
}

/** Whether something lay over the page when the key was pressed. */
export const wasCovered = (event: Event): boolean => taken.has(event);

/** To be there as long as something is asked for that takes the keys. */
export function TakesKeys() {
  return <span hidden data-takes-keys />;
}
