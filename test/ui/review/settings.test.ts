import type { Browser } from 'playwright-core';
import { launchBrowser } from '../../browser.ts';
import type { ServedGallery } from '../serve-gallery.ts';
import { serveReviews, showReview, type ReviewGalleryPage } from './review-gallery.ts';

let browser: Browser;
let server: ServedGallery;
let page: ReviewGalleryPage;
beforeAll(async () => {
  [browser, server] = await Promise.all([launchBrowser(), serveReviews()]);
});
afterEach(() => expect(page.complaints).toEqual([]));
afterAll(async () => {
  await Promise.all([browser.close(), server.close()]);
});

interface Asked {
  readonly span: object;
  readonly team?: string;
  readonly objectives?: readonly string[];
  readonly unit?: string;
}
const open = async (settings: string, asked: Asked | null = null, more = {}): Promise<void> => {
  const request =
    asked === null
      ? {}
      : { request: JSON.stringify({ team: '12', objectives: [], unit: 'points', ...asked }) };
  page = await showReview(browser, server, { query: { settings, ...request, ...more }, width: 480 });
};
const told = (what: string): Promise<readonly unknown[]> =>
  page.evaluate((of) => reviewGallery.happened.filter((one) => one.what === of).map((one) => one.with), what);
const chooseTeam = async (text: string, name: string): Promise<void> => {
  await page.getByRole('combobox').first().fill(text);
  await page.getByRole('option', { name, exact: true }).click();
};
const save = async (): Promise<unknown> => {
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByText('Saved.').waitFor();
  return (await told('save')).at(-1);
};

it('a board is found by typing and chosen by keys; the rest is what most want', async () => {
  await open('own');
  await page.getByRole('combobox', { name: 'Board' }).pressSequentially('supp');
  await page.getByRole('option').nth(1).waitFor();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  expect(await page.getByRole('combobox').first().inputValue()).toBe('Support');
  expect(await save()).toEqual({
    team: '12',
    span: { kind: 'last-closed' },
    objectives: [],
    unit: 'points',
  });
});

it('a certain sprint of the list: those under way and over, with their days; none that is to come', async () => {
  await open('own');
  await chooseTeam('supp', 'Support');
  await page.getByLabel('A certain one').check();
  const options = page.getByLabel('Which sprint').locator('option');
  await options.nth(4).waitFor({ state: 'attached' });
  expect(await options.allInnerTexts()).toEqual([
    'Choose a sprint',
    'Sprint 5 (16 Nov to 29 Nov, under way)',
    'Sprint 4 (2 Nov to 15 Nov, closed)',
    'Sprint 3 (2 Nov to 15 Nov, closed)',
    'Before dates (no dates)',
  ]);
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByText('Choose a sprint.').waitFor();
  await page.getByLabel('Which sprint').selectOption({ label: 'Sprint 3 (2 Nov to 15 Nov, closed)' });
  expect(await save()).toMatchObject({ span: { kind: 'sprint', sprint: 'jira:acme/3' } });
});

it('a team without sprints has a period: days before today, or from one day to another', async () => {
  await open('own', null, { teams: 'team' });
  await chooseTeam('kanban', 'Support kanban');
  await page.getByText('It works without sprints').waitFor();
  await page.getByLabel('How many days').fill('3');
  await page.getByText('Write whole days, from 7 to 92.').waitFor();
  await page.getByLabel('How many days').fill('30');
  expect(await save()).toMatchObject({ team: '13', span: { kind: 'last-days', days: 30 } });
  await page.getByLabel('From one day to another').check();
  await page.getByLabel('First day').fill('2026-11-10');
  await page.getByLabel('Last day', { exact: true }).fill('2026-11-02');
  await page.getByText('Give both days, the first one first.').waitFor();
  await page.getByLabel('First day').fill('2026-10-20');
  expect(await save()).toMatchObject({ span: { kind: 'period', from: '2026-10-20', to: '2026-11-02' } });
});

it('some objectives, found by text where there are many; the count in items', async () => {
  await open('own');
  await chooseTeam('growth', 'Growth');
  await page.getByLabel('Only these').check();
  await page.getByLabel('Find an objective').fill('12');
  await page.getByText('1 objective', { exact: true }).waitFor();
  await page.getByLabel('Objective 12').check();
  await page.getByLabel('Count the work in').selectOption('issues');
  expect(await save()).toMatchObject({ objectives: ['o-12'], unit: 'issues' });
  await page.getByLabel('Objective 12').uncheck();
  await page.getByText('Choose at least one objective, or all.').waitFor();
});

it('opens with what is kept, names the board that was chosen, and keeps objectives of another cycle until they are let go', async () => {
  await open('own', { span: { kind: 'current' }, objectives: ['o-1', 'o-gone'], unit: 'issues' });
  await page.getByLabel('Keep one objective').waitFor();
  expect(await page.getByRole('combobox').first().inputValue()).toBe('Support');
  expect(await page.getByLabel('The one under way').isChecked()).toBe(true);
  expect(await page.getByLabel('Objective 1').isChecked()).toBe(true);
  expect(await save()).toMatchObject({ objectives: ['o-1', 'o-gone'], span: { kind: 'current' } });
  await page.getByLabel('Keep one objective').click();
  expect(await save()).toMatchObject({ objectives: ['o-1'] });
});

it('keeps a board and a sprint that are no longer in the lists', async () => {
  await open('own', { team: '99', span: { kind: 'sprint', sprint: 'jira:acme/77' } });
  await page.getByText('The sprint chosen before').waitFor({ state: 'attached' });
  expect(await page.getByRole('combobox').first().inputValue()).toBe('The board chosen before');
  expect(await save()).toMatchObject({ team: '99', span: { sprint: 'jira:acme/77' } });
});

it('another board takes the certain sprint away, for it is not its own', async () => {
  await open('own', { span: { kind: 'sprint', sprint: 'jira:acme/4' } });
  await chooseTeam('growth', 'Growth');
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByText('Choose a sprint.').waitFor();
  expect(await told('save')).toEqual([]);
});

describe('failures', () => {
  it.each([
    ['findTeams', async () => page.getByRole('combobox').first().fill('grow')],
    ['listSprints', async () => page.getByLabel('A certain one').check()],
    ['listReviewObjectives', async () => page.getByLabel('Only these').check()],
  ] as const)(
    'of %s stand at their list, with a way on; nothing that was typed is lost',
    async (call, act) => {
      await open('own', { span: { kind: 'last-closed' } });
      await page.waitForFunction(() => reviewGallery.client.calls.length > 0);
      await page.evaluate(
        (name) => reviewGallery.client.fail.push({ call: name, with: 'unreachable' }),
        call,
      );
      await act();
      await page.getByRole('alert').waitFor();
      const typed = await page.getByRole('combobox').first().inputValue();
      await page.getByRole('button', { name: 'Try again' }).click();
      await page.getByRole('alert').waitFor({ state: 'detached' });
      expect(await page.getByRole('combobox').first().inputValue()).toBe(typed);
    },
  );

  it('of saving are told, and it can be tried again', async () => {
    await open('own', { span: { kind: 'last-closed' } });
    await page.evaluate(() => (reviewGallery.refuse = true));
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('It could not be saved. What you chose is still here.').waitFor();
    await page.evaluate(() => (reviewGallery.refuse = false));
    expect(await save()).toMatchObject({ team: '12' });
    expect(await page.getByRole('alert').count()).toBe(0);
  });
});

it('saving what is incomplete says what is missing and goes there', async () => {
  await open('own');
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByText('Choose a board from the list.').waitFor();
  await page.waitForFunction(() => document.activeElement?.getAttribute('role') === 'combobox');
  expect(await told('save')).toEqual([]);
});

it('can be left as it was', async () => {
  await open('own');
  await page.getByRole('button', { name: 'Cancel' }).click();
  expect(await told('cancel')).toEqual([null]);
});

it('a host that saves by itself is told at every change what it would save, or that it cannot', async () => {
  await open('host', null, { teams: 'team' });
  expect(await page.getByRole('button', { name: 'Save' }).count()).toBe(0);
  await chooseTeam('supp', 'Support');
  await page.getByLabel('The one under way').check();
  await page.getByRole('combobox').first().fill('Suppo');
  await page.waitForFunction(() => reviewGallery.happened.filter(({ what }) => what === 'valid').length >= 4);
  const kinds = (await told('valid')).map(
    (one) => (one as { span?: { kind: string } } | null)?.span?.kind ?? null,
  );
  expect(kinds).toEqual([null, 'last-closed', 'current', null]);
});
