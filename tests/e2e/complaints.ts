/** What a page complains of: errors, failed requests, and violations of its content security policy. */
import type { Page } from '@playwright/test';

/** From now on until the page is closed; also in its workers, as far as they write to the console. */
export async function watch(page: Page): Promise<readonly string[]> {
  const complaints: string[] = [];
  await page.addInitScript(() =>
    document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) => console.error(`policy: ${violatedDirective} forbids ${blockedURI}`)),
  );
  page.on('console', (message) => message.type() === 'error' && complaints.push(`console: ${message.text()}`));
  page.on('pageerror', (error) => complaints.push(`error: ${error.message}`));
  const isLeft = (failure = '') => failure === 'net::ERR_ABORTED'; // by going elsewhere while it was loading
  page.on('requestfailed', (request) => !isLeft(request.failure()?.errorText) && complaints.push(`failed: ${request.url()} ${request.failure()?.errorText ?? ''}`));
  page.on('response', (response) => response.status() >= 400 && complaints.push(`${response.status()}: ${response.url()}`));
  return complaints;
}
