import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createQueue } from './queue.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

interface Job {
  readonly type: string;
  readonly n?: number;
}

/** A queue whose jobs end when they are told to. */
function slow() {
  const began: Job[] = [];
  const failures: unknown[] = [];
  let end: (error?: Error) => void = () => {};
  const queue = createQueue<Job>(
    (job) => {
      began.push(job);
      return new Promise((resolve, reject) => (end = (error) => (error ? reject(error) : resolve())));
    },
    (error) => failures.push(error),
  );
  const finish = async (error?: Error) => {
    end(error);
    await vi.advanceTimersByTimeAsync(0);
  };
  return { queue, began, failures, finish };
}

test('jobs are done in their order, never two at once', async () => {
  const { queue, began, finish } = slow();
  for (const n of [1, 2, 3]) queue.add({ type: 'job', n });
  expect(began.map(({ n }) => n)).toEqual([1]);
  await finish();
  expect(began.map(({ n }) => n)).toEqual([1, 2]);
  await finish();
  expect(began.map(({ n }) => n)).toEqual([1, 2, 3]);
});

test('a job that fails is said, and the next one is done', async () => {
  const { queue, began, failures, finish } = slow();
  queue.add({ type: 'a' });
  queue.add({ type: 'b' });
  await finish(new Error('broken'));
  expect(failures).toEqual([new Error('broken')]);
  expect(began.map(({ type }) => type)).toEqual(['a', 'b']);
});

test('what waits can be looked at, taken out of turn and forgotten', () => {
  const { queue } = slow();
  for (const type of ['busy', 'a', 'b', 'keep', 'c']) queue.add({ type });
  expect(queue.peek()?.type).toBe('a');
  expect(queue.has('b')).toBe(true);
  expect(queue.shift()?.type).toBe('a');
  queue.keepOnly('keep');
  expect([queue.has('b'), queue.has('keep'), queue.peek()?.type]).toEqual([false, true, 'keep']);
});

test('a reminder that is asked for again starts its time anew, and none comes after the end', async () => {
  const { queue, began } = slow();
  queue.remind({ type: 'later' }, 100);
  await vi.advanceTimersByTimeAsync(60);
  queue.remind({ type: 'later' }, 100);
  await vi.advanceTimersByTimeAsync(60);
  expect(began).toEqual([]);
  await vi.advanceTimersByTimeAsync(40);
  expect(began).toEqual([{ type: 'later' }]);
  queue.remind({ type: 'never' }, 10);
  queue.dispose();
  await vi.advanceTimersByTimeAsync(1000);
  expect(began).toHaveLength(1);
});
