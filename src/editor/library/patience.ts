/** A reading that takes long is said, with the way to cancel it. */
import type { Diagnostic } from '../../graph/index.ts';
import { toast } from '../shell/toast.ts';

/** ms */
const LONG = 1_000;

export async function patiently<T>(name: string, read: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const cancelling = new AbortController();
  let hide: (() => void) | undefined;
  const timer = setTimeout(() => {
    hide = toast({ message: `${name} is being read …`, stays: true, way: { label: 'Cancel', run: () => cancelling.abort() } });
  }, LONG);
  try {
    return await read(cancelling.signal);
  } finally {
    clearTimeout(timer);
    hide?.();
  }
}

/** The person knows. */
export const isCancelled = ([first]: readonly Diagnostic[]): boolean => first?.code === 'cancelled';
