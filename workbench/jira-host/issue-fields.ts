import { parentIdOf } from './site.ts';
import type { JiraIssue, JiraIssueType, JiraSite, JiraStatus } from './site.ts';
import { sprintField, sprintsInField } from './sprint-field.ts';

/** The parts of an issue as Jira writes them inside its fields. */

export function issueTypeField(type: JiraIssueType) {
  return {
    id: type.id,
    name: type.name,
    subtask: type.hierarchyLevel < 0,
    hierarchyLevel: type.hierarchyLevel,
  };
}

export function projectField(site: JiraSite, projectKey: string) {
  const project = site.data.projects.find(({ key }) => key === projectKey);
  if (!project) throw new Error(`The site has no project ${projectKey}.`);
  return { id: project.id, key: project.key, name: project.name, projectTypeKey: 'software' };
}

const categories = {
  new: { id: 2, key: 'new', colorName: 'blue-gray', name: 'To Do' },
  indeterminate: { id: 4, key: 'indeterminate', colorName: 'yellow', name: 'In Progress' },
  done: { id: 3, key: 'done', colorName: 'green', name: 'Done' },
};

export function statusField(status: JiraStatus) {
  return { id: status.id, name: status.name, description: '', statusCategory: categories[status.category] };
}

export function parentField(parent: JiraIssue) {
  const { summary, status, issuetype } = parent.fields;
  return { id: parent.id, key: parent.key, fields: { summary, status, issuetype } };
}

/** The issue as the REST interface answers it: the parent as it is now, and only the fields asked for. */
export function restIssue(site: JiraSite, issue: JiraIssue, fields: readonly string[] | null) {
  const parent = site.issues.get(parentIdOf(issue) ?? '');
  const sprints = sprintField(site);
  const all: Readonly<Record<string, unknown>> = {
    ...issue.fields,
    ...(parent ? { parent: parentField(parent) } : {}),
    ...(sprints ? { [sprints.id]: sprintsInField(site, issue) } : {}),
  };
  const wanted = Object.entries(all).filter(([id]) => fields === null || fields.includes(id));
  // A number field that is not filled is answered as null, an absent parent is not answered at all.
  const unfilled = site.data.fields
    .filter(({ id, custom }) => custom && fields?.includes(id) && !(id in all))
    .map(({ id }) => [id, null] as const);
  return {
    expand: '',
    id: issue.id,
    self: `https://api.atlassian.com/ex/jira/${site.data.cloudId}/rest/api/3/issue/${issue.id}`,
    key: issue.key,
    fields: Object.fromEntries([...wanted, ...unfilled]),
  };
}
