import type { Browser, Page } from 'playwright-core';
import { launchBrowser } from '../../browser.ts';
import {
  asked,
  serveNodeGallery,
  showNode,
  type NodeGalleryPage,
  type NodeGalleryServer,
  type Query,
} from './node-gallery.ts';

let browser: Browser;
let server: NodeGalleryServer;
let page: NodeGalleryPage;
beforeAll(async () => {
  [browser, server] = await Promise.all([launchBrowser(), serveNodeGallery()]);
});
afterEach(async () => {
  expect(page.complaints).toEqual([]);
});
afterAll(async () => {
  await Promise.all([browser.close(), server.close()]);
});

const show = async (id: string, tab = 'why', more: Query = {}): Promise<Page> => {
  page = await showNode(browser, server, { open: 'details', id, tab, ...more }, { width: 480 });
  return page;
};
const pane = () => page.locator('dialog');
const button = (name: string) => pane().getByRole('button', { name, exact: true });
const said = async (selector: string): Promise<string> =>
  ((await pane().locator(selector).first().textContent()) ?? '').replaceAll('\u00a0', ' ');

describe('tabs', () => {
  const chosen = (): Promise<string | null> => pane().locator('[role=tab][aria-selected=true]').textContent();

  it('are one stop for Tab; arrow keys go round, Home and End to the ends', async () => {
    await show('kr-reply');
    await pane().getByRole('tab', { name: 'Why' }).focus();
    const passed: (string | null)[] = [];
    for (const key of ['ArrowRight', 'ArrowRight', 'ArrowRight', 'ArrowRight', 'ArrowLeft', 'Home', 'End']) {
      await page.keyboard.press(key);
      passed.push(await chosen());
      expect(await page.evaluate(() => document.activeElement?.getAttribute('aria-selected'))).toBe('true');
    }
    expect(passed).toEqual(['Check-ins', 'Trend', 'Changes', 'Why', 'Changes', 'Why', 'Changes']);
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.getAttribute('role'))).toBe('tabpanel');
  });

  it('leave out check-ins of an objective', async () => {
    await show('o-support', 'check-ins');
    expect(await pane().getByRole('tab').allTextContents()).toEqual(['Why', 'Trend', 'Changes']);
    expect(await chosen()).toBe('Why');
  });
});

describe('why', () => {
  it('[R38] opens an objective to its parts, a part further in place, and goes to it', async () => {
    await show('o-support');
    await pane().getByText('The mean of its parts').waitFor();
    const part = button('Ship the answer assistant');
    await part.click();
    await pane().getByText('13 of 26 points').first().waitFor();
    expect(await part.getAttribute('aria-expanded')).toBe('true');
    await pane().getByText('SUP-1', { exact: true }).click();
    expect(await page.evaluate(() => nodeGallery.opened)).toEqual(['SUP-1']);
    await part.click();
    expect(await pane().getByText('13 of 26 points').count()).toBe(0);
    await part.click();
    await button('Go to “Ship the answer assistant”').click();
    await pane().getByRole('heading', { name: 'Ship the answer assistant' }).waitFor();
  });

  it('tells of each item who has it, the time logged against the estimate, and where else it counts', async () => {
    await show('kr-assistant');
    await pane().getByText('SUP-7', { exact: true }).waitFor();
    const asides = (await pane().locator('.tl-item-aside').allTextContents()).map((text) =>
      text.replaceAll('\u00a0', ' '),
    );
    expect(asides.some((text) => /Li · 6 of 8 h logged/.test(text))).toBe(true);
    expect(asides.some((text) => /4\.5 h logged/.test(text))).toBe(true);
    expect(asides.some((text) => text.includes('counts in 6 other key results too'))).toBe(true);
    expect(await said('.tl-work-parts')).toBe(
      '11 done · 9 open · 2 left out (cancelled) · 4 not estimated · 1 counted once',
    );
    expect(await pane().getByText('2 work items count in more than one key result').count()).toBe(1);
    while (await button('Show more').isVisible()) await button('Show more').click();
    await pane().getByText('left out: cancelled').first().waitFor();
    await pane().getByText('2 restricted items').waitFor();
  });

  it('puts output against outcome, and shows what only supports it apart', async () => {
    await show('o-support');
    await pane().locator('.tl-output').waitFor();
    expect(await said('.tl-output')).toBe(
      'Work 80 %, metrics 20 %. The work is well ahead of what it is meant to bring.',
    );
    expect(await said('.tl-below')).toContain('Supports it, not counted');
    expect(await said('.tl-below')).toContain('The handbook is a pleasure to read');
  });

  it('lists milestones, and what is below a key result that is bound to objectives', async () => {
    await show('kr-launch');
    await pane().getByText('Everybody was trained').waitFor();
    expect(await said('.tl-below li:nth-child(3)')).toContain('40 %');
    await show('kr-below');
    await button('The first market speaks Polish').click();
    await pane().getByRole('heading', { name: 'The first market speaks Polish' }).waitFor();
  });

  it('says what failed, and tries again', async () => {
    await show('kr-reply', 'why', { fail: 'explain' });
    await pane().getByRole('alert').waitFor();
    await button('Try again').click();
    await pane().getByText('38 min on 20 Oct').waitFor();
    expect(await pane().getByRole('alert').count()).toBe(0);
  });
});

describe('the head', () => {
  it('tells what it is, whose, since when and how sure', async () => {
    await show('o-support');
    await pane().getByText('Data for 75 %').waitFor();
    const head = await said('.tl-node-head');
    for (const fact of [
      'Counts in Customers stay because we answer well',
      '40 %',
      'At risk',
      'expected 54 %',
      'team · Maria Keller · 2026-Q4 · 1 Oct to 31 Dec · aspirational (70 %) · weight 2',
      'Data for 75 % of the weight · 1 of 6 key results off track · confidence 6.4 of 10, lowest 4 · last check-in 6 Oct.',
    ]) {
      expect(head).toContain(fact);
    }
  });

  it.each([
    ['kr-closed', 'Closed on 15 Oct, with a score of 0.70, “Two markets came late”.'],
    ['kr-hand', 'Set by hand by Li, until 30 Nov, “The count misses a team”, computed: 35 %.'],
    ['kr-launch', '1 Oct to 30 Nov'],
  ])('%s: %s', async (id, sentence) => {
    await show(id);
    await pane().getByText(sentence.slice(0, 12)).first().waitFor();
    expect(await said('.tl-node-head')).toContain(sentence);
  });

  it('offers only what the viewer may do', async () => {
    const offered = async (id: string): Promise<string[]> => {
      await show(id);
      const names = await pane().locator('.tl-node-actions > *').allTextContents();
      return names;
    };
    expect(await offered('kr-assistant')).toEqual([
      'Check in',
      'Edit',
      'Link work',
      'Close it',
      'Delete',
      'Open in a new tab',
    ]);
    expect(await offered('o-support')).toEqual([
      'Edit',
      'Add a key result',
      'Weights',
      'Close it',
      'Delete',
      'Open in a new tab',
    ]);
    expect(await offered('kr-closed')).toEqual(['Delete', 'Reopen', 'Open in a new tab']);
    expect(await offered('kr-read')).toEqual(['Open in a new tab']);
    await show('o-hidden');
    expect(await pane().locator('.tl-node-actions').count()).toBe(0);
    expect(await pane().getByRole('heading').first().textContent()).toBe('An objective that you may not see');
  });

  it('begins at the tab that was asked for: what it tells is one step on, the other tabs an arrow away', async () => {
    await show('kr-reply', 'trend');
    const name = (): Promise<string | null> =>
      page.evaluate(() => document.activeElement?.getAttribute('data-tab') ?? null);
    expect(await name()).toBe('trend');
    await page.keyboard.press('ArrowRight');
    expect(await name()).toBe('changes');
  });

  it('hands an action to the screen, and reopens what was closed', async () => {
    await show('kr-assistant');
    await button('Link work').click();
    await page.locator('output', { hasText: /^link$/ }).waitFor();
    await show('kr-closed');
    await button('Reopen').click();
    await button('Check in').waitFor();
    expect(await asked(page, 'reopenNode')).toEqual([{ id: 'kr-closed', shard: 'SUP~1' }]);
  });

  it('says so where there is no such node', async () => {
    await show('nowhere');
    await pane().getByText('is not in what is shown').waitFor();
    await page.keyboard.press('Escape');
    await pane().waitFor({ state: 'detached' });
    expect(await asked(page, 'readNode')).toEqual([]);
  });
});

describe('check-ins', () => {
  it('are corrected in place, in the form that a new one has', async () => {
    await show('kr-reply', 'check-ins', { locale: 'nl-NL' });
    await page.locator('[data-does=correct]').focus();
    await page.keyboard.press('Enter');
    const value = pane().locator('[data-field=value]');
    expect(await value.inputValue()).toBe('40,5');
    expect(await page.evaluate(() => document.activeElement?.getAttribute('data-field'))).toBe('value');
    expect(await pane().locator('[data-field=confidence]:checked').getAttribute('value')).toBe('6');
    await value.fill('39,5');
    await page.keyboard.press('Enter');
    await value.waitFor({ state: 'detached' });
    expect(await asked(page, 'correctCheckIn')).toEqual([
      {
        keyResult: 'kr-reply',
        shard: 'SUP~1',
        id: 2,
        on: '2026-10-13',
        value: '39.5',
        confidence: 6,
        note: 'New macros are live in two of three teams.',
        blockers: 'The third team waits for its licence.',
      },
    ]);
    expect(await page.evaluate(() => document.activeElement?.getAttribute('data-does'))).toBe('correct');
    await pane().getByText(/39,5/).waitFor();
    expect(await page.locator('#notice').textContent()).toContain('Check-in corrected');
  });

  it('can be corrected and removed only by those who may', async () => {
    await show('kr-reply', 'check-ins');
    expect(
      await pane()
        .getByRole('button', { name: /^Correct/ })
        .count(),
    ).toBe(1);
    expect(await pane().locator('.tl-check-in-entry').count()).toBe(2);
  });

  it('are removed after one question, and kept by Escape, which leaves the pane open', async () => {
    await show('kr-reply', 'check-ins');
    await button('Remove the check-in of 13 Oct').focus();
    await page.keyboard.press('Enter');
    await button('Keep it').waitFor();
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Keep it');
    await page.keyboard.press('Escape');
    await button('Keep it').waitFor({ state: 'detached' });
    expect(await pane().count()).toBe(1);
    expect(await page.evaluate(() => document.activeElement?.getAttribute('data-does'))).toBe('remove');
    await page.keyboard.press('Enter');
    await button('Remove it').click();
    await pane().getByText('13 Oct').first().waitFor({ state: 'detached' });
    expect(await asked(page, 'removeCheckIn')).toEqual([{ keyResult: 'kr-reply', shard: 'SUP~1', id: 2 }]);
  });

  it('stay where a removal failed, with the reason', async () => {
    await show('kr-reply', 'check-ins', { fail: 'removeCheckIn' });
    await button('Remove the check-in of 13 Oct').click();
    await button('Remove it').click();
    await pane().getByRole('alert').getByText('Jira did not answer. Nothing was lost.').waitFor();
    expect(await pane().locator('.tl-check-in-entry').count()).toBe(2);
  });

  it('say what a first one is for where there is none', async () => {
    await show('kr-assistant', 'check-ins');
    await pane().getByText('The first one begins its story.').waitFor();
    expect(await pane().locator('.tl-check-in-entry').count()).toBe(0);
  });
});

describe('changes', () => {
  it('are sentences, newest first; only what can be undone offers it', async () => {
    await show('kr-reply', 'changes');
    await pane().locator('.tl-change').first().waitFor();
    const sentences = await pane().locator('.tl-change > p:first-child').allTextContents();
    expect(sentences[0]).toBe('Maria Keller changed the target from 20.5 to 25.');
    expect(sentences).toHaveLength(6);
    const undo = pane().getByRole('button', { name: /^Undo/ });
    expect(await undo.count()).toBe(1);
    await undo.click();
    await page.locator('#notice', { hasText: 'The change was taken back.' }).waitFor();
    expect(await asked(page, 'undo')).toEqual([{ id: 'kr-reply', shard: 'SUP~1', change: 6 }]);
  });

  it('are never "none" where they could not be read', async () => {
    await show('kr-reply', 'changes', { fail: 'readNode' });
    await pane().getByRole('alert').waitFor();
    expect(await pane().getByText('Nobody has changed').count()).toBe(0);
    await button('Try again').click();
    await pane().locator('.tl-change').first().waitFor();
    await show('kr-assistant', 'changes');
    await pane().getByText('Nobody has changed anything here yet.').waitFor();
  });
});

it('gives the focus back to the row that it was opened from', async () => {
  page = await showNode(browser, server, {});
  await page.locator('#kr-reply').focus();
  await page.keyboard.press('Enter');
  await pane().locator('[role=tab]').first().waitFor();
  await page.keyboard.press('Escape');
  await pane().waitFor({ state: 'detached' });
  expect(await page.evaluate(() => document.activeElement?.id)).toBe('kr-reply');
});
