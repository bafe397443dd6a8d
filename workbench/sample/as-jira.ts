import { issueTypeField, statusField } from '../jira-host/issue-fields.ts';
import type { JiraBoard, JiraSprint } from '../jira-host/boards.ts';
import { jiraTime } from '../jira-host/site.ts';
import type { JiraIssue, JiraIssueType, JiraSiteData, JiraStatus } from '../jira-host/site.ts';
import type { NewIssue } from '../jira-host/site-changes.ts';
import { samplePast, type SampleSprint } from './past.ts';
import { items, people, projects, type SampleItem, type SampleState } from './quarter.ts';

export const pointsField = 'customfield_10016';
const sprintField = 'customfield_10020';

const issueTypes: readonly JiraIssueType[] = [
  { id: '10000', name: 'Epic', hierarchyLevel: 1 },
  { id: '10001', name: 'Story', hierarchyLevel: 0 },
  { id: '10002', name: 'Bug', hierarchyLevel: 0 },
  { id: '10003', name: 'Task', hierarchyLevel: 0 },
  { id: '10004', name: 'Sub-task', hierarchyLevel: -1 },
];

const statuses: readonly JiraStatus[] = [
  { id: '10010', name: 'To Do', category: 'new' },
  { id: '10011', name: 'In Progress', category: 'indeterminate' },
  { id: '10012', name: 'Done', category: 'done' },
];

const resolutions = [
  { id: '10020', name: 'Done' },
  { id: '10021', name: "Won't Do" },
  { id: '10022', name: 'Duplicate' },
];

/** The sample as a Jira Cloud site, as it is now and without a past. @param now milliseconds: nothing in it is newer. */
export function sampleSite(now: number): JiraSiteData {
  const { created, sprints, sprintsOf } = samplePast(now);
  return {
    ...emptySite,
    sprints: sprints.map((sprint) => sprintOf(sprint, 'now')),
    issues: items.map((item) => issueOf(item, created.get(item.key) ?? now, sprintsOf(item.key), now)),
  };
}

/** The same before anything was made in it: its sprints are still to come. */
export function sampleSiteBegun(now: number): JiraSiteData {
  return { ...emptySite, sprints: samplePast(now).sprints.map((sprint) => sprintOf(sprint, 'begun')) };
}

/** A status, and the resolution that it comes with; undefined = what is there stays. */
export function jiraState(
  from: SampleState,
  to: SampleState,
): readonly [status: string, resolution: string | null | undefined] {
  const [status, resolution] = stateNames[to];
  return to === 'reopened' ? [status, stateNames[from][1]] : [status, resolution];
}

/** An item of the sample as somebody makes it in the site. */
export function newIssue(item: SampleItem): NewIssue {
  const { project, type, fields, seenBy } = partsOf(item);
  return {
    id: issueId(item.key),
    key: item.key,
    project: project?.key ?? '',
    type: type.name,
    summary: item.title,
    ...(item.parent === undefined ? {} : { parent: item.parent }),
    fields,
    ...(seenBy ? { seenBy } : {}),
  };
}

/** Ids have nothing to do with keys, as in Jira. */
export function issueId(key: string): string {
  return String(20_001 + items.findIndex((item) => item.key === key));
}

// ── below ──

const emptySite: JiraSiteData = {
  cloudId: 'workbench',
  url: 'https://workbench.example',
  projects: projects.map(({ key, name }, index) => ({ id: projectId(index), key, name })),
  issueTypes,
  statuses,
  resolutions,
  fields: [
    { id: 'summary', name: 'Summary', custom: false, schema: { type: 'string' } },
    { id: 'status', name: 'Status', custom: false, schema: { type: 'status' } },
    {
      id: pointsField,
      name: 'Story point estimate',
      custom: true,
      schema: {
        type: 'number',
        custom: 'com.pyxis.greenhopper.jira:jsw-story-points',
        customId: 10_016,
      },
    },
    {
      id: sprintField,
      name: 'Sprint',
      custom: true,
      schema: {
        type: 'array',
        custom: 'com.pyxis.greenhopper.jira:gh-sprint',
        customId: 10_020,
      },
    },
  ],
  users: people.map(({ id, name, may }) => ({ accountId: id, displayName: name, may: { '*': may } })),
  boards: projects.map(({ key, name }, index): JiraBoard => ({
    id: boardId(index),
    name: `${name} board`,
    // Operations works without sprints.
    type: key === 'OPS' ? 'kanban' : 'scrum',
    location: projectId(index),
  })),
  issues: [],
};

const typeNames = { epic: 'Epic', story: 'Story', bug: 'Bug', task: 'Task', subtask: 'Sub-task' } as const;

/** A reopened issue keeps the resolution of its first end: it must drop nothing (R18). */
const stateNames: Readonly<Record<SampleState, readonly [status: string, resolution: string | null]>> = {
  todo: ['To Do', null],
  doing: ['In Progress', null],
  done: ['Done', 'Done'],
  cancelled: ['Done', "Won't Do"],
  reopened: ['In Progress', "Won't Do"],
};

/** What an issue of it has that does not depend on when it is made. */
function partsOf(item: SampleItem) {
  const index = projects.findIndex(({ key }) => item.key.startsWith(`${key}-`));
  return {
    index,
    project: projects[index],
    type: named(issueTypes, typeNames[item.type]),
    fields: {
      assignee:
        item.assignee === undefined
          ? null
          : {
              accountId: people.find(({ name }) => name === item.assignee)?.id ?? item.assignee,
              displayName: item.assignee,
            },
      [pointsField]: item.points ?? null,
    },
    seenBy: item.restricted ? people.filter(({ may }) => may === 'administer').map(({ id }) => id) : null,
  };
}

function issueOf(item: SampleItem, created: number, sprints: readonly number[], now: number): JiraIssue {
  const [status, resolution] = stateNames[item.state];
  const { index, project, type, fields, seenBy } = partsOf(item);
  const above = item.parent === undefined ? null : items.find(({ key }) => key === item.parent);
  return {
    id: issueId(item.key),
    key: item.key,
    fields: {
      summary: item.title,
      issuetype: issueTypeField(type),
      project: { id: projectId(index), key: project?.key, name: project?.name },
      status: statusField(named(statuses, status)),
      resolution: resolution === null ? null : named(resolutions, resolution),
      ...fields,
      created: jiraTime(created),
      // A week ago, one second apart: an update is always newer.
      updated: jiraTime(Math.max(created, now - 7 * 86_400_000 + 1000 * items.indexOf(item))),
      ...(sprints.length === 0 ? {} : { [sprintField]: sprints }),
      ...(above ? { parent: { id: issueId(above.key), key: above.key } } : {}),
    },
    ...(seenBy ? { seenBy } : {}),
  };
}

function sprintOf(
  { id, project, name, goal, state, start, end, completed }: SampleSprint,
  as: 'now' | 'begun',
): JiraSprint {
  return {
    id,
    board: boardId(projects.findIndex(({ key }) => key === project)),
    name,
    goal,
    state: as === 'now' ? state : 'future',
    start,
    end,
    completed: as === 'now' ? completed : null,
  };
}

function projectId(index: number): string {
  return String(10_100 + index);
}

function boardId(index: number): number {
  return 1 + index;
}

function named<T extends { readonly name: string }>(all: readonly T[], name: string): T {
  const found = all.find((one) => one.name === name);
  if (!found) throw new Error(`The sample has no "${name}".`);
  return found;
}
