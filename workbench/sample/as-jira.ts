import { issueTypeField, statusField } from '../jira-host/issue-fields.ts';
import { jiraTime } from '../jira-host/site.ts';
import type { JiraIssue, JiraIssueType, JiraSiteData, JiraStatus } from '../jira-host/site.ts';
import { items, people, projects, type SampleItem, type SampleState } from './quarter.ts';

export const pointsField = 'customfield_10016';

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

/** The sample as a Jira Cloud site. @param now milliseconds: nothing in it is newer. */
export function sampleSite(now: number): JiraSiteData {
  return {
    cloudId: 'workbench',
    url: 'https://workbench.example',
    projects: projects.map(({ key, name }, index) => ({ id: String(10_100 + index), key, name })),
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
    ],
    users: people.map(({ id, name, may }) => ({ accountId: id, displayName: name, may: { '*': may } })),
    issues: items.map((item) => issueOf(item, now)),
  };
}

// ── below ──

const typeNames = { epic: 'Epic', story: 'Story', bug: 'Bug', task: 'Task', subtask: 'Sub-task' } as const;

/** A reopened issue keeps the resolution of its first end: it must drop nothing (R18). */
const stateNames: Readonly<Record<SampleState, readonly [status: string, resolution: string | null]>> = {
  todo: ['To Do', null],
  doing: ['In Progress', null],
  done: ['Done', 'Done'],
  cancelled: ['Done', "Won't Do"],
  reopened: ['In Progress', "Won't Do"],
};

function issueOf(item: SampleItem, now: number): JiraIssue {
  const [status, resolution] = stateNames[item.state];
  const project = projects.findIndex(({ key }) => item.key.startsWith(`${key}-`));
  const projectKey = projects[project];
  const above = item.parent === undefined ? null : items.find(({ key }) => key === item.parent);
  // A week ago, one second apart: an update is always newer.
  const updated = jiraTime(now - 7 * 86_400_000 + 1000 * items.indexOf(item));
  return {
    id: issueId(item.key),
    key: item.key,
    fields: {
      summary: item.title,
      issuetype: issueTypeField(named(issueTypes, typeNames[item.type])),
      project: { id: String(10_100 + project), key: projectKey?.key, name: projectKey?.name },
      status: statusField(named(statuses, status)),
      resolution: resolution === null ? null : named(resolutions, resolution),
      assignee:
        item.assignee === undefined
          ? null
          : {
              accountId: people.find(({ name }) => name === item.assignee)?.id ?? item.assignee,
              displayName: item.assignee,
            },
      created: updated,
      updated,
      [pointsField]: item.points ?? null,
      ...(above ? { parent: { id: issueId(above.key), key: above.key } } : {}),
    },
    ...(item.restricted
      ? { seenBy: people.filter(({ may }) => may === 'administer').map(({ id }) => id) }
      : {}),
  };
}

/** Ids have nothing to do with keys, as in Jira. */
function issueId(key: string): string {
  return String(20_001 + items.findIndex((item) => item.key === key));
}

function named<T extends { readonly name: string }>(all: readonly T[], name: string): T {
  const found = all.find((one) => one.name === name);
  if (!found) throw new Error(`The sample has no "${name}".`);
  return found;
}
