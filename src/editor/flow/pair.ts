/** Two ports that a connection would join. */
import type { PortRef } from '../../graph/index.ts';

export interface Pair {
  readonly from: PortRef;
  readonly to: PortRef;
}
