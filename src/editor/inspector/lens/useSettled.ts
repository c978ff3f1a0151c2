/** True once something has been true for a while: what lasts a frame is not worth a warning. */
import { useEffect, useState } from 'react';

export function useSettled(value: boolean, milliseconds: number): boolean {
  const [settled, setSettled] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), value ? milliseconds : 0);
    return () => clearTimeout(timer);
  }, [value, milliseconds]);
  return settled && value;
}
