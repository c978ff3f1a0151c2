/** The address decides what is open, at the start and whenever it changes; the first change of a copy gives it an address of its own. */
import { assertNever } from '../../base/index.ts';
import { goTo, openFirst, openGallery, openKept, openLink, refuse, type Address } from '../library/openings.ts';
import type { Desk } from '../shell/desk.tsx';
import { drawingHash, routeOf, type Route } from './routes.ts';

/** Opens what the address asks for; gives when that is done. Of addresses that follow one another quickly the last is what is open in the end. */
export async function followAddress(desk: Desk): Promise<void> {
  const { editor, keeper, ui } = desk;
  const addressOfOpen = () => ui.getState().copyOf ?? drawingHash(editor.store.getState().drawing);
  const follow = async (wanted: string) => {
    const isWanted = () => location.hash === wanted; // else the person is on the way to elsewhere
    const stay = () => isWanted() && goTo(addressOfOpen(), 'replace');
    const open = editor.store.getState().drawing;
    const route = routeOf(wanted);
    if (!isWanted() || (route.type === 'drawing' && route.id === open)) return;
    if (await openRoute(desk, route)) {
      if (editor.store.getState().drawing === open) stay(); // the person does
      return;
    }
    if (ui.getState().ready) stay();
    else await openHome(desk, 'replace');
    if (route.type === 'gallery-list') ui.open('gallery');
  };
  keeper.onFirstSave((id) => {
    if (location.hash === ui.getState().copyOf) goTo(drawingHash(id), 'replace'); // else the person is on the way to elsewhere
    ui.setState({ copyOf: undefined });
  });
  let done = follow(location.hash);
  globalThis.addEventListener('hashchange', ({ newURL }) => {
    done = done.then(() => follow(new URL(newURL).hash)).catch(reportError);
  });
  await done;
}

async function openRoute(desk: Desk, route: Route): Promise<boolean> {
  const missing = (title: string, message: string): false => {
    refuse(desk, title, [{ code: 'unknown-address', severity: 'error', message, at: null }]);
    return false;
  };
  switch (route.type) {
    case 'home':
      await openHome(desk, 'replace');
      return true;
    case 'link':
      return openLink(desk, route.packed);
    case 'gallery-list':
      return false; // it lies over what is open
    case 'gallery':
      return (
        (await openGallery(desk, route.name, route.experiment)) ||
        missing('Not in the gallery', `The gallery has no drawing named ${route.name}. Look for it in the gallery.`)
      );
    case 'drawing':
      return (
        (await openKept(desk, route.id, 'keep').catch(() => false)) ||
        missing(
          'Not in this browser',
          'This address names a drawing that this browser does not keep. It may have been deleted, or it was drawn in another browser.',
        )
      );
    case 'unknown':
      return missing('Unknown address', `Nothing is found under ${route.hash}.`);
    default:
      return assertNever(route);
  }
}

/** The drawing that was worked on last; on a first visit the first one. */
export async function openHome(desk: Desk, address: Address): Promise<void> {
  const [last] = await desk.store.list().catch(() => []);
  if (last && (await openKept(desk, last.id, address))) return;
  await openFirst(desk, address);
}
