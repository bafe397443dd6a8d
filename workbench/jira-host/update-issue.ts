import { issueEvent } from './events.ts';
import type { ChangelogItem, JiraEvent } from './events.ts';
import { jiraTime } from './site.ts';
import type { JiraIssue, JiraSite } from './site.ts';

/**
 * Puts an issue with other fields into the site and into its changelog, as of the site's clock.
 * @returns the event that Jira sends
 */
export function updateIssue(
  site: JiraSite,
  by: string,
  issue: JiraIssue,
  fields: JiraIssue['fields'],
  items: readonly ChangelogItem[],
): JiraEvent {
  const at = site.tick();
  const next = { ...issue, fields: { ...issue.fields, ...fields, updated: jiraTime(at) } };
  site.issues.set(issue.id, next);
  const change = { id: String(at), at, by, items };
  site.changelogs.set(issue.id, [...(site.changelogs.get(issue.id) ?? []), change]);
  return issueEvent('avi:jira:updated:issue', next, by, { id: change.id, items });
}

/** @throws Error where the site has no such issue */
export function knownIssue(site: JiraSite, name: string): JiraIssue {
  const issue = site.find(name);
  if (!issue) throw new Error(`The site has no issue ${name}.`);
  return issue;
}
