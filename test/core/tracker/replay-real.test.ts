import { readdirSync, readFileSync } from 'node:fs';
import { existsAt, itemAt } from '@throughline/core/history/past-items.ts';
import type { ItemHistory } from '@throughline/core/model/item-history.ts';
import type { WorkItem } from '@throughline/core/model/work-item.ts';
import { historyOf, statusesOf } from '@throughline/core/tracker/history-of.ts';
import { readJiraHistory } from '@throughline/core/tracker/jira-changelog.ts';
import { readJiraIssue } from '@throughline/core/tracker/jira-issue.ts';
import { describeWithRealData, realData } from '../../real-data.ts';
import { randomFrom } from './generated-past.ts';

const site = 'site';
const points = 'customfield_10036';
const sprint = 'customfield_10020';

/** What the issues say of the fields that are followed, in Jira's own words: no code of the product has read this. */
interface RawState {
  readonly status: string | null;
  readonly resolution: string | null;
  readonly points: string | null;
  /** Ids, joined as a changelog joins them. */
  readonly sprints: string;
}
type Side = string | null | undefined;
type RawItem = Readonly<Record<string, string | null | undefined>>;
interface RawIssue {
  readonly id: string;
  readonly key: string;
  readonly fields: {
    readonly status: { readonly id: string };
    readonly resolution: { readonly id: string } | null;
    readonly created: string;
    readonly updated: string;
    readonly [points]?: number | null;
    readonly [sprint]?: readonly { readonly id: number }[] | null;
  };
  readonly changelog: {
    readonly histories: readonly {
      readonly id: string;
      readonly created: string;
      readonly items: readonly RawItem[];
    }[];
  };
}

const atOf = (text: string): number => Date.parse(text.replace('+0000', 'Z'));

const present = ({ fields }: RawIssue): RawState => ({
  status: fields.status.id,
  resolution: fields.resolution?.id ?? null,
  points: fields[points]?.toString() ?? null,
  sprints: (fields[sprint] ?? []).map((one) => String(one.id)).join(', '),
});

/** The changes of one issue, oldest first, one at a time. */
function changesOf({ changelog }: RawIssue): { at: number; key: keyof RawState; from: string; to: string }[] {
  return [...changelog.histories]
    .sort((a, b) => atOf(a.created) - atOf(b.created) || Number(a.id) - Number(b.id))
    .flatMap(({ created, items }) =>
      items.flatMap((item) => {
        const change = (key: keyof RawState, from: Side, to: Side) => [
          { at: atOf(created), key, from: from ?? '', to: to ?? '' },
        ];
        if (item['fieldId'] === 'status') return change('status', item['from'], item['to']);
        if (item['fieldId'] === 'resolution') return change('resolution', item['from'], item['to']);
        if (item['fieldId'] === sprint) return change('sprints', item['from'], item['to']);
        if (item['fieldId'] !== points) return [];
        const number = (text: Side) => (text ? String(Number(text)) : '');
        return change('points', number(item['fromString']), number(item['toString']));
      }),
    );
}

/** From its creation on, by doing every change again; a field that never changed has always been as it is. */
function forwards(issue: RawIssue, at: number): RawState {
  const changes = changesOf(issue);
  const state: Record<keyof RawState, string | null> = { ...present(issue) };
  for (const { key, from } of changes.toReversed()) state[key] = key === 'sprints' ? from : from || null;
  for (const { at: when, key, to } of changes) {
    if (when <= at) state[key] = key === 'sprints' ? to : to || null;
  }
  return state as RawState;
}

const shown = ({ state, sizes, sprints }: WorkItem): RawState => ({
  status: state.id,
  resolution: state.resolution?.id ?? null,
  points: sizes.points === null ? null : String(sizes.points / 1000),
  sprints: (sprints ?? []).map((id) => id.replace(`jira:${site}/`, '')).join(', '),
});

describeWithRealData('[R35] twelve real issues, replayed forwards from their creation', () => {
  const folders = ['testdata', 'complete_sample/sample_issues'].map((name) =>
    realData(`jira/jirametrics/spec/${name}`),
  );
  const issues = folders.flatMap((folder) =>
    readdirSync(folder)
      .filter((name) => /^SP-\d+\.json$/.test(name))
      .map((name): RawIssue => JSON.parse(readFileSync(`${folder}/${name}`, 'utf8'))),
  );
  const options = { site, pointsField: points, numberFields: [], sprintField: sprint };
  const items = issues.map((issue) => {
    const read = readJiraIssue(issue, options);
    if (!read.ok) throw new Error(read.reason);
    return read.item;
  });
  const known = {
    statusCategory: statusesOf(items, new Map()),
    typeLevel: () => null,
    pointsField: points,
    fieldName: () => null,
  };
  const histories = issues.map((issue, n): ItemHistory => {
    const [past, item] = [readJiraHistory(issue, options), items[n]];
    if (!past || !item) throw new Error(`${issue.key} has no changelog`);
    return historyOf(item, past, known);
  });

  it('are those that are meant: their changes of state, size and sprint', () => {
    expect(issues).toHaveLength(12);
    const keys = issues.flatMap((issue) => changesOf(issue).map(({ key }) => key));
    const count = (key: string) => keys.filter((one) => one === key).length;
    expect([count('status'), count('resolution'), count('points'), count('sprints')]).toEqual([29, 6, 2, 3]);
  });

  it('are, before, at and after each change and at any other time, what taking back from now gives', () => {
    const random = randomFrom(12);
    for (const [n, issue] of issues.entries()) {
      const history = histories[n]!;
      const created = atOf(issue.fields.created);
      const updated = atOf(issue.fields.updated);
      const turns = [created, ...changesOf(issue).map(({ at }) => at)];
      const others = Array.from({ length: 200 }, () => Math.floor(created + random() * (updated - created)));
      for (const at of [...turns.flatMap((turn) => [turn - 1, turn, turn + 1]), ...others]) {
        expect(existsAt(history, at)).toBe(at >= created);
        expect({ key: issue.key, at, ...shown(itemAt(history, at)) }).toEqual({
          key: issue.key,
          at,
          ...forwards(issue, at),
        });
      }
    }
  });

  it('end as the issues are now, their sprints too', () => {
    for (const [n, issue] of issues.entries()) {
      const history = histories[n]!;
      expect(forwards(issue, Infinity)).toEqual(present(issue));
      expect(shown(itemAt(history, Infinity))).toEqual(present(issue));
    }
    expect(histories.filter(({ item }) => item.sprints?.includes(`jira:${site}/3` as never))).toHaveLength(3);
  });
});
