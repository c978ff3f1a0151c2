/** What a page complains of: errors, failed requests, and violations of its content security policy. */
import type { Page } from '@playwright/test';

/** From now on until the page is closed; of its workers what they write to the console. */
export async function watch(page: Page): Promise<readonly string[]> {
  const complaints: string[] = [];
  await page.exposeFunction('complain', (text: string) => void complaints.push(text));
  await page.addInitScript(() =>
    document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) =>
      (globalThis as unknown as { complain(text: string): void }).complain(`policy: ${violatedDirective} forbids ${blockedURI}`),
    ),
  );
  page.on('console', (message) => message.type() === 'error' && complaints.push(`console: ${message.text()}`));
  page.on('pageerror', (error) => complaints.push(`error: ${error.message}`));
  const isLeft = (failure = '') => failure === 'net::ERR_ABORTED'; // by going elsewhere while it was loading
  page.on('requestfailed', (request) => {
    const failure = request.failure()?.errorText;
    if (!isLeft(failure)) complaints.push(`failed: ${request.url()} ${failure ?? ''}`);
  });
  page.on('response', (response) => response.status() >= 400 && complaints.push(`${response.status()}: ${response.url()}`));
  return complaints;
}
