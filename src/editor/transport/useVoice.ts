/** Says what a run does to those who do not see it: that it starts, pauses, ends and why, that a number is not finite any more, that it was lost and goes on. */
import { useEffect } from 'react';
import { titleOf } from '../experiments/experiments.ts';
import { nodeName } from '../inspector/words.ts';
import { useDesk } from '../shell/desk.tsx';
import { toast } from '../shell/toast.ts';
import type { EditorState } from '../state/editor.ts';
import { positionWords } from './course.ts';
import { restartedWords } from './restarted.ts';

const SOON = 60; // ms: why a run stopped comes right after the news that it did

export function useVoice(): void {
  const { editor, ui } = useDesk();
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let withdraw = () => {};
    const stop = editor.store.subscribe((now, before) => {
      const { runtime } = now;
      if (runtime === before.runtime || now.drawing !== before.drawing) return;
      if (runtime.running !== before.runtime.running) {
        clearTimeout(timer);
        timer = setTimeout(() => ui.say(runWords(editor.store.getState())), SOON);
      }
      if (runtime.notFinite && runtime.notFinite !== before.runtime.notFinite) {
        editor.send({ type: 'pause' });
        ui.say(runtime.notFinite.message);
      }
      if (runtime.restarted && runtime.restarted !== before.runtime.restarted) {
        const message = restartedWords(runtime.restarted, now);
        ui.say(message);
        withdraw();
        withdraw = toast({ message, bad: true });
      }
      if (runtime.lost.length > 0 && runtime.lost !== before.runtime.lost) toast({ message: lostWords(now) });
    });
    return () => {
      stop();
      clearTimeout(timer);
    };
  }, [editor, ui]);
}

function runWords({ runtime: { running, ended, course, step }, history: { document }, experiment }: EditorState): string {
  const title = titleOf(document, experiment);
  if (running) return `Running ${title}`;
  const where = course ? positionWords(course, step) : '';
  if (ended === undefined) return `Paused, ${where}`;
  return ended === 'length' ? `${title} has ended, ${where}` : `${title} has stopped, ${where}: it reached what it waits for`;
}

/** States are named `owner slot`; whoever edits thinks of the owner. */
function lostWords({ runtime: { lost }, history: { document } }: EditorState): string {
  const owners = [...new Set(lost.map((key) => key.split(' ')[0] ?? ''))].filter((id) => document.nodes[id] || document.edges[id]);
  if (owners.length === 0) return 'What was removed takes its state with it.';
  const names = owners
    .slice(0, 3)
    .map((id) => nodeName(document, id))
    .join(', ');
  return `${names}${owners.length > 3 ? ` and ${owners.length - 3} more` : ''}: changed in size, and so at the start again.`;
}
