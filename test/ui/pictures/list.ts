import type { Page } from 'playwright-core';
import type { Query } from '../node/node-gallery.ts';
import { states as editors } from '../editor/states.ts';

/** One picture of docs/img: what is shown, what is done first, and how much of the page it takes. */
export interface Shot {
  /** Of the file, without ".png". */
  readonly name: string;
  /** What docs/screens.md says below it. */
  readonly says: string;
  readonly from: Source;
  readonly bring?: ((page: Page) => Promise<unknown>) | undefined;
  readonly width: number;
  readonly height: number;
  /** 'dialog' = the dialog alone; else the whole page. */
  readonly of: 'page' | 'dialog';
  readonly looks: readonly ('light' | 'dark' | 'forced')[];
}

export type Source =
  | { readonly gallery: 'hierarchy'; readonly state: string; readonly look?: string }
  | { readonly gallery: 'editor'; readonly state: string }
  | { readonly gallery: 'node'; readonly query: Query }
  | { readonly gallery: 'review'; readonly state: string; readonly query?: Query };

const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name }).first();
const both = ['light', 'dark'] as const;

/** The page: as wide as a screen, or as narrow as a phone. */
const page = (
  name: string,
  says: string,
  [state, look = '']: readonly [state: string, look?: string],
  more: Partial<Shot> = {},
): Shot => ({
  name: `hierarchy-${name}`,
  says,
  from: { gallery: 'hierarchy', state, look },
  width: 1280,
  height: 640,
  of: 'page',
  looks: both,
  ...more,
});

/** A form, as one of the states that the editors are proved in. */
const editor = (state: string, says: string, more: Partial<Shot> = {}): Shot => ({
  name: `editor-${state}`,
  says,
  from: { gallery: 'editor', state },
  bring: editors[state]?.bring,
  width: 736,
  height: 1000,
  of: 'dialog',
  looks: both,
  ...more,
});

const node = (name: string, says: string, query: Query, more: Partial<Shot> = {}): Shot => ({
  name: `node-${name}`,
  says,
  from: { gallery: 'node', query },
  width: 656,
  height: 720,
  of: 'dialog',
  looks: both,
  ...more,
});

/** The sprint review, or its settings. */
const review = (
  name: string,
  says: string,
  state: string,
  { query, ...more }: Partial<Shot> & { readonly query?: Query } = {},
): Shot => ({
  name: `review-${name}`,
  says,
  from: { gallery: 'review', state, ...(query && { query }) },
  width: 1280,
  height: 900,
  of: 'page',
  looks: both,
  ...more,
});

const low = { height: 320, looks: ['light'] } as const;
const phone = { width: 320, height: 640, looks: ['light'] } as const;
const reply = (tab: string): Query => ({ open: 'details', id: 'kr-reply', tab });

/** Every state that looks like no other. */
export const shots: readonly Shot[] = [
  page('tree', 'The tree', ['full']),
  page('tree-480', 'The tree, 480 px wide', ['full'], { ...phone, width: 480 }),
  page('tree-320', 'The tree, 320 px wide', ['full'], phone),
  page('tree-forced', 'The tree in forced colours', ['full'], { looks: ['forced'] }),
  page('menu', 'What can be done with a row, each with its key', ['full'], {
    looks: ['light'],
    async bring(on) {
      await on.getByRole('treegrid').focus();
      for (let down = 0; down < 2; down += 1) await on.keyboard.press('ArrowDown');
      await button(on, 'Actions for').click();
    },
  }),
  page('grouped', 'Grouped by team, worst health first', ['full', 'group=owner&sort=health']),
  page('filtered', 'Filtered, with what can be chosen', ['global', 'owner=Growth&health=at-risk'], {
    height: 480,
    async bring(on) {
      await button(on, 'Level').click();
    },
  }),
  page('nothing', 'Filtered to nothing', ['full', 'find=nothing+at+all'], low),
  page('empty', 'A project without objectives', ['empty'], low),
  page('no-cycle', 'A site without a cycle', ['no-cycle'], low),
  page('loading', 'Loading', ['loading'], low),
  page('error', 'It could not be read', ['error'], low),
  page('stale', 'Shown before, and could not be read again', ['full'], {
    looks: ['light'],
    height: 480,
    async bring(on) {
      await on.evaluate(() =>
        hierarchyGallery.client.fail.push({ call: 'openHierarchy', with: 'unreachable' }),
      );
      await on.locator('.tl-page-header').getByRole('button', { name: 'More' }).click();
      await button(on, 'Read again').click();
      await on.getByRole('alert').waitFor();
    },
  }),
  page('picture', 'The picture of who serves whom', ['full', 'view=picture']),
  page('picture-480', 'The picture, 480 px wide', ['full', 'view=picture'], { ...phone, width: 480 }),
  page('table', 'The table of teams and top objectives', ['full', 'view=table']),
  page('table-320', 'The table, 320 px wide', ['full', 'view=table'], phone),
  page('keys', 'The keys', ['full'], {
    looks: ['light'],
    height: 720,
    async bring(on) {
      await on.getByRole('treegrid').focus();
      await on.keyboard.press('?');
      await on.getByRole('dialog').waitFor();
    },
  }),

  editor('new-objective', 'A new objective'),
  editor('new-key-result', 'A key result with a number, and what it will mean'),
  {
    ...editor('new-key-result', 'The same, 320 px wide', { width: 320, height: 720, looks: ['light'] }),
    name: 'editor-320',
  },
  editor('all-of-a-number', 'Everything that can be said of a number', { height: 1900 }),
  editor('work', 'A key result that counts linked work'),
  editor('milestones', 'Milestones'),
  editor('milestone-items', 'A milestone that follows its work items'),
  editor('yes-or-no', 'Yes or no'),
  editor('level', 'A level that is kept'),
  editor('objectives', 'The objectives below'),
  {
    ...editor('new-key-result', 'Begun from a template: its gap is the next thing to write'),
    name: 'editor-template',
    looks: ['light'],
    bring: (on) => button(on, 'Less of something').click(),
  },
  editor('people', 'An owner, found among the people of the host', { looks: ['light'] }),
  editor('wrong', 'What is wrong, at its field', { looks: ['light'] }),
  editor('circle', 'What would close a circle is refused, with the way round'),
  editor('refused', 'Refused by the server, field by field', { looks: ['light'] }),
  editor('conflict', 'Two at once: both values, to choose from'),
  editor('unsaved', 'Before words are lost', { looks: ['light'] }),
  {
    ...editor('weights', 'Weights as shares: a border is dragged'),
    async bring(on) {
      const border = on.getByRole('slider').first();
      const box = await border.boundingBox();
      if (box === null) return;
      await on.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
      await on.mouse.down();
      await on.mouse.move(box.x + 60, box.y + box.height / 2, { steps: 4 });
    },
  },
  { ...editor('weights', 'Weights, 320 px wide', phone), name: 'editor-weights-320' },
  editor('link', 'Work to link, found by words or by query', {
    async bring(on) {
      await on.locator('[data-field=text]').fill('an');
      await on.keyboard.press('Enter');
      await on.getByRole('checkbox').first().check();
    },
  }),
  editor('cycle', 'A new cycle'),
  editor('levels', 'The names of the levels'),
  editor('close', 'Closing an objective'),
  editor('delete', 'Before a key result is deleted', { looks: ['light'] }),
  editor('delete-not', 'What cannot be deleted yet', { looks: ['light'] }),
  editor('import', 'Importing a plan file', { looks: ['light'] }),

  node(
    'check-in',
    'A check-in',
    { open: 'check-in', id: 'kr-reply' },
    { bring: (on) => on.keyboard.type('38') },
  ),
  node('check-in-320', 'A check-in, 320 px wide', { open: 'check-in', id: 'kr-reply' }, phone),
  node(
    'check-in-words',
    'A check-in of what is counted from work',
    { open: 'check-in', id: 'kr-assistant' },
    { looks: ['light'] },
  ),
  node('correction', 'A check-in is corrected', reply('check-ins'), {
    bring: (on) => button(on, /^Correct the/).click(),
  }),
  node(
    'why',
    'Why, down to the work',
    { open: 'details', id: 'o-support', tab: 'why' },
    {
      height: 900,
      async bring(on) {
        await on.getByRole('dialog').getByRole('button', { name: 'Ship the answer assistant' }).click();
        await on.getByRole('dialog').getByText('SUP-7', { exact: true }).waitFor();
      },
    },
  ),
  node('why-320', 'Why, 320 px wide', { open: 'details', id: 'kr-assistant', tab: 'why' }, phone),
  node('trend', 'The trend, and its table', reply('trend'), {
    height: 900,
    bring: (on) => on.getByText('As a table').click(),
  }),
  node('changes', 'Changes, with who made them', reply('changes')),
  node(
    'closed',
    'A closed key result',
    { open: 'details', id: 'kr-closed', tab: 'why' },
    { looks: ['light'] },
  ),
  node(
    'what-if',
    'What if',
    { open: 'what-if' },
    {
      width: 1000,
      height: 900,
      async bring(on) {
        await on.getByLabel('Find an objective').fill('reply');
        await button(on, /^Try a change/).click();
        await on.keyboard.type('3');
        await on.getByLabel('Later by').fill('7');
        await on.getByLabel('Find work').fill('draft');
        await button(on, 'Drop SUP-12').click();
        await on.getByText('would change.').waitFor();
      },
    },
  ),

  review('full', 'A sprint reviewed', 'full'),
  review('screen', 'The same in full screen', 'full', {
    looks: ['light'],
    width: 1920,
    height: 1080,
    async bring(on) {
      await button(on, 'Full screen').click();
    },
  }),
  review('opened', 'A key result opened to what moved it, down to the items', 'full', {
    looks: ['light'],
    async bring(on) {
      await button(on, 'Ship the answer assistant').click();
    },
  }),
  review('480', 'The review, 480 px wide', 'full', { ...phone, width: 480, height: 800 }),
  review('320', 'The review, 320 px wide', 'full', { ...phone, height: 800 }),
  review('2x2', 'As a widget of 2 by 2', 'full', { width: 330, height: 330 }),
  review('3x2', 'As a widget of 3 by 2', 'full', { width: 500, height: 330 }),
  review('4x3', 'As a widget of 4 by 3', 'full', { width: 670, height: 500 }),
  review('4x4', 'As a widget of 4 by 4', 'full', { width: 670, height: 670 }),
  review('period', 'A period of a team without sprints, with what is not known', 'period', {
    looks: ['light'],
  }),
  review('under-way', 'A sprint under way, with what is odd about it', 'under-way', { looks: ['light'] }),
  review('nothing-moved', 'Nothing moved', 'nothing-moved', { looks: ['light'], height: 640 }),
  review('nothing-linked', 'Its work serves no key result', 'nothing-linked', {
    looks: ['light'],
    height: 640,
  }),
  review('restricted', 'Counted, and never named', 'restricted-only', { looks: ['light'], height: 640 }),
  review('loading', 'The review is loading', 'loading', low),
  review('error', 'The review could not be read', 'error', low),
  review('no-sprint', 'No sprint to review yet', 'no-sprint', low),
  review('not-configured', 'Not configured yet', 'not-configured', low),
  review('stale', 'The review from before, where it could not be read again', 'full', {
    looks: ['light'],
    height: 480,
    async bring(on) {
      await on.evaluate(() => reviewGallery.client.fail.push({ call: 'openReview', with: 'unreachable' }));
      await button(on, 'Read again').click();
      await on.getByRole('alert').waitFor();
    },
  }),
  review('settings', 'What a gadget or widget shows', 'full', {
    width: 480,
    height: 440,
    query: {
      settings: 'own',
      request: JSON.stringify({ team: '12', span: { kind: 'last-closed' }, objectives: [], unit: 'points' }),
    },
  }),
];
