import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Browser, BrowserContext, Frame, Locator, Page } from 'playwright-core';
import { launchBrowser } from '../../browser.ts';
import type { ServedGallery } from '../serve-gallery.ts';
import { serveReviews } from './review-gallery.ts';

// On a page of its own, in a frame as Jira and Azure DevOps put around it, and in the sandbox of Azure DevOps Server.

let browser: Browser;
let server: ServedGallery;
let context: BrowserContext;
/** The page around: of another origin, and allowing nothing. */
const host = createServer((request, response) => {
  const sandbox = new URL(request.url ?? '/', 'http://localhost').searchParams.get('sandbox') ?? '';
  const source = server.address({ state: 'full' });
  response.setHeader('content-type', 'text/html');
  response.end(`<iframe sandbox="${sandbox}" width="900" height="700" src="${source}"></iframe>`);
});
beforeAll(async () => {
  [browser, server] = await Promise.all([launchBrowser(), serveReviews()]);
  await new Promise<void>((listening) => {
    host.listen(0, 'localhost', listening);
  });
});
beforeEach(async () => {
  context = await browser.newContext({ viewport: { width: 960, height: 800 } });
});
afterEach(() => context.close());
afterAll(async () => {
  await Promise.all([browser.close(), server.close()]);
  host.closeAllConnections();
  host.close();
});

const STORY = 'Support · Sprint 4, 2 Nov to 15 Nov, closed: of 45 points';

it('copies the story, and says so', async () => {
  const page = await alone();
  await page.getByRole('button', { name: 'Copy the story' }).click();
  await said(page, 'Copied.');
  const text = await pasted(page);
  expect(text).toContain(STORY);
  expect(text.split('\n').length).toBe(await page.locator('.tl-review-sentences > li').count());
});

it('copies tables as text and as tables, in which text is text', async () => {
  const page = await alone('long');
  await page.getByRole('button', { name: 'Copy as a table' }).click();
  await said(page, 'Copied.');
  const { text, html } = await page.evaluate(async () => {
    const [item] = await navigator.clipboard.read();
    const read = async (type: string): Promise<string> => (await item!.getType(type)).text();
    return { text: await read('text/plain'), html: await read('text/html') };
  });
  expect(text).toContain('What moved\nObjective or key result\tAt the start\tAt the end\tChange\tWhy');
  expect(html).toContain('<table>');
  expect(html.match(/<table>/g)?.length).toBe(4);
});

it.each([
  ['without the permission to write', 'allow-scripts allow-same-origin allow-forms'],
  ['without an origin of its own', 'allow-scripts allow-forms'],
])('copies all the same in a frame %s', async (_, sandbox) => {
  const { page, frame } = await framed(sandbox);
  for (const [button, start] of [
    ['Copy the story', STORY],
    ['Copy as a table', 'What moved\nObjective or key result\tAt the start'],
  ] as const) {
    await frame.getByRole('button', { name: button }).click();
    await said(frame, 'Copied.');
    expect(await pasted(page)).toContain(start);
  }
  // The focus is where it was: at the button.
  expect(await frame.evaluate(() => document.activeElement?.textContent)).toBe('Copy as a table');
});

it('downloads the csv with a name that tells its days', async () => {
  const page = await alone();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Download as csv' }).click(),
  ]);
  expect(download.suggestedFilename()).toBe('sprint-review-2026-11-02-2026-11-15.csv');
  const text = readFileSync(await download.path(), 'utf8');
  expect(text.startsWith('\uFEFFsection,of,title,key,')).toBe(true);
  await said(page, 'The csv is downloaded.');
});

it('copies the csv where the frame lets nothing be downloaded, and says so', async () => {
  const { page, frame } = await framed('allow-scripts allow-forms');
  await frame.getByRole('button', { name: 'Copy as csv' }).click();
  await said(frame, 'This page may not download, so the csv is copied.');
  expect(await pasted(page)).toContain('section,of,title,key,');
});

it('leaves the text selected where the browser lets it go neither way', async () => {
  const page = await alone();
  await page.evaluate(() => {
    Object.defineProperty(navigator, 'clipboard', { value: undefined });
    document.execCommand = () => false;
  });
  await page.getByRole('button', { name: 'Copy the story' }).click();
  await said(page, 'The browser does not let this page copy. The text is selected: copy it with Ctrl+C.');
  expect(await page.evaluate(() => getSelection()?.toString() ?? '')).toContain(STORY);
  expect(await page.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toBe('Text to copy');
});

it('copies in full screen too', async () => {
  const page = await alone();
  await page.evaluate(() => Object.defineProperty(navigator, 'clipboard', { value: { readText: null } }));
  await page.getByRole('button', { name: 'Full screen' }).click();
  await page.getByRole('button', { name: 'Leave full screen' }).waitFor();
  await page.getByRole('button', { name: 'Copy the story' }).click();
  await said(page, 'Copied.');
  expect(await page.evaluate(() => document.fullscreenElement?.className)).toContain('tl-root');
});

it('names nothing restricted in what is copied', async () => {
  const page = await alone();
  for (const button of ['Copy the story', 'Copy as a table']) {
    await page.getByRole('button', { name: button }).click();
    await said(page, 'Copied.');
    const text = await pasted(page);
    expect(text).toMatch(/restricted|may not see/);
    expect(text).not.toMatch(/SUP-99|acme\/99|undefined|null/);
  }
});

// ── below ──

async function alone(state = 'full'): Promise<Page> {
  const page = await context.newPage();
  await page.goto(server.address({ state }));
  await page.getByRole('button', { name: 'Copy the story' }).waitFor();
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  return page;
}

/** In a frame of another origin, with nothing more allowed than its sandbox says. */
async function framed(sandbox: string): Promise<{ page: Page; frame: Frame }> {
  const page = await context.newPage();
  const { port } = host.address() as AddressInfo;
  await page.goto(`http://localhost:${port}/?${new URLSearchParams({ sandbox })}`);
  const frame = (await (await page.locator('iframe').elementHandle())?.contentFrame())!;
  await frame.getByRole('button', { name: 'Copy the story' }).waitFor();
  return { page, frame };
}

const said = (where: Page | Frame, text: string): Promise<void> => {
  const told: Locator = where.locator('output.tl-review-done', { hasText: text });
  return told.waitFor();
};

/** What a person would paste elsewhere: into a text field of the same browser. */
async function pasted(from: Page): Promise<string> {
  const page = await from.context().newPage();
  await page.setContent('<textarea></textarea>');
  await page.locator('textarea').focus();
  await page.keyboard.press('Control+V');
  const text = await page.locator('textarea').inputValue();
  await page.close();
  await from.bringToFront();
  return text.replaceAll('\r\n', '\n');
}
