/** What the fragment of the address asks for. */

export type Route =
  | { readonly type: 'home' }
  | { readonly type: 'gallery'; readonly name: string }
  | { readonly type: 'drawing'; readonly id: string }
  | { readonly type: 'link'; readonly packed: string }
  | { readonly type: 'unknown'; readonly hash: string };

export function routeOf(hash: string): Route {
  const path = hash.replace(/^#/, '');
  if (path === '' || path === '/') return { type: 'home' };
  if (path.startsWith('v1=')) return { type: 'link', packed: path.slice('v1='.length) };
  const [, place, name] = /^\/(gallery|drawing)\/([\w.-]+)$/.exec(path) ?? [];
  if (place === 'gallery' && name !== undefined) return { type: 'gallery', name };
  if (place === 'drawing' && name !== undefined) return { type: 'drawing', id: name };
  return { type: 'unknown', hash };
}

export const galleryHash = (name: string): string => `#/gallery/${name}`;
export const drawingHash = (id: string): string => `#/drawing/${id}`;
