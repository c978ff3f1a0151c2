/** What the fragment of the address asks for. */

export type Route =
  | { readonly type: 'home' }
  /** The list of the gallery, over what is open. */
  | { readonly type: 'gallery-list' }
  /** With the experiment to begin with, if it is another than the first. */
  | { readonly type: 'gallery'; readonly name: string; readonly experiment?: string }
  | { readonly type: 'drawing'; readonly id: string }
  | { readonly type: 'link'; readonly packed: string }
  | { readonly type: 'unknown'; readonly hash: string };

export function routeOf(hash: string): Route {
  const path = withoutTail(hash.replace(/^#/, ''));
  if (path === '' || path === '/') return { type: 'home' };
  if (path.startsWith('v1=')) return { type: 'link', packed: path.slice('v1='.length) };
  if (/^\/gallery\/?$/.test(path)) return { type: 'gallery-list' };
  const [, entry, experiment] = /^\/gallery\/(\w[\w.-]*)(?:\/(\w[\w.-]*))?$/.exec(path) ?? [];
  if (entry !== undefined) return { type: 'gallery', name: entry, ...(experiment === undefined ? {} : { experiment }) };
  const [, id] = /^\/drawing\/([\w.-]+)$/.exec(path) ?? [];
  if (id !== undefined) return { type: 'drawing', id };
  return { type: 'unknown', hash };
}

/** Signs of a sentence around an address; a browser writes those that are not ASCII, and some others, as %XX. */
const TAIL: ReadonlySet<string | undefined> = new Set('.,;:!?)]}>"\'*_');

/** Without the end of a sentence in which the address stood, or what a service has added (`&utm=1`). No name ends so; a link knows its own end. */
function withoutTail(hash: string): string {
  if (hash.startsWith('v1=')) return hash;
  const [path = ''] = hash.split('&', 1);
  let end = path.length;
  for (; end > 0; end -= TAIL.has(path[end - 1]) ? 1 : 3)
    if (!TAIL.has(path[end - 1]) && !/^%[\dA-F]{2}$/i.test(path.slice(Math.max(0, end - 3), end))) break;
  return path.slice(0, end);
}

export const galleryHash = (name: string, experiment?: string): string =>
  `#/gallery/${name}${experiment === undefined ? '' : `/${experiment}`}`;
export const drawingHash = (id: string): string => `#/drawing/${id}`;
