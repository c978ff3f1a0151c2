/** A formula set by KaTeX, which is loaded when the first one is shown. Until then, and when it fails, the TeX itself. */
import type katexModule from 'katex';
import { useLayoutEffect, useRef, useState } from 'react';

type Katex = typeof katexModule;
let loaded: Katex | undefined;
const loading = new Set<(katex: Katex) => void>();

async function load(): Promise<void> {
  const [{ default: katex }] = await Promise.all([import('katex'), import('katex/dist/katex.min.css')]);
  loaded = katex;
  for (const tell of loading) tell(katex);
  loading.clear();
}

function useKatex(): Katex | undefined {
  const [katex, setKatex] = useState<Katex | undefined>(() => loaded);
  useLayoutEffect(() => {
    if (katex) return undefined;
    const take = (arrived: Katex) => setKatex(() => arrived);
    if (loading.size === 0) void load();
    loading.add(take);
    return () => void loading.delete(take);
  }, [katex]);
  return katex;
}

export interface FormulaProps {
  readonly tex: string;
  /** On a line of its own. */
  readonly display?: boolean;
  readonly className?: string | undefined;
}

export function Formula({ tex, display = false, className }: FormulaProps) {
  const element = useRef<HTMLSpanElement>(null);
  const katex = useKatex();
  useLayoutEffect(() => {
    if (!element.current) return;
    if (katex) katex.render(tex, element.current, { displayMode: display, trust: false, throwOnError: false, maxExpand: 100, maxSize: 10 });
    else element.current.textContent = tex;
  }, [katex, tex, display]);
  return <span ref={element} className={className} />;
}
