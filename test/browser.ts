import { existsSync } from 'node:fs';
import { chromium, type Browser } from 'playwright-core';
import known from '../scripts/browsers.json';

/**
 * A headless Chromium for a test suite; the caller closes it.
 * @throws Error that says what to install when there is none.
 */
export async function launchBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: browserPath(),
    headless: true,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
}

function browserPath(): string {
  const chosen = process.env['THROUGHLINE_BROWSER'];
  if (chosen) {
    if (existsSync(chosen)) return chosen;
    throw new Error(`THROUGHLINE_BROWSER names ${chosen}, and there is no such file.`);
  }
  const found = [chromium.executablePath(), ...known].find((path) => path && existsSync(path));
  if (found) return found;
  throw new Error(
    'The browser tests need a Chromium. Install Google Chrome or the package "chromium-headless-shell" or "chromium", or run ' +
      '"npx playwright-core install chromium", or name one: THROUGHLINE_BROWSER=/path/to/chrome.',
  );
}
