/** What the editor makes of what the runtime says. */
import { describe, expect, test } from 'vitest';
import { emptyDocument, removeExperiment, renameExperiment, type GraphDocument } from '../../graph/index.ts';
import type { FromWorker } from '../../runtime/index.ts';
import { createEditor } from './editor.ts';

test('whoever hears of the values of a frame already finds its step', () => {
  let say: (message: FromWorker) => void = () => {};
  const { live, store } = createEditor({ send: () => {}, onMessage: (listener) => (say = listener) }, 'a', emptyDocument());
  const steps: number[] = [];
  live.subscribe(() => steps.push(store.getState().runtime.step));
  for (const step of [1, 2]) say({ type: 'frame', revision: 0, step, running: true, signals: [] });
  expect(steps).toEqual([1, 2]);
});

describe('the chosen experiment', () => {
  const open = (experiments: GraphDocument['experiments']) =>
    createEditor({ send: () => {}, onMessage: () => {} }, 'a', { ...emptyDocument(), experiments });
  const chosen = (editor: ReturnType<typeof open>) => editor.store.getState().experiment;

  test('is main, unless that is a bare pass and something runs', () => {
    expect(chosen(open({ other: { verb: 'train' }, main: { verb: 'forward', title: 'Look' } }))).toBe('main');
    expect(chosen(open({ main: { verb: 'forward' }, simulate: { verb: 'simulate' } }))).toBe('simulate');
  });

  test('keeps its name when it gets another, and another takes its place when it goes', () => {
    const editor = open({ main: { verb: 'train' }, look: { verb: 'forward' } });
    editor.run(renameExperiment, { name: 'main', to: 'learn' });
    expect(chosen(editor)).toBe('learn');
    editor.run(removeExperiment, { name: 'learn' });
    expect(chosen(editor)).toBe('look');
    editor.undo();
    expect(chosen(editor)).toBe('look');
  });
});

test('why a run came to its end holds as long as it stands there', () => {
  let say: (message: FromWorker) => void = () => {};
  const { store } = createEditor({ send: () => {}, onMessage: (listener) => (say = listener) }, 'a', emptyDocument());
  say({ type: 'frame', revision: 0, step: 9, running: false, signals: [] });
  say({ type: 'ended', revision: 0, step: 9, why: 'length' });
  expect(store.getState().runtime.ended).toBe('length');
  say({ type: 'frame', revision: 0, step: 8, running: false, signals: [] });
  expect(store.getState().runtime.ended).toBeUndefined();
});

test('a run that was asked for is starting until the runtime runs, gives up or is paused', () => {
  let say: (message: FromWorker) => void = () => {};
  const editor = createEditor({ send: () => {}, onMessage: (listener) => (say = listener) }, 'a', emptyDocument());
  const isStarting = () => editor.store.getState().runtime.starting;
  editor.send({ type: 'reset' });
  editor.send({ type: 'run', perSecond: 10 });
  say({ type: 'frame', revision: 0, step: 0, running: false, signals: [] }); // what was asked before it
  expect(isStarting()).toBe(true);
  say({ type: 'frame', revision: 0, step: 0, running: true, signals: [] });
  expect(isStarting()).toBe(false);
  editor.send({ type: 'run', perSecond: 10 });
  editor.send({ type: 'pause' });
  expect(isStarting()).toBe(false);
  editor.send({ type: 'run', perSecond: 10 });
  say({ type: 'failed', message: 'no room' });
  expect(isStarting()).toBe(false);
});
