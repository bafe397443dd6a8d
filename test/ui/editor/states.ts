import type { Page } from 'playwright-core';
import type { Opened } from '@throughline/ui/hierarchy/hierarchy-model.ts';

/** An editor, and what is done in it before it is looked at. */
export interface EditorState {
  readonly open: Opened;
  readonly view?: string;
  readonly bring?: (page: Page) => Promise<void>;
}

const fresh: Opened = { kind: 'edit', is: 'keyResult', id: null, parent: 'o-support' };
const field = (page: Page, path: string) => page.locator(`[data-field="${path}"]`);
const kind = (name: string) => (page: Page) => page.getByRole('radio', { name, exact: true }).check();

/** Every state that the editors can be in, by name. */
export const states: Readonly<Record<string, EditorState>> = {
  'new-key-result': {
    open: fresh,
    async bring(page) {
      await field(page, 'title').fill('Average reply time from 45 to 25 minutes');
      await field(page, 'measure.from').fill('45');
      await field(page, 'measure.to').fill('25');
      await field(page, 'measure.unit').fill('min');
      await field(page, 'try').fill('38');
      await page.getByText('would be').waitFor();
    },
  },
  'all-of-a-number': {
    open: fresh,
    async bring(page) {
      for (const summary of await page.locator('summary').all()) await summary.click();
      await field(page, 'measure.source').selectOption('sum');
      await page.getByRole('button', { name: 'Add a checkpoint' }).click();
      await page.getByRole('button', { name: 'Set the value by hand' }).click();
      await field(page, 'measure.query').fill('labels = answer');
      await page.getByText('Finds').waitFor();
    },
  },
  work: {
    open: fresh,
    async bring(page) {
      await kind('Linked work')(page);
      await field(page, 'measure.count').selectOption('field');
    },
  },
  milestones: {
    open: fresh,
    async bring(page) {
      await kind('Milestones')(page);
      await page.getByRole('button', { name: 'Add a milestone' }).click();
      await field(page, 'measure.milestones[0].state').selectOption('part');
    },
  },
  'milestone-items': {
    open: fresh,
    async bring(page) {
      await kind('Milestones')(page);
      await field(page, 'measure.milestones[0].title').fill('Drafts for every team');
      await field(page, 'measure.milestones[0].state').selectOption('items');
      const found = field(page, 'measure.milestones[0].items');
      for (const words of ['drafts', 'tone']) {
        await found.fill(words);
        await page.getByRole('listbox').getByRole('option').first().click();
      }
      await found.fill('a');
      await page.getByRole('listbox').getByRole('option').first().waitFor();
    },
  },
  'yes-or-no': { open: fresh, bring: kind('Yes or no') },
  level: { open: fresh, bring: kind('Keep a level') },
  objectives: {
    open: fresh,
    async bring(page) {
      await kind('Objectives below')(page);
      await field(page, 'measure.as').selectOption('amounts');
    },
  },
  'new-objective': { open: { kind: 'edit', is: 'objective', id: null, parent: 'o-company' }, view: 'global' },
  'edit-key-result': { open: { kind: 'edit', is: 'keyResult', id: 'kr-reply', parent: null } },
  'edit-objective': { open: { kind: 'edit', is: 'objective', id: 'o-company', parent: null } },
  people: {
    open: fresh,
    async bring(page) {
      await field(page, 'owner').pressSequentially('mari');
      await page.getByRole('option', { name: 'Mario Rossi' }).waitFor();
      await page.keyboard.press('ArrowDown');
    },
  },
  wrong: {
    open: fresh,
    async bring(page) {
      await field(page, 'weight').fill('-1');
      await page.getByRole('button', { name: 'Save', exact: true }).click();
      await page.getByRole('alert').waitFor();
    },
  },
  circle: {
    open: { kind: 'edit', is: 'objective', id: 'o-support', parent: null },
    async bring(page) {
      await field(page, 'parent').fill('night');
      await page.getByRole('option').filter({ hasText: 'Somebody' }).click();
      await page.locator('.tl-ed-wrong').waitFor();
    },
  },
  refused: {
    open: { kind: 'edit', is: 'keyResult', id: 'kr-reply', parent: null },
    async bring(page) {
      await page.evaluate(() => {
        editors.client.fail.saveNode = [
          {
            code: 'bad-input',
            message: 'Two entries cannot be kept as they are. Nothing was changed.',
            fields: [
              { field: 'title', message: 'A title has at most 500 characters.' },
              { field: 'measure.to', message: 'The target 25 is also its start.' },
            ],
          },
        ];
      });
      await field(page, 'title').fill('Another');
      await page.getByRole('button', { name: 'Save', exact: true }).click();
      await page.getByRole('alert').waitFor();
    },
  },
  conflict: {
    open: { kind: 'edit', is: 'keyResult', id: 'kr-reply', parent: null },
    async bring(page) {
      await page.evaluate(() => {
        const measure = { kind: 'metric', from: 45, to: 30, unit: 'min' };
        editors.client.fail.saveNode = [
          {
            code: 'conflict',
            message: 'Somebody else changed the same.',
            conflicts: [
              {
                field: 'title',
                mine: 'Another',
                theirs: 'A title that somebody else wrote meanwhile',
                by: 'Li',
              },
              { field: 'measure', mine: { ...measure, to: 20 }, theirs: measure, by: null },
            ],
          },
        ];
      });
      await field(page, 'title').fill('Another');
      await page.getByRole('button', { name: 'Save', exact: true }).click();
      await page.getByRole('button', { name: 'Save as chosen' }).click();
    },
  },
  unsaved: {
    open: fresh,
    async bring(page) {
      await field(page, 'title').fill('Another');
      await page.keyboard.press('Escape');
      await page.getByRole('alertdialog').waitFor();
    },
  },
  unreadable: {
    open: { kind: 'edit', is: 'keyResult', id: 'gone', parent: null },
  },
  'no-cycle': { open: { kind: 'edit', is: 'objective', id: null, parent: null }, view: 'no-cycle' },
  weights: { open: { kind: 'weights', id: 'o-support' } },
  'weights-long': { open: { kind: 'weights', id: 'o-other' } },
  'nothing-to-weigh': { open: { kind: 'weights', id: 'o-empty' } },
  link: {
    open: { kind: 'link', id: 'kr-assistant' },
    async bring(page) {
      await field(page, 'text').fill('s');
      await page.keyboard.press('Enter');
      await page.getByRole('checkbox').first().check();
      await page.getByRole('radio', { name: 'JQL' }).check();
    },
  },
  close: {
    open: { kind: 'close', id: 'o-support' },
    bring: (page) => field(page, 'score').fill('0.5'),
  },
  delete: { open: { kind: 'delete', id: 'kr-reply' } },
  'delete-not': { open: { kind: 'delete', id: 'o-support' } },
  cycle: {
    open: { kind: 'cycle' },
    bring: (page) => page.getByRole('button', { name: /^2027-Q1/ }).click(),
  },
  levels: { open: { kind: 'levels' } },
  import: { open: { kind: 'import' } },
};
