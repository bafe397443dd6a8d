import { readdirSync, readFileSync } from 'node:fs';
import { itemAt } from '@throughline/core/history/past-items.ts';
import { itemId, sprintId } from '@throughline/core/model/ids.ts';
import type { ItemHistory } from '@throughline/core/model/item-history.ts';
import type { ItemState, WorkItem } from '@throughline/core/model/work-item.ts';
import { historyOf, statusesOf } from '@throughline/core/tracker/history-of.ts';
import type { KnownOfSite } from '@throughline/core/tracker/history-of.ts';
import { readJiraHistory } from '@throughline/core/tracker/jira-changelog.ts';
import { jiraCategory, readJiraIssue } from '@throughline/core/tracker/jira-issue.ts';
import { describeWithRealData, realData } from '../../real-data.ts';

const site = 'site';
const at = (text: string): number => Date.parse(text);

const status = (id: string, name: string, key: string) => ({ id, name, statusCategory: { key } });

const issue = (changelog: unknown, fields: Record<string, unknown> = {}) => ({
  id: '10',
  key: 'SUP-10',
  fields: {
    created: '2026-10-01T08:00:00.000+0000',
    updated: '2026-10-20T08:00:00.000+0000',
    summary: 'An issue',
    issuetype: { id: '3', name: 'Story', subtask: false, hierarchyLevel: 0 },
    status: status('30', 'Done', 'done'),
    resolution: { id: '1', name: 'Done' },
    customfield_1: 8,
    timeoriginalestimate: 7200,
    parent: { id: '5', key: 'SUP-5' },
    ...fields,
  },
  changelog,
});

const entry = (id: string, created: string | number, ...items: object[]) => ({ id, created, items });
const moved = (
  field: string,
  from: string | null,
  to: string | null,
  names: [string | null, string | null],
) => ({
  field,
  fieldId: field,
  fieldtype: 'jira',
  from,
  fromString: names[0],
  to,
  toString: names[1],
});
const custom = (fieldId: string, fromString: string | null, toString: string | null) => ({
  field: 'Story Points',
  fieldId,
  fieldtype: 'custom',
  from: null,
  fromString,
  to: null,
  toString,
});

const nothingKnown: KnownOfSite = {
  statusCategory: () => 'unknown',
  typeLevel: () => null,
  pointsField: 'customfield_1',
  fieldName: () => null,
};

function read(json: unknown, known: Partial<KnownOfSite> = {}): ItemHistory {
  const item = readJiraIssue(json, { site, pointsField: 'customfield_1', numberFields: [] });
  const past = readJiraHistory(json, { site });
  if (!item.ok || !past) throw new Error('Not read');
  return historyOf(item.item, past, { ...nothingKnown, ...known });
}

const categories = new Map<string, ItemState['category']>([
  ['10', 'todo'],
  ['20', 'doing'],
  ['30', 'done'],
]);
const listed = { statusCategory: statusesOf([], categories) };

describe('[R35] a Jira changelog', () => {
  it('tells state, sizes, times, type and parent of an issue, oldest first', () => {
    const json = issue({
      startAt: 0,
      maxResults: 4,
      total: 4,
      histories: [
        entry(
          '204',
          '2026-10-20T08:00:00.000+0000',
          moved('resolution', null, '1', [null, 'Done']),
          moved('status', '20', '30', ['In Progress', 'Done']),
        ),
        entry('203', '2026-10-10T08:00:00.000+0000', custom('customfield_1', '3', '8')),
        entry(
          '202',
          '2026-10-05T08:00:00.000+0000',
          moved('timeoriginalestimate', '3600', '7200', ['3600', '7200']),
        ),
        entry(
          '201',
          '2026-10-02T10:00:00.000+0200',
          moved('IssueParentAssociation', null, '5', ['', 'SUP-5']),
          moved('issuetype', '9', '3', ['Epic', 'Story']),
        ),
      ],
    });
    const past = read(json, { ...listed, typeLevel: (_, id) => (id === '9' ? 'container' : null) });
    expect(past.created).toBe(at('2026-10-01T08:00:00Z'));
    expect(past.changes.map((change) => [change.at, Object.keys(change.before)])).toEqual([
      [at('2026-10-02T08:00:00Z'), ['parent', 'level']],
      [at('2026-10-05T08:00:00Z'), ['sizes']],
      [at('2026-10-10T08:00:00Z'), ['sizes']],
      [at('2026-10-20T08:00:00Z'), ['state']],
    ]);
    const first = itemAt(past, at('2026-10-01T09:00:00Z'));
    expect(first).toMatchObject({ parent: null, level: 'container', sizes: { points: 3000, seconds: 3600 } });
    expect(first.state).toEqual({ name: 'In Progress', category: 'doing', resolution: null, id: '20' });
    expect(itemAt(past, at('2026-10-07T00:00:00Z'))).toMatchObject({
      parent: itemId('jira', site, 5),
      level: 'standard',
      sizes: { points: 3000, seconds: 7200 },
    });
    expect(itemAt(past, at('2026-10-20T08:00:00Z'))).toEqual(past.item);
  });

  it('[R18] knows a past status from the list, from the issue itself, from other issues, or not', () => {
    const json = issue({
      histories: [
        entry('1', '2026-10-03T08:00:00.000+0000', moved('status', '30', '20', ['Done', 'Working'])),
        entry('2', '2026-10-04T08:00:00.000+0000', moved('status', '20', '40', ['Working', 'Review'])),
        entry('3', '2026-10-05T08:00:00.000+0000', moved('status', '40', '30', ['Review', 'Done'])),
      ],
    });
    const days = ['01', '03', '04', '05'].map((day) => at(`2026-10-${day}T09:00:00Z`));
    const seen = (known: Partial<KnownOfSite>) => {
      const past = read(json, known);
      return days.map((day) => itemAt(past, day).state.category);
    };
    const other: WorkItem = {
      ...read(json).item,
      id: itemId('jira', site, 11),
      state: { name: 'Review', category: 'doing', resolution: null, id: '40' },
    };
    expect(seen({})).toEqual(['done', 'unknown', 'unknown', 'done']);
    expect(seen({ statusCategory: statusesOf([other], new Map()) })).toEqual([
      'done',
      'unknown',
      'doing',
      'done',
    ]);
    expect(seen({ statusCategory: statusesOf([other], categories) })).toEqual([
      'done',
      'doing',
      'doing',
      'done',
    ]);
    const elsewhere = { ...other, id: itemId('jira', 'elsewhere', 11) };
    expect(seen({ statusCategory: statusesOf([elsewhere], new Map()) })[2]).toBe('unknown');
    const contrary: WorkItem = { ...other, state: { ...other.state, category: 'done' } };
    expect(seen({ statusCategory: statusesOf([other, contrary], new Map()) })[2]).toBe('unknown');
  });

  it('reads the changelog wherever an answer keeps it, and says when it is not all', () => {
    const entries = [entry('1', 1_790_000_000_000, moved('status', '10', '30', ['To Do', 'Done']))];
    const shapes = [entries, { values: entries }, { changeHistories: entries }, { histories: entries }];
    for (const shape of shapes) {
      const past = readJiraHistory(issue(shape), { site });
      expect(past?.complete).toBe(true);
      expect(past?.changes).toEqual([
        {
          at: 1_790_000_000_000,
          before: { status: { id: '10', name: 'To Do' } },
          after: { status: { id: '30', name: 'Done' } },
        },
      ]);
    }
    expect(readJiraHistory(issue({ total: 2, histories: entries }), { site })?.complete).toBe(false);
    expect(readJiraHistory(issue({ isLast: false, values: entries }), { site })?.complete).toBe(false);
    expect(readJiraHistory(issue(undefined), { site })).toBeNull();
    expect(readJiraHistory('nonsense', { site })).toBeNull();
  });

  it('takes several changes of one instant in the order of their numbers', () => {
    const when = '2026-10-03T08:00:00.000+0000';
    const past = read(
      issue([
        entry('100', when, moved('status', '20', '30', ['Doing', 'Done'])),
        entry('99', when, moved('status', '10', '20', ['To Do', 'Doing'])),
      ]),
      listed,
    );
    expect(past.changes.map(({ before }) => before.state?.category)).toEqual(['todo', 'doing']);
  });

  it('knows fields by name where Server tells no ids, and its own epic link', () => {
    const items = [
      { field: 'Story Points', fieldtype: 'custom', from: null, fromString: '', to: null, toString: '8' },
      { field: 'Epic Link', fieldtype: 'custom', from: '4', fromString: 'SUP-4', to: '5', toString: 'SUP-5' },
      { field: 'status', fieldtype: 'jira', from: '10', fromString: 'Open', to: '30', toString: 'Done' },
      {
        field: 'Sprint',
        fieldtype: 'custom',
        from: '7',
        fromString: 'Sprint 7',
        to: '8',
        toString: 'Sprint 8',
      },
    ];
    const past = read(issue([entry('1', '2026-10-03T08:00:00.000+0000', ...items)]), {
      ...listed,
      fieldName: (id) => (id === 'customfield_1' ? 'Story Points' : null),
    });
    expect(itemAt(past, 0)).toMatchObject({
      sizes: { points: null },
      parent: itemId('jira', site, 4),
      state: { category: 'todo', name: 'Open' },
    });
  });

  it('leaves out what changes no number', () => {
    const past = read(
      issue([entry('1', '2026-10-03T08:00:00.000+0000', moved('summary', null, null, ['Old', 'New']))]),
    );
    expect(past.changes).toEqual([]);
  });
});

describe('[R35] the sprints of an issue', () => {
  const sprintField = 'customfield_7';
  const sprint = (id: number) => ({ id, name: `Sprint ${id}`, state: 'active', boardId: 1 });
  const change = (from: string | null, to: string | null, more: object = {}) => ({
    field: 'Sprint',
    fieldId: sprintField,
    fieldtype: 'custom',
    from,
    fromString: 'Sprint 1, Sprint 2',
    to,
    toString: 'Sprint 3',
    ...more,
  });
  const of = (...ids: number[]) => ids.map((id) => sprintId('jira', site, id));
  const readWith = (json: unknown, field: string | null): ItemHistory => {
    const options = { site, pointsField: 'customfield_1', numberFields: [], sprintField: field };
    const item = readJiraIssue(json, options);
    const past = readJiraHistory(json, options);
    if (!item.ok || !past) throw new Error('Not read');
    return historyOf(item.item, past, nothingKnown);
  };
  const moves = [
    entry('1', '2026-10-02T08:00:00.000+0000', change('', '1')),
    entry('2', '2026-10-05T08:00:00.000+0000', change('1', '1, 2')),
    entry('3', '2026-10-07T08:00:00.000+0000', change('1, 2', '1')),
    entry('4', '2026-10-09T08:00:00.000+0000', change('1', '1,3')),
  ];
  const at4 = ['01', '03', '06', '08', '10'].map((day) => at(`2026-10-${day}T00:00:00Z`));

  it('lead back through every sprint that it was in', () => {
    const past = readWith(issue(moves, { [sprintField]: [sprint(1), sprint(3)] }), sprintField);
    expect(past.item.sprints).toEqual(of(1, 3));
    expect(at4.map((instant) => itemAt(past, instant).sprints)).toEqual([
      [],
      of(1),
      of(1, 2),
      of(1),
      of(1, 3),
    ]);
  });

  it('are known by the id of their field, whatever the site calls it', () => {
    const renamed = moves.map((one) => ({
      ...one,
      items: one.items.map((item) => ({ ...item, field: 'Iteração' })),
    }));
    const json = issue(renamed, { [sprintField]: null });
    const past = readWith(
      issue([...renamed, entry('5', '2026-10-11T08:00:00.000+0000', change('1, 3', ''))], {
        [sprintField]: null,
      }),
      sprintField,
    );
    expect(past.item.sprints).toEqual([]);
    expect(itemAt(past, at4[4] ?? 0).sprints).toEqual(of(1, 3));
    expect(readJiraHistory(json, { site })?.changes).toEqual([]);
  });

  it('are not those of another field that has the name', () => {
    const other = [
      entry('1', '2026-10-02T08:00:00.000+0000', change('8', '9', { fieldId: 'customfield_99' })),
    ];
    expect(readJiraHistory(issue(other), { site, sprintField })?.changes).toEqual([]);
    expect(readJiraHistory(issue(other), { site })?.changes).toHaveLength(1);
  });

  it('stay unknown in the past where the present ones were not read', () => {
    const past = readWith(issue(moves), sprintField);
    expect(past.item.sprints).toBeUndefined();
    expect(past.changes).toEqual([]);
    expect(at4.every((instant) => !('sprints' in itemAt(past, instant)))).toBe(true);
  });

  it('of a file that names no site are of the one that the others name', () => {
    const json = issue(moves, { [sprintField]: [sprint(1), sprint(3)] });
    const item = readJiraIssue(json, { site, pointsField: null, numberFields: [], sprintField });
    const past = readJiraHistory(json, { site: '', sprintField });
    if (!item.ok || !past) throw new Error('Not read');
    const history = historyOf(item.item, past, nothingKnown);
    expect(itemAt(history, at4[2] ?? 0).sprints).toEqual(of(1, 2));
  });

  it('times of the endpoint for many issues are milliseconds, or seconds as its documentation has them', () => {
    const seconds = at('2026-10-02T08:00:00Z') / 1000;
    for (const created of [seconds, seconds * 1000]) {
      const past = readJiraHistory(issue([entry('1', created, change('', '1'))]), { site });
      expect(past?.changes[0]?.at).toBe(seconds * 1000);
    }
  });
});

describeWithRealData('[R35] twelve real issues with their changelogs', () => {
  const folders = ['testdata', 'complete_sample/sample_issues'].map((name) =>
    realData(`jira/jirametrics/spec/${name}`),
  );
  const files = folders.flatMap((folder) =>
    readdirSync(folder)
      .filter((name) => /^SP-\d+\.json$/.test(name))
      .map((name) => `${folder}/${name}`),
  );
  const issues = files.map((file): Record<string, unknown> => JSON.parse(readFileSync(file, 'utf8')));
  const items = issues.map((json) => {
    const found = readJiraIssue(json, { site, pointsField: 'customfield_10036', numberFields: [] });
    if (!found.ok) throw new Error(found.reason);
    return found.item;
  });
  const known = {
    ...nothingKnown,
    pointsField: 'customfield_10036',
    statusCategory: statusesOf(items, new Map()),
  };
  const pasts = issues.map((json, n) => {
    const [past, item] = [readJiraHistory(json, { site }), items[n]];
    if (!past || !item) throw new Error('No changelog');
    return historyOf(item, past, known);
  });

  it('are complete and say something', () => {
    expect(pasts).toHaveLength(12);
    expect(issues.every((json) => readJiraHistory(json, { site })?.complete)).toBe(true);
    expect(pasts.reduce((sum, { changes }) => sum + changes.length, 0)).toBe(34);
  });

  it('lead back from now to the first state, and forward from it to now, through the same states', () => {
    for (const past of pasts) {
      let state = itemAt(past, -Infinity);
      for (const { at: instant, before, after } of past.changes) {
        expect(state).toMatchObject(before);
        state = { ...state, ...after };
        const last = past.changes.findLast((change) => change.at === instant);
        if (last?.after === after) expect(itemAt(past, instant)).toEqual(state);
      }
      expect(state).toEqual(past.item);
    }
  });

  it('agree with the raw entries: each status is that of the last entry before, by its own words', () => {
    for (const [n, json] of issues.entries()) {
      const past = pasts[n];
      const log = json['changelog'] as {
        histories: { created: string; items: Record<string, string | null>[] }[];
      };
      const told = log.histories
        .flatMap(({ created, items: all }) =>
          all.filter(({ field }) => field === 'status').map((one) => ({ when: Date.parse(created), one })),
        )
        .sort((a, b) => a.when - b.when);
      for (const { when, one } of told) {
        if (!past) throw new Error('No past');
        expect(itemAt(past, when).state).toMatchObject({ id: one['to'], name: one['toString'] });
        expect(itemAt(past, when - 1).state).toMatchObject({ id: one['from'], name: one['fromString'] });
      }
    }
  });

  it("[R18] know a status from the site's list, else where some issue is in it now", () => {
    const list: { id: string; statusCategory: { key: string } }[] = JSON.parse(
      readFileSync(realData('jira/jirametrics/spec/complete_sample/sample_statuses.json'), 'utf8'),
    );
    const listedThere = new Map(list.map(({ id, statusCategory }) => [id, jiraCategory(statusCategory.key)]));
    const categoriesOf = (statusCategory: KnownOfSite['statusCategory']) => {
      const seen = issues.flatMap((json, n) => {
        const [past, item] = [readJiraHistory(json, { site }), items[n]];
        if (!past || !item) throw new Error('No changelog');
        return historyOf(item, past, { ...known, statusCategory }).changes;
      });
      return [
        ...new Set(
          seen
            .flatMap(({ before }) => before.state ?? [])
            .map(({ name, category }) => `${name}: ${category}`),
        ),
      ].toSorted();
    };
    expect(categoriesOf(statusesOf(items, new Map()))).toContain('Backlog: unknown');
    expect(categoriesOf(statusesOf(items, listedThere))).toEqual([
      'Backlog: todo',
      'Done: done',
      'In Progress: doing',
      'Review: doing',
      'Selected for Development: doing',
    ]);
  });
});
