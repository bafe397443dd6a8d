import type { Browser, BrowserContextOptions, Page } from 'playwright-core';

export interface HeardPage extends Page {
  /** What the page complained of: errors, and everything that the content policy refused. */
  readonly complaints: string[];
}

export interface PageChoice {
  readonly width: number;
  readonly height: number;
  /** A page with options has a context of its own, and its test closes it. */
  readonly options?: BrowserContextOptions | undefined;
}

/**
 * A page as if it were new. The suite's own is taken again where it is still open: a new context costs a new process,
 * and several times what a new document costs. Whoever closes it gets another the next time.
 */
export async function pageFor(browser: Browser, { width, height, options }: PageChoice): Promise<HeardPage> {
  const kept = options === undefined ? suitePages.get(browser) : undefined;
  if (kept !== undefined && !kept.isClosed()) {
    await forget(kept, { width, height });
    return kept;
  }
  const page = await browser.newPage({ viewport: { width, height }, reducedMotion: 'reduce', ...options });
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on('console', (message) => {
    if (message.type() === 'error' && !message.text().includes('favicon')) complaints.push(message.text());
  });
  const heard = Object.assign(page, { complaints });
  if (options === undefined) suitePages.set(browser, heard);
  return heard;
}

// ── below ──

const suitePages = new WeakMap<Browser, HeardPage>();

/** Nothing stays of the state before: what it kept, its media, its size; an address that differs by its hash alone loads. */
async function forget(page: HeardPage, viewport: { width: number; height: number }): Promise<void> {
  if (page.url() !== 'about:blank') await page.evaluate(() => localStorage.clear());
  await page.goto('about:blank');
  await page.emulateMedia({ forcedColors: null, colorScheme: null, reducedMotion: 'reduce' });
  await page.setViewportSize(viewport);
  await page.mouse.move(0, 0);
  page.complaints.length = 0;
}
