/** Asks the browser to keep the drawings even when it runs out of space. */
import { useEffect, useState } from 'react';

/** Undefined where the browser does not say. */
export async function askToPersist(): Promise<boolean | undefined> {
  const { storage } = navigator as Partial<Pick<Navigator, 'storage'>>;
  if (!storage?.persisted) return undefined;
  return (await storage.persisted()) || storage.persist();
}

export function usePersistence(): boolean | undefined {
  const [isPersisted, setPersisted] = useState<boolean>();
  useEffect(() => void askToPersist().then(setPersisted, () => setPersisted(undefined)), []);
  return isPersisted;
}
