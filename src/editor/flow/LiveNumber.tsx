/** The number of a weight that is being trained. */
import { useLiveNumber } from './liveWeight.ts';

export function LiveNumber({ edge, otherwise }: { readonly edge: string; readonly otherwise: number }) {
  return <span ref={useLiveNumber(edge, otherwise)} />;
}
