/** The built files under a path of a plain server that sets no headers but the type of a file. */
import { createReadStream, existsSync, statSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from './desk.ts';
import { sigmoid } from './network.ts';

const APP = fileURLToPath(new URL('../../dist/app', import.meta.url));
const PREFIX = '/some/sub/path';
/** Browsers run no script without its type. */
const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.wasm': 'application/wasm',
};

function serve(): Promise<Server> {
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    const file = path.join(APP, pathname.slice(PREFIX.length));
    const found = file.endsWith(path.sep) ? path.join(file, 'index.html') : file;
    if (!pathname.startsWith(PREFIX) || !file.startsWith(APP) || !existsSync(found) || !statSync(found).isFile()) {
      response.writeHead(404).end();
      return;
    }
    const type = TYPES[path.extname(found)];
    response.writeHead(200, type === undefined ? {} : { 'Content-Type': type });
    createReadStream(found).pipe(response);
  });
  return new Promise((done) => server.listen(0, '127.0.0.1', () => done(server)));
}

test('the built files work under a path of a static host that sets no headers', async ({ desk }) => {
  const server = await serve();
  const home = `http://127.0.0.1:${(server.address() as AddressInfo).port}${PREFIX}/`;
  await desk.visit(home);
  await desk.expectValue('Unit y', sigmoid(-1));
  await expect(desk.badge).toHaveAccessibleName(/^Computes on WebAssembly, agrees/);

  await test.step('the gallery, sums, links and other backends, too', async () => {
    await desk.node('Unit y').click();
    await expect(desk.inspector.getByText(/^The network computed/)).toBeVisible();
    await desk.page.getByRole('button', { name: 'Share', exact: true }).click();
    await expect(desk.page.getByRole('textbox', { name: 'Link' })).toHaveValue(new RegExp(`^${home}#v1=`));
    await desk.press('Escape');
    await desk.badge.click();
    await desk.page.getByRole('radio', { name: /^WebGL/ }).click();
    await expect(desk.badge).toHaveAccessibleName(/^Computes on WebGL, agrees/, { timeout: 15_000 });
    await desk.press('g');
    await desk.page
      .getByRole('dialog', { name: 'Gallery' })
      .getByRole('button', { name: /The dot product measures an angle/ })
      .click();
    await expect(desk.tally).toHaveText(/^[1-9]\d* hold · 0 fail$/);
  });
  await expect(desk.page.locator('meta[http-equiv="Content-Security-Policy"]'), 'the page brings its own policy').toHaveCount(1);
  server.closeAllConnections();
  server.close();
});
