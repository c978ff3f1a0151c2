/** A link carries the whole drawing; a bad one is refused with a sentence. */
import type { Page } from '@playwright/test';
import { deflateRawSync } from 'node:zlib';
import { watch } from './complaints.ts';
import { largeDrawing } from './drawings.ts';
import { Desk, expect, test, withoutFilePickers } from './desk.ts';

const pack = (text: string | Buffer): string => deflateRawSync(text).toString('base64url');

async function linkOf(desk: Desk): Promise<string> {
  await desk.page.getByRole('button', { name: 'Share', exact: true }).click();
  const dialog = desk.page.getByRole('dialog', { name: 'Share a link' });
  const link = await dialog.getByRole('textbox', { name: 'Link' }).inputValue();
  await desk.press('Escape');
  await expect(dialog).toBeHidden();
  return link;
}

async function refusal(page: Page, address: string): Promise<string> {
  await page.goto('about:blank');
  await page.goto(address);
  const dialog = page.getByRole('dialog', { name: 'The link could not be opened' });
  await expect(dialog).toBeVisible({ timeout: 15_000 });
  return dialog.getByRole('listitem').innerText();
}

test('a link opened in another browser brings the same drawing, with nothing lost', async ({ desk, browser, baseURL }) => {
  await desk.visit('./#/gallery/21-forward-pass');
  await expect(desk.tally).toHaveText(/hold · 0 fail$/);
  await desk
    .node('Input x₁')
    .or(desk.canvas.getByRole('group', { name: /^Input / }).first())
    .first()
    .click();
  await desk.page.keyboard.press('Shift+ArrowDown');
  const mine = await desk.download(() => desk.press('Control+s'));
  const link = await linkOf(desk);
  expect(link.startsWith(`${baseURL ?? ''}/#v1=`)).toBe(true);

  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  const page = await context.newPage();
  const complaints = await watch(page);
  await withoutFilePickers(page);
  const other = new Desk(page);
  await other.visit(link);
  await expect(other.tally).toHaveText(/^[1-9]\d* hold · 0 fail$/);
  await expect(page.getByText('unchanged copy')).toBeVisible();
  const theirs = await other.download(() => other.press('Control+s'));
  expect(theirs.text).toBe(mine.text);
  expect(complaints).toEqual([]);
  await context.close();
});

test('damaged links and links that unpack to gigabytes are refused with a sentence, and the drawing at hand stays', async ({ desk }) => {
  await desk.visit();
  const link = await linkOf(desk);
  const page = (packed: string) => link.replace(/#v1=.*/, `#v1=${packed}`);
  expect(await refusal(desk.page, link.slice(0, -40))).toContain('The link was cut or damaged');
  expect(await refusal(desk.page, page('%%%'))).toContain('The link was cut or damaged');
  expect(await refusal(desk.page, page(pack('[]')))).toContain('not a Neuroloom graph');
  expect(await refusal(desk.page, page(pack(Buffer.alloc(100 * 1024 * 1024))))).toContain('unpacks to more than 4 MB and was not opened');
  await desk.press('Escape');
  await expect(desk.node('Unit y')).toBeVisible();
  await expect(desk.badge).toBeVisible();
});

test('a drawing too large for a link is offered as a file', async ({ desk }) => {
  await desk.visit();
  await desk.openFile('large.graph.json', JSON.stringify(largeDrawing()));
  await expect(desk.page).toHaveTitle('Large · Neuroloom');
  await desk.page.getByRole('button', { name: 'Share', exact: true }).click();
  const dialog = desk.page.getByRole('dialog', { name: 'Share a link' });
  await expect(dialog).toContainText('too large for a link');
  const { name, text } = await desk.download(() => dialog.getByRole('button', { name: 'Save a file instead' }).click());
  expect(name).toBe('large.graph.json');
  expect(JSON.parse(text)).toEqual(largeDrawing());
});
