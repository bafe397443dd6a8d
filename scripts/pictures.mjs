// Takes the pictures of docs/img from the running product: node scripts/pictures.mjs (after npm run build).
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { chromium } from 'playwright-core';
import { findBrowser, root } from './setup.mjs';

const folder = path.join(root, 'docs/img');
mkdirSync(folder, { recursive: true });
const data = mkdtempSync(path.join(tmpdir(), 'throughline-pictures-'));
const workbench = spawn(
  process.execPath,
  [path.join(root, 'cli/bin/throughline.mjs'), 'serve', '--port', '0', '--data', data],
  { stdio: ['ignore', 'pipe', 'inherit'] },
);
const address = await new Promise((resolve) => {
  let said = '';
  workbench.stdout.on('data', (chunk) => {
    said += chunk;
    const found = /http:\/\/localhost:\d+\//.exec(said);
    if (found) resolve(found[0]);
  });
});

const browser = await chromium.launch({
  executablePath: await findBrowser(),
  args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
});
try {
  await picture('workbench', { theme: 'light', width: 1900, height: 780 }, async (page) => page);
  await picture('panel-jira', { theme: 'light', width: 480, height: 900 }, panelOf('jira'));
  await picture('panel-ado', { theme: 'dark', width: 480, height: 900 }, panelOf('ado'));
  await picture('panel-why', { theme: 'light', width: 860, height: 900 }, async (page) => {
    const panel = page.frameLocator('[data-host=jira] iframe');
    await panel.getByRole('button', { name: /why\? Ship the answer assistant/ }).click();
    await panel.getByText('Draft an answer from the help centre').waitFor();
    return panelOf('jira')(page);
  });
} finally {
  await browser.close();
  workbench.kill('SIGINT');
  await new Promise((resolve) => {
    workbench.once('exit', resolve);
  });
  rmSync(data, { recursive: true, force: true });
}

function panelOf(host) {
  return (page) => page.locator(`[data-host=${host}] .panel`);
}

/** @param {(page: import('playwright-core').Page) => Promise<{ screenshot(options: object): Promise<unknown> }>} part */
async function picture(name, { theme, width, height }, part) {
  const page = await browser.newPage({ viewport: { width, height }, colorScheme: theme });
  await page.goto(`${address}?theme=${theme}`);
  for (const host of ['jira', 'ado']) {
    await page
      .frameLocator(`[data-host=${host}] iframe`)
      .getByRole('button', { name: /why\?/ })
      .first()
      .waitFor();
  }
  const shown = await part(page);
  // A frame out of sight is not laid out; in sight, it fits its height to the content a moment later.
  if (shown !== page) await shown.scrollIntoViewIfNeeded();
  await page.waitForTimeout(2500);
  await shown.screenshot({ path: path.join(folder, `${name}.png`) });
  await page.close();
}
