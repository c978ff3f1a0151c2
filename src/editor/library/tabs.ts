/** Word between the tabs of this browser. */
import type { Tabs, Word } from './keeper.ts';

export function createTabs(name = 'neuroloom'): Tabs {
  if (typeof BroadcastChannel === 'undefined') return { tell: () => {}, listen: () => {} }; // the store's count of saves still notices
  const channel = new BroadcastChannel(name);
  return {
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a channel has no origins
    tell: (word) => channel.postMessage(word),
    listen: (listener) => channel.addEventListener('message', ({ data }: MessageEvent<Word>) => listener(data)),
  };
}
