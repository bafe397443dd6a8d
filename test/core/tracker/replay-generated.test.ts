import { existsAt, itemAt } from '@throughline/core/history/past-items.ts';
import type { ItemHistory } from '@throughline/core/model/item-history.ts';
import type { WorkItem } from '@throughline/core/model/work-item.ts';
import { adoCategory } from '@throughline/core/tracker/ado-states.ts';
import { readAdoHistory } from '@throughline/core/tracker/ado-updates.ts';
import { readAdoWorkItem, type AdoReading } from '@throughline/core/tracker/ado-work-item.ts';
import { historyOf, type KnownOfSite } from '@throughline/core/tracker/history-of.ts';
import { readJiraHistory } from '@throughline/core/tracker/jira-changelog.ts';
import { jiraCategory, readJiraIssue } from '@throughline/core/tracker/jira-issue.ts';
import { adoOrganisation, asAdoItem, asAdoUpdates } from './as-ado.ts';
import { asJiraIssue, jiraSite, jiraStatusList, pointsField, sprintField } from './as-jira.ts';
import {
  generatedPast,
  pastEnd,
  pastStart,
  randomFrom,
  replayed,
  type PastFields,
  type PastItem,
  type PastState,
} from './generated-past.ts';

const COUNT = 10_000;
const SEED = 20_260_907;

const known: KnownOfSite = {
  statusCategory: (_, id) => jiraCategory(jiraStatusList.find((one) => one.id === id)?.statusCategory.key),
  typeLevel: (_, type) =>
    ({ '100': 'container', '101': 'standard', '102': 'standard', '103': 'subtask' })[
      type
    ] as WorkItem['level'],
  pointsField,
  fieldName: () => null,
};

function fromJira(past: PastItem): ItemHistory {
  const json = asJiraIssue(past);
  const options = { site: jiraSite, sprintField, pointsField, numberFields: [] };
  const [item, read] = [readJiraIssue(json, options), readJiraHistory(json, options)];
  if (!item.ok || !read) throw new Error(`${past.id} was not read`);
  return { ...historyOf(item.item, read, known), deleted: past.deleted };
}

const reading: AdoReading = {
  organisation: adoOrganisation,
  stateCategory: (_, state) =>
    adoCategory({ New: 'Proposed', Active: 'InProgress', Closed: 'Completed', Removed: 'Removed' }[state]),
  effortField: null,
  levels: null,
};

function fromAdo(past: PastItem): ItemHistory {
  const [item, read] = [
    readAdoWorkItem(asAdoItem(past), reading),
    readAdoHistory(asAdoUpdates(past), reading),
  ];
  if (!item.ok || !read) throw new Error(`${past.id} was not read`);
  return { ...historyOf(item.item, read, known), deleted: past.deleted };
}

const local = (id: string): number => Number(id.slice(id.indexOf('/') + 1));
const levels = { Epic: 'container', 'User Story': 'standard', Bug: 'standard', Task: 'subtask' } as const;
const category: Readonly<Record<'jira' | 'ado', Readonly<Record<PastState, string>>>> = {
  jira: { New: 'todo', Active: 'doing', Closed: 'done', Removed: 'done' },
  ado: { New: 'todo', Active: 'doing', Closed: 'done', Removed: 'removed' },
};

/** A work item in the terms of the generated past. */
const shown = ({ parent, level, state, sizes, sprints }: WorkItem) => ({
  level,
  state: state.name,
  category: state.category,
  points: sizes.points === null ? null : sizes.points / 1000,
  hours: sizes.seconds === null ? null : sizes.seconds / 3600,
  parent: parent === null ? null : local(parent),
  sprints: (sprints ?? []).flatMap((id) => Number(/(\d+)$/.exec(id)?.[1] ?? NaN) || []),
});

const told = ({ type, state, points, hours, parent, sprints }: PastFields, host: 'jira' | 'ado') => ({
  level: levels[type],
  state,
  category: category[host][state],
  points,
  hours,
  parent,
  sprints: [...sprints],
});

/** Before, at and after each change, and a few more of any time. */
function instantsOf({ created, deleted, events }: PastItem, random: () => number): readonly number[] {
  const turns = [created, ...(deleted === null ? [] : [deleted]), ...events.map(({ at }) => at)];
  const others = Array.from({ length: 5 }, () => pastStart + Math.floor(random() * (pastEnd - pastStart)));
  return [...turns.flatMap((at) => [at - 1, at, at + 1]), ...others, pastEnd];
}

describe.each([
  ['Jira', 'jira', fromJira, true],
  ['Azure DevOps', 'ado', fromAdo, false],
] as const)('[R35] the past of 10,000 generated items, as %s tells it', (_name, host, read, kept) => {
  const past = generatedPast(SEED, COUNT, { kept });
  const PARTS = 4;

  // In parts, so that a slow machine has done each within a test's time.
  it.each(Array.from({ length: PARTS }, (_, part) => [part + 1]))(
    'taken back from now is what doing it again gives, at any instant; the last is what is now (part %i)',
    (part) => {
      const random = randomFrom(SEED + part);
      const own = past.slice(((part - 1) * COUNT) / PARTS, (part * COUNT) / PARTS);
      const wrong: unknown[] = [];
      let compared = 0;
      for (const item of own) {
        const history = read(item);
        for (const at of instantsOf(item, random)) {
          const forwards = replayed(item, at);
          const backwards = existsAt(history, at) ? shown(itemAt(history, at)) : null;
          const expected = forwards && told(forwards, host);
          compared += 1;
          if (JSON.stringify(backwards) !== JSON.stringify(expected) && wrong.length < 3) {
            wrong.push({ item: item.id, at, backwards, expected });
          }
        }
        if (itemAt(history, Infinity) !== history.item) wrong.push({ item: item.id, at: 'now' });
      }
      expect(wrong).toEqual([]);
      expect(compared).toBeGreaterThan(40_000);
    },
  );

  it('holds enough of everything for this to mean something', () => {
    const having = (fits: (item: PastItem) => boolean) => past.filter(fits).length;
    const changing = (key: keyof PastFields) => having(({ events }) => events.some(({ set }) => key in set));
    expect(past).toHaveLength(COUNT);
    expect(having(({ deleted }) => deleted !== null)).toBeGreaterThan(200);
    expect(changing('sprints')).toBeGreaterThan(5000);
    expect(changing('state')).toBeGreaterThan(5000);
    expect(changing('points')).toBeGreaterThan(2000);
    expect(changing('parent')).toBeGreaterThan(1000);
    expect(changing('type')).toBeGreaterThan(100);
    expect(having(({ events }) => events.some(({ at }, n) => at === events[n + 1]?.at))).toBeGreaterThan(
      1000,
    );
  });
});
