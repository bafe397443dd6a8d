import type { Browser } from 'playwright-core';
import type { SaveRequest } from '@throughline/core/use/hierarchy-client.ts';
import { launchBrowser } from '../../browser.ts';
import {
  asked,
  focusedName,
  serveEditors,
  showEditor,
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

const edit = async (
  id: string | null,
  is: 'objective' | 'keyResult' = 'keyResult',
  parent: string | null = null,
  query: Record<string, string> = {},
): Promise<void> => {
  page = await showEditor(browser, gallery, { open: { kind: 'edit', is, id, parent }, query });
  await page.getByLabel('Title').waitFor();
};
const field = (path: string) => page.locator(`[data-field="${path}"]`);
const save = () => page.getByRole('button', { name: 'Save', exact: true });
/** What stands at a field, by the ids that it names. */
const wrongAt = (path: string): Promise<string | null> =>
  field(path).evaluate((input) =>
    input.getAttribute('aria-invalid') === 'true'
      ? ((input.getAttribute('aria-describedby') ?? '')
          .split(' ')
          .map((id) => document.getElementById(id)?.textContent)[0] ?? '')
      : null,
  );

describe('what the number will mean', () => {
  it('[R7] is said as it is typed, with a value to try', async () => {
    await edit(null, 'keyResult', 'o-support');
    const box = page.getByRole('region', { name: 'What it means' });
    expect(await box.textContent()).toContain('shown here as you write');
    await field('measure.from').fill('45');
    await field('measure.to').fill('25');
    await field('measure.unit').fill('min');
    await box.getByText('45 → 25 min, falling.').waitFor();
    await box.getByLabel('Try a value').fill('38');
    await box.getByText('Today 38 min would be 35 %.').waitFor();
    // Aspirational as its objective: 70 % of 21 of 92 days.
    expect(plain(await box.textContent())).toContain('It should be at 16 % today.');
    await field('measure.to').fill('65');
    await box.getByText('45 → 65 min, rising.').waitFor();
    // A value that is only tried is not saved.
    await page.getByLabel('Title').fill('Reply time');
    await box.getByLabel('Try a value').press('Control+Enter');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    const [request] = await asked<SaveRequest>(page, 'saveNode');
    expect(request?.changes.map(({ field: name }) => name)).toEqual(['title', 'measure']);
  });

  it('rests on the check-ins of one that is there already', async () => {
    await edit('kr-reply');
    await page.getByText('Today 38 min would be').waitFor();
    expect(await page.getByLabel('Try a value').inputValue()).toBe('');
  });

  it('comes from the newest request, whichever answers last', async () => {
    await edit(null, 'keyResult', 'o-support');
    await page.evaluate(() => {
      editors.client.slow.preview = [700, 0];
    });
    await field('measure.from').fill('1');
    await field('measure.to').fill('2');
    await page.waitForTimeout(250);
    await field('measure.to').fill('3');
    await page.getByText('1 → 3, rising.').waitFor();
    await page.waitForTimeout(700);
    expect(await page.getByText('1 → 3, rising.').count()).toBe(1);
  });
});

describe('what is wrong', () => {
  it('is said at its field, not before the field was left, and the first has the focus after a try to save', async () => {
    await edit(null, 'keyResult', 'o-support');
    expect(await page.locator('[aria-invalid]').count()).toBe(0);
    await field('measure.from').fill('many');
    expect(await wrongAt('measure.from')).toBeNull();
    await field('measure.to').focus();
    expect(await wrongAt('measure.from')).toBe('This is not a number.');
    expect(await wrongAt('measure.to')).toBeNull();

    await save().click();
    expect(await page.getByRole('alert').textContent()).toContain('3 things have to be mended');
    expect(await focusedName(page)).toBe('Title');
    expect([await wrongAt('title'), await wrongAt('measure.to')]).toEqual([
      'Give it a title.',
      'Write where it should be.',
    ]);
    expect(await asked(page, 'saveNode')).toEqual([]);

    await page.keyboard.type('Reply time');
    await field('measure.from').fill('45');
    await field('measure.to').fill('45');
    expect(await wrongAt('measure.to')).toContain('nothing to move');
    await field('measure.to').fill('25');
    expect(await page.locator('[aria-invalid]').count()).toBe(0);
  });

  it('does not take the click from the button that was pressed', async () => {
    page = await showEditor(browser, gallery, {
      open: { kind: 'edit', is: 'keyResult', id: null, parent: 'o-support' },
      height: 1000,
    });
    await field('weight').fill('-1');
    // Where there is room the dialog stands in the middle, and one line more in it moves all of it.
    await save().click();
    await page.getByRole('alert').waitFor();
    expect(await wrongAt('weight')).toContain('A weight is a number');
  });

  it('[R7] is also what the reader of plan files finds, as it is typed', async () => {
    await edit(null, 'keyResult', 'o-support');
    await page.getByLabel('Title').fill('Reply time');
    await field('measure.from').fill('45');
    await field('measure.to').fill('25');
    await page.getByText('Where it comes from').click();
    await field('measure.direction').focus();
    await field('measure.direction').selectOption('increase');
    await field('measure.stretch').focus();
    await page.getByText(/the other way/).waitFor();
    expect(await wrongAt('measure.direction')).toContain('the other way');
  });

  it('of a refused save stands at its field, in a closed part as well; what was typed is all there', async () => {
    await edit('kr-reply');
    await page.evaluate(() => {
      editors.client.fail.saveNode = [
        {
          code: 'bad-input',
          message: 'One entry cannot be kept as it is. Nothing was changed.',
          fields: [{ field: 'end', message: 'This day does not exist.' }],
        },
      ];
    });
    await page.getByLabel('Title').fill('Another title');
    await save().click();
    await page.getByRole('alert').waitFor();
    expect(await wrongAt('end')).toBe('This day does not exist.');
    expect(await focusedName(page)).toBe('End');
    expect(await page.getByLabel('Title').inputValue()).toBe('Another title');
    // The list of what was refused leads there too.
    await page.getByLabel('Title').focus();
    await page.getByRole('button', { name: 'End: This day does not exist.' }).click();
    expect(await focusedName(page)).toBe('End');
    await field('end').fill('2026-11-30');
    expect(await wrongAt('end')).toBeNull();
    await save().click();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    expect((await asked<SaveRequest>(page, 'saveNode'))[1]?.changes).toEqual([
      { field: 'title', from: 'Average reply time from 45 to 25 minutes', to: 'Another title' },
      { field: 'end', from: null, to: '2026-11-30' },
    ]);
  });

  it('of a host that does not answer is told, and tried again without typing again', async () => {
    await edit('kr-reply');
    await page.evaluate(() => {
      editors.client.fail.saveNode = [{ code: 'unreachable', message: '' }];
    });
    await page.getByLabel('Title').fill('Another title');
    await save().click();
    expect(await page.getByRole('alert').textContent()).toContain('did not answer');
    await page.getByRole('button', { name: 'Try again' }).click();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    expect(await asked(page, 'saveNode')).toHaveLength(2);
  });
});

it('what is counted from work goes on to its work, and only that', async () => {
  await edit(null, 'keyResult', 'o-support');
  const onward = page.getByRole('button', { name: 'Save, then link work' });
  expect(await onward.count()).toBe(0);
  await page.getByLabel('Title').fill('Ship the packing list');
  await page.getByRole('radio', { name: 'Linked work' }).check();
  await onward.click();
  await page.getByRole('dialog', { name: 'Link work items' }).waitFor();
  const [request] = await asked<SaveRequest>(page, 'saveNode');
  expect(request?.changes).toContainEqual(
    expect.objectContaining({ field: 'title', to: 'Ship the packing list' }),
  );
  expect(await page.evaluate(() => editors.opened.at(-1))).toEqual({ kind: 'link', id: 'kr-new-1' });
});

describe('leaving', () => {
  it('asks while there is something unsaved, by Escape as often as it is pressed', async () => {
    await edit('kr-reply');
    await page.getByLabel('Title').fill('Another title');
    await page.keyboard.press('Escape');
    await page.getByRole('alertdialog').waitFor();
    expect(await focusedName(page)).toBe('Keep writing');
    await page.keyboard.press('Escape');
    await page.getByRole('alertdialog').waitFor({ state: 'detached' });
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
    expect(await page.getByRole('dialog').isVisible()).toBe(true);
    expect(await page.getByLabel('Title').inputValue()).toBe('Another title');
    await page.getByRole('button', { name: 'Discard the changes' }).click();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    expect(await asked(page, 'saveNode')).toEqual([]);
  });

  it('asks nothing where nothing was changed', async () => {
    await edit('kr-reply');
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    expect(await asked(page, 'saveNode')).toEqual([]);
  });

  it('asks nothing of the server where nothing was changed', async () => {
    await edit('kr-reply');
    await save().click();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    expect(await asked(page, 'saveNode')).toEqual([]);
  });
});

it('two at once: both values stand side by side, and mine is sent against theirs', async () => {
  await edit('kr-reply');
  await page.evaluate(() => {
    editors.client.fail.saveNode = [
      {
        code: 'conflict',
        message: 'Somebody else changed the same meanwhile.',
        conflicts: [
          { field: 'title', mine: 'Another title', theirs: 'Their title', by: 'Li' },
          { field: 'measure.to', mine: 20, theirs: 30, by: null },
        ],
      },
    ];
  });
  await page.getByLabel('Title').fill('Another title');
  await field('measure.to').fill('20');
  await save().click();
  await page.getByText('Somebody else changed this while you were writing.').waitFor();
  const choose = page.getByRole('button', { name: 'Save as chosen' });
  // Nothing is chosen beforehand: another's work is not overwritten by a key too many.
  await choose.click();
  await page.getByText('Choose for each field').waitFor();
  await page.getByRole('radio', { name: 'Take Li’s: Their title' }).check();
  await page.getByRole('radio', { name: 'Keep yours: 20' }).check();
  await choose.click();
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  const curve = [{ at: 0.5, worth: 0.2 }];
  expect((await asked<SaveRequest>(page, 'saveNode'))[1]?.changes).toEqual([
    {
      field: 'measure',
      from: { kind: 'metric', from: 45, to: 30, unit: 'min', curve },
      to: { kind: 'metric', from: 45, to: 20, unit: 'min', curve },
    },
  ]);
});

it('[R29] what would close a circle is refused at once, with the way by its titles', async () => {
  await edit('o-support', 'objective');
  await field('parent').fill('night');
  await page.getByRole('option', { name: /Somebody answers at night/ }).click();
  const how = page.getByRole('group', { name: 'Somebody answers at night' }).getByLabel('How it serves');
  const told =
    'Customers get an answer while they still care → Somebody answers at night → Customers get an answer while they still care';
  await page.locator('.tl-ed-wrong').getByText(told).waitFor();
  await save().click();
  expect(await asked(page, 'saveNode')).toEqual([]);
  expect(await focusedName(page)).toBe('How it serves');
  await how.selectOption('supports');
  expect(await page.locator('.tl-ed-wrong').getByText(told).count()).toBe(0);
  await save().click();
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  expect((await asked<SaveRequest>(page, 'saveNode'))[0]?.changes).toEqual([
    {
      field: 'parent',
      from: [{ id: 'o-company', weight: 2 }],
      to: [
        { id: 'o-company', weight: 2 },
        { id: 'o-night', contributes: false, shard: 'SUP~1' },
      ],
    },
  ]);
});

it('[R27] a key result that is not measured by objectives can only be supported', async () => {
  await edit(null, 'objective');
  await field('parent').fill('reply');
  await page.getByRole('option', { name: /Average reply time/ }).click();
  const how = page.getByLabel(/How it serves/);
  expect(await how.locator('option').allTextContents()).toEqual(['Only supports it (Shown, not counted)']);
});

it('on the global page asks for the project, among those that may be written in', async () => {
  await edit(null, 'objective', null, { view: 'global' });
  await page.getByLabel('Title').fill('An objective');
  await save().click();
  expect(await wrongAt('project')).toBe('Choose the project that it belongs to.');
  expect(await page.getByLabel('Project').locator('option').allTextContents()).toEqual([
    'Choose …',
    'SUP',
    'GRO',
  ]);
  // Who does not administer the site writes no objectives of its level, and there is one level left.
  expect(await field('level').count()).toBe(0);
  await page.getByLabel('Project').selectOption('GRO');
  await save().click();
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  expect((await asked<SaveRequest>(page, 'saveNode'))[0]?.changes).toContainEqual({
    field: 'project',
    from: null,
    to: '10001',
  });
});

it('without a cycle says so, and leads to making one', async () => {
  page = await showEditor(browser, gallery, {
    open: { kind: 'edit', is: 'objective', id: null, parent: null },
    query: { view: 'no-cycle' },
  });
  await page.getByRole('button', { name: 'Make a cycle' }).click();
  await page.getByRole('dialog', { name: 'New cycle' }).waitFor();
  expect(await page.getByRole('dialog').count()).toBe(1);
});

it('[R30] an override keeps who set it until it is changed', async () => {
  await edit('o-company', 'objective');
  await page.getByLabel('Title').fill('Customers stay');
  await field('override.value').fill('50');
  await save().click();
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  expect((await asked<SaveRequest>(page, 'saveNode'))[0]?.changes[1]).toEqual({
    field: 'override',
    from: { value: 0.6, reason: 'the survey is late', by: 'maria', until: '2026-11-30' },
    to: { value: 0.5, reason: 'the survey is late', until: '2026-11-30' },
  });
});

it('what is no longer there cannot be edited', async () => {
  page = await showEditor(browser, gallery, {
    open: { kind: 'edit', is: 'keyResult', id: 'gone', parent: null },
  });
  await page.getByText('This is no longer there.').waitFor();
  await page.getByRole('button', { name: 'Close' }).click();
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  expect(await asked(page, 'readNode')).toEqual([]);
});

it('fields that could not be read can be tried again, and are not taken for empty ones', async () => {
  page = await showEditor(browser, gallery, {
    open: { kind: 'edit', is: 'keyResult', id: 'kr-reply', parent: null },
    query: { fail: 'readNode' },
  });
  expect(await page.getByRole('alert').textContent()).toContain('could not be read');
  expect(await page.getByLabel('Title').count()).toBe(0);
  await page.getByRole('button', { name: 'Try again' }).click();
  await page.getByLabel('Title').waitFor();
  expect(await page.getByLabel('Title').inputValue()).toBe('Average reply time from 45 to 25 minutes');
});

it('what others delete meanwhile keeps what is being typed about it', async () => {
  await edit('kr-reply');
  await page.getByLabel('Title').fill('Another title');
  await page.evaluate(() => editors.deleteMeanwhile('kr-reply'));
  await page.waitForTimeout(100);
  expect(await page.getByLabel('Title').inputValue()).toBe('Another title');
});

// ── below ──

const plain = (text: string | null): string => (text ?? '').replaceAll('\u00a0', ' ');
