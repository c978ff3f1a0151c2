/** The address decides what is open, at the start and whenever it changes; the first change of a copy gives it an address of its own. */
import { assertNever } from '../../base/index.ts';
import { sayDamaged, sayUnread } from '../library/damaged.ts';
import { goTo, openGallery, openHome, openKept, openLink, refuse } from '../library/openings.ts';
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
  const missing = (title: string, message: string): false => miss(desk, title, message);
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
      return openAddressed(desk, route.id);
    case 'unknown':
      return missing('Unknown address', `Nothing is found under ${route.hash}.`);
    default:
      return assertNever(route);
  }
}

/** False, once it is said why. */
async function openAddressed(desk: Desk, id: string): Promise<boolean> {
  try {
    const outcome = await openKept(desk, id, 'keep');
    if (outcome.is === 'damaged') sayDamaged(desk, [outcome]);
    if (outcome.is === 'missing')
      miss(
        desk,
        'Not in this browser',
        'This address names a drawing that this browser does not keep. It may have been deleted, the browser may have cleared what it kept, or it was drawn in another browser.',
      );
    return outcome.is === 'done';
  } catch (error) {
    sayUnread(desk, error);
    return false;
  }
}

function miss(desk: Desk, title: string, message: string): false {
  refuse(desk, title, [{ code: 'unknown-address', severity: 'error', message, at: null }]);
  return false;
}
