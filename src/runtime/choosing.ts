/** Which backend a session computes on: the one that is open, while the work stays alike and its device is there. */
import type { Compiled } from '../compiler/index.ts';
import type { Backend, BackendName } from './backend.ts';
import type { HostOptions, OpenedBackend } from './hosting.ts';

export interface Chooser {
  readonly backend: Backend | undefined;
  /** From now on this one, where it works. */
  prefer(name: BackendName | 'auto'): void;
  choose(compiled: Compiled): Promise<Backend>;
  /** Whether the device that computes is lost. */
  isLost(): boolean;
  /** Lets go of a lost one, which may be preferred again; gives its name. */
  leave(): BackendName | undefined;
}

/** How much the work may grow or shrink before another backend could be better. */
const SAME_WORK = 8;

export function createChooser({ openBackend, post }: Pick<HostOptions, 'openBackend' | 'post'>): Chooser {
  let preferred: BackendName | 'auto' = 'auto';
  let opened: (OpenedBackend & { readonly cost: number }) | undefined;
  const prefer = (name: BackendName | 'auto') => {
    preferred = name;
    opened = undefined;
  };
  return {
    get backend() {
      return opened?.backend;
    },
    prefer,
    async choose({ cost }) {
      if (opened && cost <= opened.cost * SAME_WORK && cost * SAME_WORK >= opened.cost) return opened.backend;
      const chosen = await openBackend(preferred, cost);
      opened = { ...chosen, cost: Math.max(1, cost) };
      post({ type: 'backend', choice: chosen.choice });
      return chosen.backend;
    },
    isLost: () => opened?.backend.lost?.() !== undefined,
    leave() {
      const name = opened?.backend.name;
      prefer('auto');
      return name;
    },
  };
}
