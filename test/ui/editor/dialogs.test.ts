import type { Browser } from 'playwright-core';
import { launchBrowser } from '../../browser.ts';
import type { Opened } from '@throughline/ui/hierarchy/hierarchy-model.ts';
import {
  asked,
  focusedName,
  serveEditors,
  showEditor,
  tabTo,
  type EditorGallery,
  type EditorPage,
} from './editor-gallery.ts';

let browser: Browser;
let gallery: EditorGallery;
beforeAll(async () => {
  [browser, gallery] = await Promise.all([launchBrowser(), serveEditors()]);
});
let page: EditorPage;
afterEach(async () => {
  expect(page.complaints).toEqual([]);
});
afterAll(async () => {
  await Promise.all([browser.close(), gallery.close()]);
});

const open = async (opened: Opened): Promise<void> => {
  page = await showEditor(browser, gallery, { open: opened });
};
const closed = (): Promise<void> => page.getByRole('dialog').waitFor({ state: 'detached' });

describe('linking work', () => {
  it('by keyboard: finds by words, ticks, links with a weight, one after the other', async () => {
    await open({ kind: 'link', id: 'kr-assistant' });
    expect(await focusedName(page)).toBe('Words, or a key like SUP-12');
    await page.keyboard.type('an');
    await page.keyboard.press('Enter');
    await page.getByText('2 work items').first().waitFor();
    await tabTo(page, 'SUP-1 Answer draftsEpic');
    await page.keyboard.press('Space');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Space');
    await tabTo(page, 'Weight');
    await page.keyboard.type('0,5');
    await page.keyboard.press('Enter');
    await closed();
    expect(await asked(page, 'linkItem')).toEqual(
      [1, 2].map((at) => ({
        keyResult: 'kr-assistant',
        shard: 'SUP~1',
        item: `jira:acme/${at}`,
        weight: '0.5',
      })),
    );
    expect(await page.getByText('2 work items are linked.').count()).toBe(1);
  });

  it('by query, keeping what was ticked in an earlier search', async () => {
    await open({ kind: 'link', id: 'kr-assistant' });
    await page.getByLabel('Words, or a key').fill('SUP-3');
    await page.keyboard.press('Enter');
    await page.getByRole('checkbox', { name: /Tone of voice/ }).check();
    await page.getByRole('radio', { name: 'JQL' }).check();
    await page.getByLabel('Query (JQL)').fill('labels = night');
    await page.getByRole('button', { name: 'Search' }).click();
    await page.getByText('5 work items').first().waitFor();
    // A title is text, never markup.
    expect(await page.getByText('<b>Markup</b>').count()).toBe(1);
    await page.getByLabel('Query (JQL)').fill('nothing');
    expect(await asked(page, 'findWork')).toEqual([
      { text: 'SUP-3', query: null },
      { text: null, query: 'labels = night' },
    ]);
    await page.getByRole('checkbox', { name: /Night shift/ }).check();
    await page.getByRole('button', { name: 'Link 2 work items' }).click();
    await closed();
  });

  it('tells what failed and keeps it chosen; the others are linked', async () => {
    await open({ kind: 'link', id: 'kr-assistant' });
    await page.getByLabel('Words, or a key').fill('sup');
    await page.keyboard.press('Enter');
    for (const title of [/Answer drafts/, /Hand-over/, /Tone of voice/])
      await page.getByRole('checkbox', { name: title }).check();
    await page.evaluate(() => {
      // The second of three.
      const { client } = editors;
      const linkItem = client.linkItem.bind(client);
      let at = 0;
      Object.assign(editors.client, {
        linkItem: (request: Parameters<typeof linkItem>[0]) => {
          at += 1;
          if (at === 2)
            editors.client.fail.linkItem = [{ code: 'forbidden', message: 'You may not see it.' }];
          return linkItem(request);
        },
      });
    });
    await page.getByRole('button', { name: 'Link 3 work items' }).click();
    await page.getByText('2 linked, 1 not. What failed is still chosen.').waitFor();
    expect(await page.getByText('You may not see it.').count()).toBe(1);
    expect(await page.getByRole('checkbox', { name: /Hand-over/ }).isChecked()).toBe(true);
    expect(await page.getByRole('checkbox', { name: /Answer drafts/ }).isDisabled()).toBe(true);
    await page.getByRole('button', { name: 'Link 1 work item' }).click();
    await closed();
    expect(await asked(page, 'linkItem')).toHaveLength(4);
  });

  it('says what the tracker says of a query that it refuses', async () => {
    await open({ kind: 'link', id: 'kr-assistant' });
    await page.evaluate(() => {
      editors.client.fail.findWork = [{ code: 'bad-input', message: 'Expecting operator before the end.' }];
    });
    await page.getByRole('radio', { name: 'JQL' }).check();
    await page.getByLabel('Query (JQL)').fill('labels');
    await page.getByRole('button', { name: 'Search' }).click();
    expect(await page.getByRole('alert').textContent()).toContain('Expecting operator');
  });
});

describe('cycles and levels', () => {
  it('a usual cycle by one click, with what goes on from the last', async () => {
    await open({ kind: 'cycle' });
    await page.getByRole('button', { name: /^2027-Q1/ }).click();
    await page.getByLabel('What goes on in it').selectOption('2026-Q4');
    await page.getByRole('button', { name: 'Make the cycle' }).click();
    await closed();
    expect(await asked(page, 'makeCycle')).toEqual([
      { id: '2027-Q1', start: '2027-01-01', end: '2027-03-31', copyFrom: '2026-Q4' },
    ]);
  });

  it('does not offer one that is there, and refuses its name and a wrong way round', async () => {
    await open({ kind: 'cycle' });
    expect(await page.getByRole('button', { name: /^2026-Q4/ }).count()).toBe(0);
    await page.getByLabel('Name').fill('2026-Q3');
    await page.getByLabel('Start').fill('2027-03-31');
    await page.getByLabel('Last day').fill('2027-01-01');
    await page.getByRole('button', { name: 'Make the cycle' }).click();
    await page.getByText('There is a cycle of this name already.').waitFor();
    expect(await page.getByText('It ends before it starts.').count()).toBe(1);
    expect(await focusedName(page)).toBe('Name');
    expect(await asked(page, 'makeCycle')).toEqual([]);
  });

  it('names levels, and needs one in use', async () => {
    await open({ kind: 'levels' });
    await page.getByLabel('Organisation', { exact: true }).fill('Company');
    for (const level of ['Organisation', 'Team'])
      await page.getByRole('checkbox', { name: `Used: ${level}` }).uncheck();
    await page.getByRole('button', { name: 'Save' }).click();
    expect(await page.getByRole('alert').textContent()).toContain('At least one level');
    await page.getByRole('checkbox', { name: 'Used: Organisation' }).check();
    await page.getByRole('button', { name: 'Save' }).click();
    await closed();
    expect(await asked(page, 'saveLevels')).toEqual([
      {
        levels: [
          { level: 'organisation', name: 'Company', used: true },
          { level: 'team', name: 'Crew', used: false },
          { level: 'individual', name: null, used: false },
        ],
      },
    ]);
  });
});

describe('closing and deleting', () => {
  it('[R31] closes with the computed score, which needs no reason', async () => {
    await open({ kind: 'close', id: 'o-support' });
    expect(await page.getByRole('dialog').textContent()).toContain('3 key results of it not closed yet.');
    await page.getByRole('button', { name: 'Close it' }).click();
    await closed();
    expect(await asked(page, 'closeNode')).toEqual([
      { id: 'o-support', shard: 'SUP~1', score: null, reason: null },
    ]);
  });

  it('[R31] another score needs a reason, and both are sent', async () => {
    await open({ kind: 'close', id: 'kr-reply' });
    await page.getByLabel('Final score').fill('0,5');
    await page.getByRole('button', { name: 'Close it' }).click();
    await page.getByText('Say why the score is another one.').waitFor();
    expect(await focusedName(page)).toBe('Why another score');
    await page.keyboard.type('The last week was lost to the move');
    await page.keyboard.press('Enter');
    await closed();
    expect(await asked(page, 'closeNode')).toEqual([
      { id: 'kr-reply', shard: 'SUP~1', score: '0.5', reason: 'The last week was lost to the move' },
    ]);
  });

  it('says what goes with a key result, and asks once', async () => {
    await open({ kind: 'delete', id: 'kr-reply' });
    expect(await page.getByRole('dialog').textContent()).toContain('Its work items stay as they are.');
    await page.getByRole('button', { name: 'Delete', exact: true }).click();
    await closed();
    expect(await asked(page, 'deleteNode')).toEqual([{ id: 'kr-reply', shard: 'SUP~1' }]);
    expect(await page.getByText('Deleted “Average reply time from 45 to 25 minutes”.').count()).toBe(1);
  });

  it('names what counts in it before it could be deleted', async () => {
    await open({ kind: 'delete', id: 'o-support' });
    expect(await page.getByRole('listitem').allTextContents()).toEqual(['Somebody answers at night']);
    expect(await page.getByRole('button', { name: 'Delete', exact: true }).count()).toBe(0);
  });
});

it('imports a plan file, and shows all that is wrong with one', async () => {
  await open({ kind: 'import' });
  await page.evaluate(() => {
    editors.client.fail.importPlan = [
      { code: 'bad-input', message: 'The plan has 2 mistakes.', details: ['line 3', 'line 9'] },
    ];
  });
  const choose = (text: string) =>
    page
      .locator('input[type=file]')
      .setInputFiles({ name: 'plan.yaml', mimeType: 'application/yaml', buffer: Buffer.from(text) });
  await choose('throughline: 1');
  await page.getByRole('alert').waitFor();
  expect(await page.getByRole('alert').getByRole('listitem').allTextContents()).toEqual(['line 3', 'line 9']);
  await choose('throughline: 1 # corrected');
  await closed();
  expect(await asked(page, 'importPlan')).toHaveLength(2);
});
