import { sprintInField } from './boards.ts';
import { object } from './json.ts';
import { parentIdOf } from './site.ts';
import type { JiraFieldDetails, JiraIssue, JiraSite } from './site.ts';

/** The site's field of sprints, whatever it is called; undefined = it has none. */
export function sprintField(site: JiraSite): JiraFieldDetails | undefined {
  return site.data.fields.find(({ schema }) => schema?.custom === 'com.pyxis.greenhopper.jira:gh-sprint');
}

/** The sprints that an issue itself was put into. */
export function ownSprintIds(site: JiraSite, issue: JiraIssue): readonly number[] {
  const field = sprintField(site);
  const ids = field ? issue.fields[field.id] : null;
  return Array.isArray(ids) ? ids.filter((id) => typeof id === 'number') : [];
}

/** The sprints that it is in, or was when they were closed; a sub-task those of its parent. */
export function sprintIdsOf(site: JiraSite, issue: JiraIssue): readonly number[] {
  const isSubtask = object(issue.fields['issuetype'])?.['subtask'] === true;
  const parent = isSubtask ? site.issues.get(parentIdOf(issue) ?? '') : undefined;
  return ownSprintIds(site, parent ?? issue);
}

/** What the REST interface answers for the field; null = no sprint. */
export function sprintsInField(site: JiraSite, issue: JiraIssue) {
  const sprints = sprintIdsOf(site, issue).flatMap((id) => site.sprints.get(id) ?? []);
  return sprints.length > 0 ? sprints.map(sprintInField) : null;
}
