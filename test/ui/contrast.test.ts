import type { Browser, Page } from 'playwright-core';
import { launchBrowser } from '../browser.ts';
import { describeWithRealData } from '../real-data.ts';
import { showState } from './gallery-page.ts';
import { serveGallery } from './gallery-server.ts';

// The tokens as the browser computes them, in each theme, with and without a host's map.

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

/** Text on what it stands on: 4.5:1. */
const texts = [
  ['text', 'surface'],
  ['text', 'surface-raised'],
  ['text-quiet', 'surface'],
  ['text-quiet', 'surface-raised'],
  ['accent', 'surface'],
  ['accent-text', 'accent'],
  ['good-text', 'good'],
  ['warn-text', 'warn'],
  ['bad-text', 'bad'],
  ['none-text', 'none'],
  ['bar-text', 'bar'],
  ['bar-rest-text', 'bar-rest'],
] as const;

/** Marks on what they stand on: 3:1. */
const marks = [
  ['good', 'surface'],
  ['warn', 'surface'],
  ['warn', 'surface-raised'],
  ['bad', 'surface'],
  ['bad', 'surface-raised'],
  ['none', 'surface'],
  ['focus', 'surface'],
  ['focus', 'surface-raised'],
  ['bar', 'surface'],
  ['bar', 'bar-rest'],
  // The ticks stand in a halo of the surface, so that they need not stand out from the bar.
  ['text', 'surface'],
  ['text-quiet', 'surface'],
] as const;

describe.each([
  ['our own', null],
  ['the Jira map without variables', 'jira'],
  ['the Azure DevOps map without variables', 'ado'],
] as const)('%s', (_, host) => {
  it.each(['light', 'dark'])('%s: text stands out 4.5:1, marks 3:1', (theme) =>
    expectStrong(host, { theme }),
  );
});

describeWithRealData('the variables that Azure DevOps hands to extensions (light)', () => {
  it('text stands out 4.5:1, marks 3:1', () => expectStrong('ado', { theme: 'light', vars: '1' }));
});

it('dark is dark by the page or by the system, and the page wins', async () => {
  const server = await serveGallery();
  const surface = async (colorScheme: 'light' | 'dark', theme?: string): Promise<number> => {
    const query = theme === undefined ? {} : { theme };
    const page = await showState(browser, server, { state: 'full', query, options: { colorScheme } });
    const [colour] = await colours(page, ['surface']);
    await page.close();
    return luminance(colour ?? [0, 0, 0]);
  };
  expect(await surface('light')).toBeGreaterThan(0.9);
  expect(await surface('dark')).toBeLessThan(0.1);
  expect(await surface('light', 'dark')).toBeLessThan(0.1);
  expect(await surface('dark', 'light')).toBeGreaterThan(0.9);
  await server.close();
});

it('forced colours take the reader’s own for every token', async () => {
  const server = await serveGallery('jira');
  const page = await showState(browser, server, {
    state: 'two',
    options: { forcedColors: 'active', colorScheme: 'dark' },
  });
  expect(await tooWeak(page, texts, 4.5)).toEqual([]);
  expect(
    await tooWeak(
      page,
      [
        ['text', 'surface'],
        ['bar', 'surface'],
        ['good', 'surface'],
      ],
      3,
    ),
  ).toEqual([]);
  await page.close();
  await server.close();
});

it('forced colours lay no plate over the words of a main button', async () => {
  const server = await serveGallery();
  const page = await showState(browser, server, {
    state: 'no-objective',
    options: { forcedColors: 'active' },
  });
  const tones = await tonesIn(page, await page.locator('.tl-button-main').first().screenshot());
  await page.close();
  await server.close();
  // Letters have edges of many tones; a plate in the colour of the letters leaves two.
  expect(tones).toBeGreaterThan(5);
});

// ── below ──

/** How many colours a picture has within its border. */
function tonesIn(page: Page, picture: Buffer): Promise<number> {
  return page.evaluate(
    async (bytes) => {
      const bitmap = await createImageBitmap(new Blob([new Uint8Array(bytes)], { type: 'image/png' }));
      const canvas = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d');
      canvas?.drawImage(bitmap, 0, 0);
      const inside = canvas?.getImageData(4, 4, bitmap.width - 8, bitmap.height - 8).data ?? [];
      const tones = new Set<string>();
      for (let at = 0; at < inside.length; at += 4)
        tones.add(`${inside[at]} ${inside[at + 1]} ${inside[at + 2]}`);
      return tones.size;
    },
    [...picture],
  );
}

async function expectStrong(
  host: 'jira' | 'ado' | null,
  query: Readonly<Record<string, string>>,
): Promise<void> {
  const server = await serveGallery(host);
  const page = await showState(browser, server, { state: 'full', query });
  const weak = [...(await tooWeak(page, texts, 4.5)), ...(await tooWeak(page, marks, 3))];
  await page.close();
  await server.close();
  expect(weak).toEqual([]);
}

type Rgb = readonly [red: number, green: number, blue: number];

async function tooWeak(
  page: Page,
  pairs: readonly (readonly [front: string, back: string])[],
  least: number,
): Promise<readonly string[]> {
  const names = pairs.flat();
  const found = await colours(page, names);
  return pairs.flatMap(([front, back], at) => {
    const ratio = contrast(found[at * 2] ?? [0, 0, 0], found[at * 2 + 1] ?? [0, 0, 0]);
    return ratio < least ? [`${front} on ${back}: ${ratio.toFixed(2)}`] : [];
  });
}

/** As painted over the surface (some hosts' colours are translucent), read back from a canvas. */
function colours(page: Page, names: readonly string[]): Promise<readonly Rgb[]> {
  return page.evaluate((tokens) => {
    const root = document.getElementById('root');
    const probe = document.createElement('i');
    root?.append(probe);
    const canvas = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
    const computed = (token: string): string => {
      probe.style.setProperty('forced-color-adjust', 'none');
      probe.style.color = `var(--tl-${token})`;
      return getComputedStyle(probe).color;
    };
    const painted = tokens.map((token) => {
      if (canvas === null) throw new Error('no canvas');
      canvas.fillStyle = computed('surface');
      canvas.fillRect(0, 0, 1, 1);
      canvas.fillStyle = computed(token);
      canvas.fillRect(0, 0, 1, 1);
      const [red = 0, green = 0, blue = 0] = canvas.getImageData(0, 0, 1, 1).data;
      return [red, green, blue] as const;
    });
    probe.remove();
    return painted;
  }, names);
}

/** WCAG 2.2 */
function contrast(a: Rgb, b: Rgb): number {
  const [dark = 0, light = 0] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (light + 0.05) / (dark + 0.05);
}

function luminance(colour: Rgb): number {
  const [red = 0, green = 0, blue = 0] = colour.map((part) => {
    const share = part / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
