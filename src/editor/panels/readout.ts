/** The line in a panel's head that a picture writes its numbers into, past React. */
import { createContext, useContext } from 'react';

export const ReadoutContext = createContext<(words: string) => void>(() => undefined);
export const useReadout = (): ((words: string) => void) => useContext(ReadoutContext);
