/** A part of the editor whose code comes once the page is at rest, or as soon as it is asked for. From then on it stays. */
import { useMounted } from '@mantine/hooks';
import { useEffect, useState, type ComponentType } from 'react';
import { InTurn } from '../kit/index.ts';

interface LateProps {
  /** The same function every time. */
  readonly load: () => Promise<ComponentType>;
  readonly isAsked: boolean;
  /** It was asked for, and could not be fetched. */
  readonly onFail: () => void;
}

const REST = 1_500; // ms

export function Late({ load, isAsked, onFail }: LateProps) {
  const [Part, setPart] = useState<ComponentType>();
  useEffect(() => {
    if (Part) return undefined;
    let isCurrent = true;
    const fetch = () => {
      load().then(
        (part) => isCurrent && setPart(() => part),
        () => isCurrent && isAsked && onFail(), // not asked for, it is fetched once more when it is
      );
    };
    const timer = setTimeout(fetch, isAsked ? 0 : REST);
    return () => {
      isCurrent = false;
      clearTimeout(timer);
    };
  }, [Part, load, isAsked, onFail]);
  return Part ? (
    <InTurn>
      <Part />
    </InTurn>
  ) : null;
}

/** False until it was on the screen once: a dialog that is born open would not know where the focus was. */
export function useAfterMount(isOpen: boolean): boolean {
  const isMounted = useMounted();
  return isOpen && isMounted;
}
