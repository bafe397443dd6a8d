import type axe from 'axe-core';
import type { RunOptions } from 'axe-core';
import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';

export type Look = 'light' | 'dark' | 'forced';
const everyLook: readonly Look[] = ['light', 'dark', 'forced'];

/** Everything that axe has against a page of a gallery, look by look; the page is then light again. */
export async function axeComplaints(page: Page, looks: readonly Look[] = everyLook): Promise<string[]> {
  const found: string[] = [];
  for (const [at, look] of looks.entries()) {
    await page.emulateMedia({ forcedColors: look === 'forced' ? 'active' : null });
    await page.evaluate(
      (theme) => document.documentElement.setAttribute('data-tl-theme', theme),
      look === 'dark' ? 'dark' : 'light',
    );
    found.push(...(await axeNow(page, look, at === 0 ? 'all' : 'colour')));
  }
  await page.emulateMedia({ forcedColors: null });
  await page.evaluate(() => document.documentElement.setAttribute('data-tl-theme', 'light'));
  return found;
}

/**
 * What axe has against a page as it is drawn now, with all that stands in its frames.
 * @param rules 'colour' = those that another theme can change: the markup is the same in each
 */
export async function axeNow(page: Page, look: string, rules: 'all' | 'colour'): Promise<string[]> {
  for (const frame of page.frames()) {
    if (await frame.evaluate(() => 'axe' in globalThis)) continue;
    await frame.evaluate(axeSource);
    // The frames are of other origins, as in the hosts.
    await frame.evaluate(() =>
      (globalThis as unknown as { axe: typeof axe }).axe.configure({
        allowedOrigins: ['<unsafe_all_origins>'],
      }),
    );
  }
  // Told in the page: what passed is many times what is wrong, and would be sent here first.
  return page.evaluate(
    async ([told, options]) => {
      const { violations } = await (globalThis as unknown as { axe: typeof axe }).axe.run(document, options);
      return violations.map(
        ({ id, nodes }) =>
          `${told}, ${id}: ${nodes.map(({ html, failureSummary }) => `${html} ${failureSummary}`).join(' | ')}`,
      );
    },
    [look, rules === 'all' ? everyRule : colourRules] as const,
  );
}

// ── below ──

/** A page reads it anew each time: the short form is read in half the time. */
const axeSource = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');

const everyRule: RunOptions = {
  resultTypes: ['violations'],
  rules: { 'target-size': { enabled: true }, 'label-content-name-mismatch': { enabled: true } },
};
const colourRules: RunOptions = {
  resultTypes: ['violations'],
  runOnly: { type: 'rule', values: ['color-contrast', 'link-in-text-block'] },
};
