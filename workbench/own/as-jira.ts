import { readItemId, type ItemId } from '@throughline/core/model/ids.ts';
import type { WorkItem } from '@throughline/core/model/work-item.ts';
import { issueTypeField, statusField } from '../jira-host/issue-fields.ts';
import { jiraTime } from '../jira-host/site.ts';
import type { JiraIssue, JiraIssueType, JiraSiteData, JiraStatus } from '../jira-host/site.ts';
import { pointsField, sampleSite } from '../sample/as-jira.ts';
import { owner } from './owner.ts';

/** Exported Jira issues as a site: their own ids, keys, types, states and sizes. */
export function siteFromWork(items: readonly WorkItem[]): JiraSiteData {
  const [first] = items;
  const projectKeys = [...new Set(items.map(({ key }) => projectKey(key)))];
  const issueTypes = issueTypesOf(items);
  const statuses = statusesOf(items);
  const resolutionNames = new Set(
    items.flatMap(({ state }) => (state.resolution ? [state.resolution.name] : [])),
  );
  // The workbench's own buttons end work in these two ways.
  for (const name of ['Done', "Won't Do"]) resolutionNames.add(name);
  const resolutions = [...resolutionNames].map((name, index) => ({ id: String(index + 1), name }));
  const projects = projectKeys.map((key, index) => ({ id: String(index + 1), key, name: key }));
  const byId = new Map(items.map((item) => [item.id, item] as const));

  const issueOf = (item: WorkItem): JiraIssue => {
    const parent = item.parent === null ? undefined : byId.get(item.parent);
    const type = issueTypes.find(({ name }) => name === item.type);
    const status = statuses.find(({ name }) => name === item.state.name);
    return {
      id: local(item.id),
      key: item.key,
      fields: {
        summary: item.title,
        ...(type ? { issuetype: issueTypeField(type) } : {}),
        project: projects.find(({ key }) => key === projectKey(item.key)),
        ...(status ? { status: statusField(status) } : {}),
        resolution: resolutions.find(({ name }) => name === item.state.resolution?.name) ?? null,
        assignee: item.assignee === null ? null : { accountId: item.assignee, displayName: item.assignee },
        created: jiraTime(item.revision),
        updated: jiraTime(item.revision),
        timeoriginalestimate: item.sizes.seconds,
        timespent: item.logged,
        timeestimate: item.remaining,
        [pointsField]: item.sizes.points === null ? null : item.sizes.points / 1000,
        ...(parent ? { parent: { id: local(parent.id), key: parent.key } } : {}),
      },
    };
  };

  return {
    ...sampleSite(0),
    boards: [],
    sprints: [],
    cloudId: (first && readItemId(first.id)?.site) || 'own',
    projects,
    issueTypes,
    statuses,
    resolutions,
    users: [{ accountId: owner.id, displayName: owner.name, may: { '*': 'administer' } }],
    issues: items.map(issueOf),
  };
}

// ── below ──

const categories = {
  todo: 'new',
  doing: 'indeterminate',
  resolved: 'indeterminate',
  done: 'done',
  removed: 'done',
  // Jira knows no fourth one; it counts as in progress either way (R18).
  unknown: 'indeterminate',
} as const;

function issueTypesOf(items: readonly WorkItem[]): readonly JiraIssueType[] {
  const levels = new Map<string, number>();
  for (const { type, level } of items) {
    const own = level === 'container' ? 1 : level === 'subtask' ? -1 : 0;
    // In older exports an epic is known by what lies below it: one that is known speaks for its type.
    const known = levels.get(type) ?? 0;
    levels.set(type, own === 0 ? known : own);
  }
  return [...levels].map(([name, hierarchyLevel], index) => ({
    id: String(index + 1),
    name,
    hierarchyLevel,
  }));
}

function statusesOf(items: readonly WorkItem[]): readonly JiraStatus[] {
  const found = new Map(items.map(({ state }) => [state.name, categories[state.category]] as const));
  for (const [name, category] of [
    ['To Do', 'new'],
    ['In Progress', 'indeterminate'],
    ['Done', 'done'],
  ] as const) {
    if (![...found.values()].includes(category)) found.set(name, category);
  }
  return [...found].map(([name, category], index) => ({ id: String(index + 1), name, category }));
}

function projectKey(key: string): string {
  return key.slice(0, key.lastIndexOf('-'));
}

function local(id: ItemId): string {
  return readItemId(id)?.local ?? id;
}
