import { readFileSync } from 'node:fs';
import { itemAt } from '@throughline/core/history/past-items.ts';
import { itemId, sprintId } from '@throughline/core/model/ids.ts';
import type { ItemHistory } from '@throughline/core/model/item-history.ts';
import { adoCategory } from '@throughline/core/tracker/ado-states.ts';
import { stockCategory } from '@throughline/core/tracker/ado-stock-processes.ts';
import { readAdoHistory } from '@throughline/core/tracker/ado-updates.ts';
import { readAdoWorkItem, type AdoReading } from '@throughline/core/tracker/ado-work-item.ts';
import { historyOf } from '@throughline/core/tracker/history-of.ts';
import { describeWithRealData, realData } from '../../real-data.ts';

const reading: AdoReading = {
  organisation: 'org',
  stateCategory: (_type, state) =>
    adoCategory({ New: 'Proposed', Active: 'InProgress', Closed: 'Completed' }[state]),
  effortField: null,
  levels: null,
  numberFields: ['Custom.Size'],
};

const known = {
  statusCategory: () => 'unknown' as const,
  typeLevel: () => null,
  pointsField: null,
  fieldName: () => null,
};
const at = (text: string): number => Date.parse(text);

const points = 'Microsoft.VSTS.Scheduling.StoryPoints';
const parentLink = (id: number) => ({
  rel: 'System.LinkTypes.Hierarchy-Reverse',
  url: `https://dev.azure.com/org/_apis/wit/workItems/${id}`,
});

const fieldsOf = (all: Record<string, readonly [unknown, unknown]>) =>
  Object.fromEntries(
    Object.entries(all).map(([name, [oldValue, newValue]]) => [
      name,
      { ...(oldValue === undefined ? {} : { oldValue }), ...(newValue === undefined ? {} : { newValue }) },
    ]),
  );

const updates = [
  {
    id: 1,
    workItemId: 7,
    rev: 1,
    revisedDate: '2026-10-03T08:00:00Z',
    fields: fieldsOf({
      'System.Id': [undefined, 7],
      'System.WorkItemType': [undefined, 'User Story'],
      'System.State': [undefined, 'New'],
      'System.CreatedDate': [undefined, '2026-10-01T08:00:00Z'],
      'System.ChangedDate': [undefined, '2026-10-01T08:00:00Z'],
      [points]: [undefined, 3],
    }),
  },
  {
    id: 2,
    workItemId: 7,
    rev: 2,
    revisedDate: '2026-10-05T08:00:00Z',
    fields: fieldsOf({
      'System.State': ['New', 'Active'],
      'System.ChangedDate': ['2026-10-01T08:00:00Z', '2026-10-03T08:00:00Z'],
      'Custom.Size': [undefined, 2.5],
    }),
    relations: { added: [parentLink(5)] },
  },
  // Another item's link: no revision of this one, and no fields.
  {
    id: 3,
    workItemId: 7,
    rev: 2,
    revisedDate: '2026-10-04T08:00:00Z',
    relations: { removed: [parentLink(5)], added: [parentLink(6)] },
  },
  {
    id: 4,
    workItemId: 7,
    rev: 3,
    revisedDate: '9999-01-01T00:00:00Z',
    fields: fieldsOf({
      'System.State': ['Active', 'Closed'],
      'System.ChangedDate': ['2026-10-03T08:00:00Z', '2026-10-05T08:00:00Z'],
      [points]: [3, 5],
      'Microsoft.VSTS.Scheduling.CompletedWork': [undefined, 4],
    }),
  },
];

const now = {
  id: 7,
  rev: 3,
  fields: {
    'System.WorkItemType': 'User Story',
    'System.State': 'Closed',
    'System.CreatedDate': '2026-10-01T08:00:00Z',
    'System.ChangedDate': '2026-10-05T08:00:00Z',
    [points]: 5,
    'Custom.Size': 2.5,
    'Microsoft.VSTS.Scheduling.CompletedWork': 4,
  },
  relations: [parentLink(6)],
};

function joined(
  entries: readonly unknown[],
  json: unknown,
  current?: unknown,
): ItemHistory & { complete: boolean } {
  const [item, past] = [readAdoWorkItem(json, reading), readAdoHistory(entries, reading, current)];
  if (!item.ok || !past) throw new Error('Not read');
  return { ...historyOf(item.item, past, known), complete: past.complete };
}

describe('[R35] Azure DevOps updates', () => {
  it('tell state, sizes, times and parent, in any order of the list', () => {
    for (const list of [updates, updates.toReversed()]) {
      const past = joined(list, now);
      expect(past.complete).toBe(true);
      expect(past.created).toBe(at('2026-10-01T08:00:00Z'));
      expect(past.changes.map((change) => [change.at, Object.keys(change.before)])).toEqual([
        [at('2026-10-03T08:00:00Z'), ['parent', 'state', 'sizes']],
        [at('2026-10-04T08:00:00Z'), ['parent']],
        [at('2026-10-05T08:00:00Z'), ['state', 'sizes', 'logged']],
      ]);
      expect(itemAt(past, at('2026-10-02T00:00:00Z'))).toMatchObject({
        parent: null,
        state: { name: 'New', category: 'todo' },
        sizes: { points: 3000, fields: { 'Custom.Size': null } },
        logged: null,
      });
      expect(itemAt(past, at('2026-10-03T08:00:00Z'))).toMatchObject({
        parent: itemId('ado', 'org', 5),
        state: { category: 'doing' },
        sizes: { points: 3000, fields: { 'Custom.Size': 2500 } },
      });
      expect(itemAt(past, at('2026-10-05T08:00:00Z'))).toEqual(past.item);
    }
  });

  it('that begin late lead back to what they say was before, with the rest as it is now', () => {
    const past = joined(updates.slice(1), now, { ...now, fields: { ...now.fields, 'System.Parent': 6 } });
    expect(past.complete).toBe(false);
    expect(past.created).toBe(at('2026-10-01T08:00:00Z'));
    expect(itemAt(past, 0)).toMatchObject({
      parent: null,
      type: 'User Story',
      state: { name: 'New', category: 'todo' },
      sizes: { points: 3000 },
    });
  });

  it('and revisions tell the same', () => {
    const revisions = [
      {
        id: 7,
        rev: 1,
        fields: {
          'System.WorkItemType': 'User Story',
          'System.State': 'New',
          'System.CreatedDate': '2026-10-01T08:00:00Z',
          'System.ChangedDate': '2026-10-01T08:00:00Z',
          [points]: 3,
        },
      },
      {
        id: 7,
        rev: 2,
        fields: {
          'System.WorkItemType': 'User Story',
          'System.State': 'Active',
          'System.CreatedDate': '2026-10-01T08:00:00Z',
          'System.ChangedDate': '2026-10-03T08:00:00Z',
          [points]: 3,
          'Custom.Size': 2.5,
          'System.Parent': 6,
        },
      },
      now,
    ];
    const past = joined(revisions.toReversed(), now);
    expect(past.complete).toBe(true);
    expect(past.created).toBe(at('2026-10-01T08:00:00Z'));
    expect(past.changes.map((change) => change.at)).toEqual([
      at('2026-10-03T08:00:00Z'),
      at('2026-10-05T08:00:00Z'),
    ]);
    expect(itemAt(past, 0)).toMatchObject({ parent: null, state: { category: 'todo' } });
    expect(joined(revisions.slice(1), now).complete).toBe(false);
  });

  it('tell the iteration, which is a sprint; one that only a part of them tells is not known before', () => {
    const path = 'System.IterationPath';
    const moving = updates.map((update) =>
      update.id === 1
        ? { ...update, fields: { ...update.fields, [path]: { newValue: 'Support' } } }
        : update.id === 4
          ? {
              ...update,
              fields: { ...update.fields, [path]: { oldValue: 'Support', newValue: 'Support\\Sprint 4' } },
            }
          : update,
    );
    const present = { ...now, fields: { ...now.fields, [path]: 'Support\\Sprint 4' } };
    const past = joined(moving, present);
    const of = (name: string) => [sprintId('ado', 'org', name)];
    expect(past.item.sprints).toEqual(of('Support\\Sprint 4'));
    expect(itemAt(past, at('2026-10-04T09:00:00Z')).sprints).toEqual(of('Support'));
    expect(itemAt(past, at('2026-10-05T08:00:00Z')).sprints).toEqual(of('Support\\Sprint 4'));

    const silent = joined(updates, now);
    expect(silent.changes.some(({ before }) => 'sprints' in before)).toBe(false);
    expect('sprints' in itemAt(silent, 0)).toBe(false);
  });

  it('of nothing are nothing', () => {
    expect(readAdoHistory([], reading)).toBeNull();
    expect(readAdoHistory(['nonsense', null], reading)).toBeNull();
  });
});

describeWithRealData('[R35] real work items that were linked and unlinked, which raises no revision', () => {
  interface Answer {
    readonly id: number;
    readonly rev: number;
    readonly fields: Record<string, unknown>;
    readonly relations?: readonly { readonly rel: string; readonly url: string }[] | null;
  }
  const recorded: { readonly uri: string; readonly response: Answer | null }[] = JSON.parse(
    readFileSync(realData('ado/cli-recordings/test_boards_releations_create_remove.json'), 'utf8'),
  );
  const stock = { ...reading, stockCategory };
  const answers = recorded.flatMap(({ uri, response }) =>
    /_apis\/wit\/workItems\//i.test(uri) && response?.rev ? [response] : [],
  );
  const ids = [...new Set(answers.map(({ id }) => id))];
  const minute = (n: number): string => new Date(Date.UTC(2026, 2, 31, 19, n)).toISOString();

  /** What the updates endpoint would tell of the way from each answer to the next one, a minute apart. */
  function updatesOf(own: readonly Answer[]): object[] {
    return own.map((answer, n) => {
      const before = own[n - 1];
      const names = [...new Set([...Object.keys(before?.fields ?? {}), ...Object.keys(answer.fields)])];
      const changed = names.filter((name) => before?.fields[name] !== answer.fields[name]);
      const links = (of: Answer | undefined) =>
        new Map((of?.relations ?? []).map((one) => [one.rel + one.url, one]));
      const [was, is] = [links(before), links(answer)];
      return {
        id: n + 1,
        workItemId: answer.id,
        rev: answer.rev,
        revisedDate: minute(n),
        ...(before
          ? {}
          : {
              fields: fieldsOf(
                Object.fromEntries(changed.map((name) => [name, [undefined, answer.fields[name]]])),
              ),
            }),
        relations: {
          added: [...is].filter(([name]) => !was.has(name)).map(([, one]) => one),
          removed: [...was].filter(([name]) => !is.has(name)).map(([, one]) => one),
        },
      };
    });
  }

  it('lead back to every state that was recorded, and forward again', () => {
    let parents = 0;
    for (const id of ids) {
      const own = answers.filter((answer) => answer.id === id);
      const item = readAdoWorkItem(
        { ...own.at(-1), fields: { ...own[0]?.fields, 'System.Parent': null } },
        stock,
      );
      const past = readAdoHistory(updatesOf(own), stock);
      if (!past || !item.ok) throw new Error('Not read');
      const history = historyOf(item.item, past, known);
      for (const [n, answer] of own.entries()) {
        const then = readAdoWorkItem(answer, stock);
        if (!then.ok) throw new Error(then.reason);
        const { parent, sizes } = then.item;
        expect(itemAt(history, Date.parse(minute(n)))).toMatchObject({ parent, sizes });
        if (parent) parents += 1;
      }
      let state = itemAt(history, -Infinity);
      for (const change of history.changes) {
        expect(state).toMatchObject(change.before);
        state = { ...state, ...change.after };
      }
      expect(state).toEqual(item.item);
    }
    expect([ids.length, parents]).toEqual([5, 10]);
  });
});
