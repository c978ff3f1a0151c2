/** How a page knows that its worker lives: pings, answered between two pieces of work, and a lock that is free once the worker has ended. */

export interface Ping {
  readonly type: 'ping';
  /** The name of the lock that the worker holds as long as it lives, where the browser has locks. */
  readonly lock: string;
}

export interface Pong {
  readonly type: 'pong';
}

/** As much of the browser's locks as is needed; pages without a secure connection have none. */
export interface Locks {
  request(name: string, hold: () => Promise<void>): Promise<unknown>;
}

/** What the worker does with a ping. It answers once it holds the lock, so that nobody can get it before. */
export function createAnswer(post: (pong: Pong) => void, locks: Locks | undefined): (ping: Ping) => void {
  let isHeld = false;
  const answer = () => post({ type: 'pong' });
  return ({ lock }) => {
    if (isHeld || !locks) return answer();
    isHeld = true;
    const held = locks.request(lock, () => {
      answer();
      return new Promise(() => {});
    });
    void held.catch(answer);
  };
}
