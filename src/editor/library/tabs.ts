/** Word between the tabs of this browser. */
import type { Tabs } from './keeper.ts';

export function createTabs(name = 'neuroloom'): Tabs {
  if (typeof BroadcastChannel === 'undefined') return { tell: () => {}, listen: () => {} }; // the store's count of saves still notices
  const channel = new BroadcastChannel(name);
  return {
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a channel has no origins
    tell: (save) => channel.postMessage(save),
    listen: (listener) => channel.addEventListener('message', ({ data }: MessageEvent<{ id: string; saves: number }>) => listener(data)),
  };
}
