/** Where a new claim goes to be worded: the list of claims opens its form. */
import { createContext, useContext } from 'react';

export const OnClaimContext = createContext<(index: number | undefined) => void>(() => undefined);
export const useOnClaim = (): ((index: number | undefined) => void) => useContext(OnClaimContext);
