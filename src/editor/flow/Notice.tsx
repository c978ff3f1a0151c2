/** What was said last, where it happened, for as long as it takes to read. */
import { useEffect } from 'react';
import styles from './Canvas.module.css';
import { useCanvasState, useCanvasStore } from './canvasStore.tsx';

const LEAST = 2_500; // ms
const PER_CHARACTER = 55; // ms
const WIDEST = 280;
const ASIDE = 14;

export function Notice() {
  const canvas = useCanvasStore();
  const notice = useCanvasState((state) => state.notice);
  useEffect(() => {
    if (!notice) return undefined;
    const hide = () => canvas.setState({ notice: undefined });
    const timer = setTimeout(hide, LEAST + PER_CHARACTER * notice.text.length);
    globalThis.addEventListener('pointerdown', hide, { capture: true });
    globalThis.addEventListener('wheel', hide, { capture: true, passive: true });
    return () => {
      clearTimeout(timer);
      globalThis.removeEventListener('pointerdown', hide, { capture: true });
      globalThis.removeEventListener('wheel', hide, { capture: true });
    };
  }, [canvas, notice]);
  if (!notice) return null;
  const left = Math.min(notice.at.x + ASIDE, globalThis.innerWidth - WIDEST - ASIDE);
  return (
    <div className={styles['notice']} style={{ left, top: notice.at.y + ASIDE, maxWidth: WIDEST }} aria-hidden="true">
      {notice.text}
    </div>
  );
}
