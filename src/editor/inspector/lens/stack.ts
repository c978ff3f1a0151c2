/** Names of the elements of a port where several edges are laid end to end. */
import { elementName } from '../words.ts';
import type { Scene } from './scene.ts';
import { stackedInto } from './terms.ts';

export function stackedNames(scene: Scene, node: string, port: string): readonly string[] {
  return stackedInto(scene, node, port).flatMap((id) => {
    const from = scene.document.edges[id]?.from;
    const size = from && scene.sizeOf(from.node, from.port);
    return from && size !== undefined ? Array.from({ length: size }, (_, i) => elementName(scene.document, from.node, i, size)) : [];
  });
}
