import path from 'node:path';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { pageFor, type HeardPage } from '../heard-page.ts';
import { serveGalleryOf, type ServedGallery } from '../serve-gallery.ts';
import type { Opened } from '@throughline/ui/hierarchy/hierarchy-model.ts';

export type EditorGallery = ServedGallery;

export const serveEditors = (): Promise<EditorGallery> =>
  serveGalleryOf({ folder: path.join(__dirname, 'gallery'), script: 'page.tsx' });

export type EditorPage = HeardPage;

interface Shown {
  readonly open: Opened;
  readonly query?: Readonly<Record<string, string>>;
  readonly width?: number;
  readonly height?: number;
  readonly options?: BrowserContextOptions;
}

/** One editor, opened by its button as on the page. */
export async function showEditor(
  browser: Browser,
  gallery: EditorGallery,
  shown: Shown,
): Promise<EditorPage> {
  const page = await pageFor(browser, {
    width: shown.width ?? 720,
    height: shown.height ?? 800,
    options: shown.options,
  });
  await page.goto(gallery.address({ open: JSON.stringify(shown.open), ...shown.query }));
  await page.getByRole('button', { name: 'Open' }).click();
  await page.getByRole('dialog').waitFor();
  return page;
}

/** The name of what has the focus, as near to what is announced as a test needs. */
export const focusedName = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const element = document.activeElement;
    const input = element as HTMLInputElement | null;
    const label = input?.labels?.[0]?.textContent;
    return (element?.getAttribute('aria-label') ?? label ?? element?.textContent ?? '')
      .replaceAll('\u00a0', ' ')
      .trim();
  });

/** Moves on until the named thing has the focus; fails when it cannot be reached. */
export async function tabTo(page: Page, name: string, key = 'Tab'): Promise<void> {
  const passed: string[] = [];
  for (let steps = 0; steps < 60; steps += 1) {
    const now = await focusedName(page);
    if (now === name) return;
    passed.push(now);
    await page.keyboard.press(key);
  }
  throw new Error(`"${name}" cannot be reached by ${key}; passed: ${passed.join(' | ')}`);
}

/** What the client was asked by a name, in order. */
export const asked = <T>(page: Page, name: string): Promise<readonly T[]> =>
  page.evaluate(
    (wanted) => editors.client.calls.filter((call) => call.name === wanted).map(({ request }) => request),
    name,
  ) as Promise<readonly T[]>;
