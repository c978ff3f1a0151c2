import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { kinds } from '../../../nodes/kinds.ts';
import { emptyDocument } from '../../graph/index.ts';
import { createReader, DEADLINE } from './reader.ts';

/** A worker that says what a test tells it to say. */
class FakeWorker extends EventTarget {
  readonly asked: unknown[] = [];
  isEnded = false;
  postMessage(message: unknown): void {
    this.asked.push(message);
  }
  terminate(): void {
    this.isEnded = true;
  }
  say(data: unknown): void {
    this.dispatchEvent(new MessageEvent('message', { data }));
  }
}

let worker = new FakeWorker();
const reader = createReader(kinds, () => worker as unknown as Worker);
const text = JSON.stringify(emptyDocument());

beforeEach(() => {
  worker = new FakeWorker();
  vi.useFakeTimers();
});
afterEach(() => vi.useRealTimers());

test('what the worker found is the answer, and the worker is ended', async () => {
  const read = reader.readDrawing(text);
  worker.say('ready');
  expect(worker.asked).toEqual([{ as: 'drawing', source: text }]);
  const found = { ok: true, document: emptyDocument(), diagnostics: [] };
  worker.say(found);
  expect(await read).toBe(found);
  expect([worker.isEnded, vi.getTimerCount()]).toEqual([true, 0]);
});

test('one that does not answer is ended at the deadline, with a sentence', async () => {
  const read = reader.readDrawing(text);
  worker.say('ready');
  vi.advanceTimersByTime(DEADLINE - 1);
  expect(worker.isEnded).toBe(false);
  vi.advanceTimersByTime(1);
  expect(worker.isEnded).toBe(true);
  expect(await read).toMatchObject({ ok: false, diagnostics: [{ code: 'too-slow' }] });
});

test('a reading that is cancelled is ended at once', async () => {
  const cancelling = new AbortController();
  const read = reader.readPiece(text, cancelling.signal);
  worker.say('ready');
  cancelling.abort();
  expect(worker.isEnded).toBe(true);
  expect(await read).toMatchObject({ ok: false, diagnostics: [{ code: 'cancelled' }] });
});

test('a worker that dies at work ends the reading; where none starts the page reads', async () => {
  const dying = reader.readDrawing(text);
  worker.say('ready');
  worker.dispatchEvent(new Event('error'));
  expect(await dying).toMatchObject({ ok: false, diagnostics: [{ code: 'no-memory' }] });
  worker = new FakeWorker();
  const missing = reader.readDrawing(text);
  worker.dispatchEvent(new Event('error'));
  expect(await missing).toMatchObject({ ok: true });
  const forbidden = createReader(kinds, () => {
    throw new Error('no');
  });
  expect(await forbidden.readPiece(text)).toEqual({ ok: 'foreign' });
});
