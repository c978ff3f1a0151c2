/** Keys go where the eye is: what is selected is what they act on, nothing runs while something opens or closes, and a word that is composed is left alone. */
import type { Locator } from '@playwright/test';
import { boxOf, expect, test, type Desk } from './desk.ts';
import { at, click, ids, open, ringed, ways } from './selecting.ts';

const nameField = 'Name of the node';

/** What a key does with what is selected; `first` is one of it. */
const keys: Readonly<Record<string, (desk: Desk, selected: readonly string[], first: Locator) => Promise<void>>> = {
  async Delete(desk, selected, first) {
    const before = await ids(desk);
    await desk.press('Delete');
    await expect(first).toHaveCount(0);
    expect(await ids(desk)).toEqual(before.filter((id) => !selected.includes(id)));
  },
  async 'ArrowDown and Control+x'(desk, selected, first) {
    const top = async (id: string) => (await at(desk, id).boundingBox())?.y ?? NaN;
    const tops = await Promise.all(selected.map(top));
    await desk.press('ArrowDown');
    for (const [i, id] of selected.entries()) await expect.poll(() => top(id)).toBeGreaterThan(tops[i] as number);
    const before = await ids(desk);
    await desk.press('Control+x');
    await expect(first).toHaveCount(0);
    expect(await ids(desk)).toEqual(before.filter((id) => !selected.includes(id)));
  },
  async F2(desk, selected, first) {
    await desk.press('F2');
    await (selected.length === 1
      ? expect(first.getByRole('textbox', { name: nameField })).toBeFocused()
      : expect(desk.main.getByRole('textbox', { name: nameField })).toHaveCount(0));
  },
  async 'Control+d'(desk, selected, first) {
    const before = await ids(desk);
    await desk.press('Control+d');
    await expect(ringed(desk)).toHaveCount(selected.length);
    await expect(first.locator('[data-selected=true]')).toHaveCount(0);
    await expect(desk.main.locator('.react-flow__node')).toHaveCount(before.length + selected.length);
  },
};

for (const { title, select } of ways) {
  test(`after ${title} keys act on what is selected`, async ({ desk }) => {
    test.setTimeout(90_000);
    await desk.visit();
    for (const [key, check] of Object.entries(keys)) {
      await test.step(key, async () => {
        await desk.press('Alt+n');
        await expect(desk.nodes).toHaveCount(0);
        await open(desk);
        const selected = await select(desk);
        const first = at(desk, selected[0] ?? '');
        await expect(first).toBeVisible();
        await check(desk, selected, first);
        await desk.press('Escape');
      });
    }
  });
}

test('what is pasted lands in view, wherever the pointer and the original are', async ({ desk }) => {
  await desk.visit();
  await open(desk);
  await click(desk, 'y');
  await desk.press('Control+c');
  await desk.page.mouse.move(5, 5); // off the canvas
  await desk.canvas.hover();
  for (let scrolled = 0; scrolled < 6; scrolled++) await desk.page.mouse.wheel(0, 600);
  await expect(at(desk, 'y')).not.toBeInViewport();
  await desk.page.mouse.move(5, 5);
  await desk.press('Control+v');
  await expect(at(desk, 'y2')).toBeInViewport();
  const [copy, canvas] = [await boxOf(at(desk, 'y2')), await boxOf(desk.canvas)];
  expect(copy.x).toBeGreaterThan(canvas.x);
  expect(copy.x + copy.width).toBeLessThan(canvas.x + canvas.width);
  expect(copy.y).toBeGreaterThan(canvas.y);
  expect(copy.y + copy.height).toBeLessThan(canvas.y + canvas.height);
});

test('the tip of a kind ends where its drag begins', async ({ desk }) => {
  await desk.visit();
  await open(desk);
  const kind = desk.palette.getByRole('button', { name: 'Unit', exact: true });
  await kind.hover();
  await expect(desk.page.getByRole('tooltip')).toBeVisible();
  await desk.page.mouse.down();
  const place = await desk.place(0.8, 0.3);
  await desk.page.mouse.move(place.x, place.y, { steps: 6 });
  await expect(desk.page.getByRole('tooltip')).toHaveCount(0);
  await desk.page.mouse.up();
  await expect(at(desk, 'h1')).toBeVisible();
  await expect(desk.page.getByRole('tooltip')).toHaveCount(0);
});

test.describe('no shortcut fires while something opens or closes', () => {
  /** Keys that would all do something to the drawing, or open something. */
  const typed = ['c', 'g', 'f', '0', 'Delete', 'ArrowDown', 'F2', 'Control+d', 'Control+x'];
  const untouched = async (desk: Desk) => {
    await expect(desk.page.getByRole('dialog')).toHaveCount(0);
    expect(await ids(desk)).toEqual(['x', 'y', 'z']);
    await expect(desk.undoButton).toBeDisabled();
    await expect(desk.main.getByRole('textbox', { name: nameField })).toHaveCount(0);
  };

  test('what is typed 150 ms after Escape into the search runs nothing', async ({ desk }) => {
    await desk.visit();
    await open(desk);
    await click(desk, 'y');
    const search = desk.page.getByRole('textbox', { name: 'Search', exact: true });
    for (const key of typed) {
      await desk.press('Control+k');
      await expect(search).toBeFocused();
      // in the page, which is at 150 ms when the clock says so
      await desk.page.evaluate(
        ([pressed, isControl]) =>
          new Promise<void>((done) => {
            const press = (name: string, ctrlKey: boolean) =>
              (document.activeElement ?? document.body).dispatchEvent(
                new KeyboardEvent('keydown', { key: name, ctrlKey, bubbles: true, cancelable: true }),
              );
            press('Escape', false);
            setTimeout(() => {
              press(pressed, isControl);
              done();
            }, 150);
          }),
        [key.replace('Control+', ''), key.startsWith('Control+')] as const,
      );
      await expect(search).toHaveCount(0);
      await untouched(desk);
    }
    await desk.press('Delete');
    await expect(at(desk, 'y')).toHaveCount(0);
  });

  test('nor what is typed before its code has come', async ({ desk }) => {
    let arrive = () => {};
    const asked = new Promise<void>((resolve) => (arrive = resolve));
    await desk.page.route(/Search-[^/]*\.js/, async (route) => {
      await asked;
      await route.continue();
    });
    await desk.visit();
    await open(desk);
    await click(desk, 'y');
    await desk.press('Control+k', 'c', 'g', 'Delete', 'ArrowDown', 'F2', 'Control+d', 'Control+x');
    await untouched(desk);
    arrive();
    await expect(desk.page.getByRole('textbox', { name: 'Search', exact: true })).toBeFocused();
    await desk.press('Escape');
    await expect(desk.page.getByRole('dialog')).toHaveCount(0);
    await untouched(desk);
  });

  test('nor what is typed while a menu is open on something that is not in it', async ({ desk }) => {
    await desk.visit();
    await open(desk);
    await click(desk, 'y');
    await desk.press('Shift+F10');
    await expect(desk.page.getByRole('menu')).toBeVisible();
    await desk.press('g', 'Control+d', 'Control+x');
    expect(await ids(desk)).toEqual(['x', 'y', 'z']);
    await desk.press('Escape');
    await expect(desk.page.getByRole('menu')).toHaveCount(0);
    await expect(ringed(desk), 'Escape closed the menu and nothing else').toHaveCount(1);
    await desk.press('Control+d');
    await expect(at(desk, 'y2')).toBeVisible();
  });
});

test.describe('a word that is composed is left alone', () => {
  /** As an input method sends it: the word so far, then a key that it takes. */
  const compose = async (desk: Desk, key: 'Enter' | 'Escape') => {
    const session = await desk.page.context().newCDPSession(desk.page);
    await session.send('Input.imeSetComposition', { text: 'に', selectionStart: 1, selectionEnd: 1 });
    const code = key === 'Enter' ? 13 : 27;
    await session.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', key, code: key, windowsVirtualKeyCode: code });
    await session.send('Input.dispatchKeyEvent', { type: 'keyUp', key, code: key, windowsVirtualKeyCode: code });
    return session;
  };

  for (const key of ['Enter', 'Escape'] as const) {
    test(`${key} means the word in every field`, async ({ desk }) => {
      await desk.visit();
      await open(desk);
      const fields: readonly { readonly opened: () => Promise<Locator>; readonly is: string }[] = [
        {
          is: 'the name on the canvas',
          async opened() {
            await click(desk, 'y');
            await desk.press('F2');
            return desk.main.getByRole('textbox', { name: nameField });
          },
        },
        {
          is: 'a weight',
          async opened() {
            await desk.chip('x → y').dblclick();
            return desk.main.getByRole('textbox', { name: 'Weight x → y' });
          },
        },
        {
          is: 'the search',
          async opened() {
            await desk.press('Control+k');
            return desk.page.getByRole('textbox', { name: 'Search', exact: true });
          },
        },
        {
          is: 'the list of nodes to connect',
          async opened() {
            await click(desk, 'x');
            await desk.press('c');
            return desk.page.getByRole('textbox', { name: 'Find a node', exact: true });
          },
        },
      ];
      for (const { is, opened } of fields) {
        await test.step(is, async () => {
          const field = await opened();
          await expect(field).toBeFocused();
          const session = await compose(desk, key);
          await expect(field, 'it stays open').toBeFocused();
          await expect(field).toHaveValue(/に/);
          await session.send('Input.imeSetComposition', { text: '', selectionStart: 0, selectionEnd: 0 });
          await desk.press('Escape');
          await expect(field).toHaveCount(0);
        });
      }
      await expect(desk.undoButton).toBeDisabled();
    });
  }
});
