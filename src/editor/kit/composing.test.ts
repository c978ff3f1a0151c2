import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { keepComposing } from './composing.ts';

/** A key as a browser sends it. */
const key = (type: string, { isComposing = false, keyCode = 13 } = {}): Event =>
  Object.assign(new Event(type, { cancelable: true }), { isComposing, keyCode });

test('keys of a word that is composed reach nobody, and are the input method’s as before', () => {
  const page = new EventTarget();
  const heard: string[] = [];
  const stop = keepComposing(page);
  for (const type of ['keydown', 'keyup']) page.addEventListener(type, () => heard.push(type), { capture: true });
  for (const type of ['keydown', 'keyup']) {
    for (const composed of [{ isComposing: true }, { keyCode: 229 }]) {
      const event = key(type, composed);
      page.dispatchEvent(event);
      expect(event.defaultPrevented).toBe(false);
    }
  }
  expect(heard).toEqual([]);
  page.dispatchEvent(key('keydown'));
  page.dispatchEvent(key('keyup'));
  expect(heard).toEqual(['keydown', 'keyup']);
  stop();
  page.dispatchEvent(key('keydown', { isComposing: true }));
  expect(heard).toHaveLength(3);
});

const HOUSE = new URL('../../../', import.meta.url);
const sources = ['src/editor', 'nodes'].flatMap((folder) =>
  readdirSync(new URL(folder, HOUSE), { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file) && !/\.(test|stories)\./.test(file))
    .map((file) => ({ file: `${folder}/${file}`, text: readFileSync(new URL(`${folder}/${file}`, HOUSE), 'utf8') })),
);

test('the guard stands before everything else: no handler of keys is added while the code loads, and none before the page is drawn', () => {
  const listening = sources.filter(({ text }) => /\bonKey(Down|Up|Press)|['"]key(down|up|press)['"]|useHotkeys/.test(text));
  expect(listening.length).toBeGreaterThan(20);
  for (const { file, text } of listening) {
    if (file.endsWith('kit/composing.ts')) continue;
    expect(text, `${file} listens while it loads`).not.toMatch(/^(?:\w+\.)*addEventListener\(\s*['"]key/m);
    expect(text, `${file} asks of the input method itself`).not.toMatch(/isComposing|keyCode/);
  }
  const root = sources.find(({ file }) => file === 'src/editor/main.tsx')?.text ?? '';
  const guard = root.indexOf('\nkeepComposing(globalThis)');
  expect(guard).toBeGreaterThan(0);
  expect(guard).toBeLessThan(root.lastIndexOf('createRoot('));
  const preview = readFileSync(new URL('.storybook/preview.tsx', HOUSE), 'utf8');
  expect(preview).toMatch(/^keepComposing\(globalThis\)/m);
});
