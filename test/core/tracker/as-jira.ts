import {
  pastSprints,
  type PastFields,
  type PastItem,
  type PastState,
  type PastType,
} from './generated-past.ts';

/** A generated past as a Jira site tells it: issues with their changelogs, newest entry first. */

export const jiraSite = 'site.example';
export const pointsField = 'customfield_10016';
export const sprintField = 'customfield_10020';

export const jiraFieldList = [
  { id: pointsField, name: 'Story Points', schema: { type: 'number', custom: 'x:float' } },
  {
    id: sprintField,
    name: 'Iteração',
    schema: { type: 'array', custom: 'com.pyxis.greenhopper.jira:gh-sprint' },
  },
];

const statuses: Readonly<Record<PastState, { id: string; key: string }>> = {
  New: { id: '1', key: 'new' },
  Active: { id: '3', key: 'indeterminate' },
  Closed: { id: '5', key: 'done' },
  Removed: { id: '6', key: 'done' },
};

export const jiraStatusList = Object.entries(statuses).map(([name, { id, key }]) => ({
  id,
  name,
  statusCategory: { key },
}));

const types: Readonly<Record<PastType, { id: string; height: number }>> = {
  Epic: { id: '100', height: 1 },
  'User Story': { id: '101', height: 0 },
  Bug: { id: '102', height: 0 },
  Task: { id: '103', height: -1 },
};

const when = (at: number): string => new Date(at).toISOString().replace('Z', '+0000');
const sprintNow = (id: number) => {
  const { name, start, end } = pastSprints.find((sprint) => sprint.id === id) ?? pastSprints[0]!;
  return {
    id,
    name,
    state: 'closed',
    boardId: 2,
    goal: '',
    startDate: new Date(start).toISOString(),
    endDate: new Date(end).toISOString(),
    completeDate: new Date(end).toISOString(),
  };
};

export function asJiraIssue({ id, created, first, events }: PastItem): object {
  let now = first;
  const entries = events.map(({ at, set }, n) => {
    const next = { ...now, ...set };
    const items = changedItems(now, next);
    now = next;
    return { id: String(id * 100 + n), created: when(at), items };
  });
  const histories = entries.filter(({ items }) => items.length > 0).toReversed();
  return {
    id: String(id),
    key: `SUP-${id}`,
    self: `https://${jiraSite}/rest/api/3/issue/${id}`,
    fields: {
      summary: `Item ${id}`,
      project: { id: '10000', key: 'SUP' },
      issuetype: { id: types[now.type].id, name: now.type, hierarchyLevel: types[now.type].height },
      status: {
        id: statuses[now.state].id,
        name: now.state,
        statusCategory: { key: statuses[now.state].key },
      },
      resolution: resolutionOf(now.state),
      parent: now.parent === null ? undefined : { id: String(now.parent), key: `SUP-${now.parent}` },
      created: when(created),
      updated: when(events.at(-1)?.at ?? created),
      [pointsField]: now.points,
      timeoriginalestimate: now.hours === null ? null : now.hours * 3600,
      [sprintField]: now.sprints.length === 0 ? null : now.sprints.map(sprintNow),
    },
    changelog: {
      startAt: 0,
      maxResults: histories.length,
      total: histories.length,
      histories,
    },
  };
}

// ── below ──

const resolutionOf = (state: PastState): { id: string; name: string } | null =>
  state === 'Closed' ? { id: '1', name: 'Done' } : state === 'Removed' ? { id: '2', name: "Won't Do" } : null;

interface Side {
  readonly id: string | null;
  readonly text: string | null;
}

function changedItems(before: PastFields, after: PastFields): object[] {
  const sides = (
    field: string,
    of: (fields: PastFields) => Side,
    more: object = { fieldId: field, fieldtype: 'jira' },
  ) => {
    const [from, to] = [of(before), of(after)];
    return from.id === to.id && from.text === to.text
      ? []
      : [{ field, ...more, from: from.id, fromString: from.text, to: to.id, toString: to.text }];
  };
  const custom = (fieldId: string) => ({ fieldId, fieldtype: 'custom' });
  return [
    ...sides('status', ({ state }) => ({ id: statuses[state].id, text: state })),
    ...sides('resolution', ({ state }) => {
      const resolution = resolutionOf(state);
      return { id: resolution?.id ?? null, text: resolution?.name ?? null };
    }),
    ...sides('issuetype', ({ type }) => ({ id: types[type].id, text: type })),
    ...sides('IssueParentAssociation', ({ parent }) => ({
      id: parent === null ? null : String(parent),
      text: parent === null ? '' : `SUP-${parent}`,
    })),
    ...sides('timeoriginalestimate', ({ hours }) => {
      const seconds = hours === null ? null : String(hours * 3600);
      return { id: seconds, text: seconds };
    }),
    ...sides(
      'Story Points',
      ({ points }) => ({ id: null, text: points === null ? '' : String(points) }),
      custom(pointsField),
    ),
    ...sides(
      'Iteração',
      ({ sprints }) => ({ id: sprints.join(', '), text: sprints.map((one) => `Sprint ${one}`).join(', ') }),
      custom(sprintField),
    ),
  ];
}
