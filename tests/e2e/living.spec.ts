/** Neurons fire, memories remember, and one drawing does all at once: in the editor as from the command line. */
import { readFileSync } from 'node:fs';
import type { Locator } from '@playwright/test';
import { watchFile } from './command-line.ts';
import { boxOf, expect, test, toNumber, type Desk } from './desk.ts';

const transportOf = (desk: Desk, name: string): Locator => desk.page.getByRole('group', { name, exact: true });
const pictureOf = (desk: Desk, name: string): Locator => desk.page.getByRole('region', { name, exact: true });

/** As fast as it goes, to the end. */
async function runToEnd(desk: Desk, transport: Locator, end: string): Promise<void> {
  await transport.getByRole('slider', { name: 'Speed' }).focus();
  await desk.press('End');
  await transport.getByRole('button', { name: 'Run', exact: true }).click();
  await expect(transport).toContainText(end, { timeout: 20_000 });
  await expect(transport.getByRole('button', { name: 'Run', exact: true })).toBeVisible();
}

test('of two currents a thousandth apart the smaller is forgotten and the larger fires, side by side', async ({ desk }) => {
  await desk.visit('./#/gallery/40-idc-pair');
  await runToEnd(desk, transportOf(desk, 'as on the page'), '200.00 of 200 ms');
  await expect(pictureOf(desk, 'Spikes of 2.355, 2.356').getByRole('status')).toHaveText(/^1 spike ·/);
  const [quiet, firing] = await Promise.all(['2.355', '2.356'].map((name) => boxOf(pictureOf(desk, `membrane potential of ${name}`))));
  expect(quiet?.y).toBe(firing?.y);

  await test.step('which of the two it is, the table says', async () => {
    const menu = desk.page.getByRole('button', { name: 'More for Spikes of 2.355, 2.356' });
    const { text } = await desk.download(async () => {
      await menu.click();
      await desk.page.getByRole('menuitem', { name: /CSV/ }).click();
    });
    expect(text.trim().split('\n').slice(1)).toHaveLength(1);
    expect(text).toContain('2.356');
  });
});

test('a letter that is spoiled by hand is remembered', async ({ desk, page }) => {
  await desk.visit('./#/gallery/56-little-hopfield');
  const memory = pictureOf(desk, 'Memory of S');
  const overlap = async () =>
    toNumber((await memory.getByRole('figure', { name: /^Overlaps of/ }).getAttribute('aria-label'))?.match(/, (\S+)$/)?.[1] ?? '');
  const before = 0.4; // 30 % of the units are wrong: m = 1 − 2·0.3
  await expect(async () => expect(await overlap()).toBe(before)).toPass({ intervals: [50] });

  await memory.getByRole('button', { name: /^Cue: draw to flip/ }).focus();
  for (let i = 0; i < 5; i++) await desk.press('Space', 'ArrowRight');
  await expect(async () => expect(await overlap()).not.toBe(before)).toPass({ intervals: [50] });
  await expect(page.getByRole('button', { name: 'Undo flips' })).toBeEnabled();

  await runToEnd(desk, transportOf(desk, 'attractor: 30 % wrong'), 'sweep 3 of 3');
  await expect(async () => expect(await overlap()).toBe(1)).toPass({ intervals: [50] });
});

test('one drawing learns, fires and remembers, with the numbers of the command line', async ({ desk, page }) => {
  test.setTimeout(120_000);
  await desk.visit();
  await desk.openFile('together.graph.json', readFileSync(new URL('../fixtures/together.graph.json', import.meta.url), 'utf8'));
  const choose = async (experiment: string) => {
    await page.getByRole('button', { name: /^Experiment: / }).click();
    await page.getByRole('menuitem', { name: experiment }).click();
  };
  await runToEnd(desk, transportOf(desk, 'learn'), 'epoch 120 of 120');
  await page.getByRole('button', { name: 'Keep weights' }).click();
  await expect(page.getByRole('button', { name: 'Weights kept' })).toBeVisible();
  await choose('live');
  await runToEnd(desk, transportOf(desk, 'live'), '100.00 of 100 ms');

  const { path } = await desk.download(() => desk.press('Control+s'));
  const seen = await watchFile('simulate', path, '--backend', 'wasm');
  const lastOf = (probe: string): readonly (readonly number[])[] => seen[probe]?.at(-1) ?? [];
  const shown = async (row: number) => {
    await page.getByRole('textbox', { name: 'Case' }).fill(String(row + 1));
    await desk.press('Enter');
    return toNumber(
      (
        await desk
          .node('Firing rate rate')
          .getByTitle(/^firing rate/)
          .getAttribute('title')
      )
        ?.split(' ')
        .at(-1) ?? '',
    );
  };
  for (let row = 0; row < 4; row++)
    await expect(async () => expect(await shown(row)).toBeCloseTo(lastOf('rate')[row]?.[0] ?? NaN, 5), `input ${row}`).toPass();
});
