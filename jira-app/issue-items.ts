import type { ProjectId } from '@throughline/core/model/ids.ts';
import type { WorkItem } from '@throughline/core/model/work-item.ts';
import { WorkFault } from '@throughline/core/port/work-items.ts';
import { readJiraIssue } from '@throughline/core/tracker/jira-issue.ts';
import { idText, record } from '@throughline/core/tracker/json.ts';
import type { Json } from '@throughline/core/tracker/json.ts';
import type { SiteFields } from './fields.ts';

export interface JiraSite {
  /** The cloud id: what makes issue ids unique over sites. */
  readonly id: string;
  /** `https://example.atlassian.net`; null where Forge does not say it. */
  readonly url: string | null;
  /** The points field that a project settled on, as stored; null = not yet. Asked for several projects at once. */
  readonly pointsFields: (projects: readonly ProjectId[]) => Promise<ReadonlyMap<ProjectId, string | null>>;
}

/** What an issue is asked for, so that `workItemsOf` can read it. */
export function fieldsToAsk(fields: SiteFields): readonly string[] {
  return [...plainFields, ...fields.numbers];
}

/** Work items of issues as Jira wrote them. @throws WorkFault where one is none */
export async function workItemsOf(
  issues: readonly Json[],
  fields: SiteFields,
  site: JiraSite,
): Promise<readonly WorkItem[]> {
  const projects = [...new Set(issues.flatMap((issue) => projectOf(issue) ?? []))];
  const chosen =
    projects.length > 0 ? await site.pointsFields(projects) : new Map<ProjectId, string | null>();
  return issues.map((issue) => {
    const project = projectOf(issue);
    const read = readJiraIssue(issue, {
      site: site.id,
      pointsField: project ? (chosen.get(project) ?? onlyOne(fields.points(project))) : null,
      numberFields: fields.numbers.filter((id) => typeof fieldOf(issue, id) === 'number'),
      ...(site.url === null ? {} : { url: (key: string) => `${site.url}/browse/${encodeURIComponent(key)}` }),
    });
    if (!read.ok) throw new WorkFault(`Jira answered with an issue that is none: ${read.reason}.`);
    return { ...read.item, ...epicLevelOf(issue) };
  });
}

// ── below ──

/** What every issue is asked for; the number fields of the site come on top. */
const plainFields = [
  'summary',
  'issuetype',
  'project',
  'parent',
  'status',
  'resolution',
  'assignee',
  'updated',
  'timeoriginalestimate',
  'timespent',
  'timeestimate',
];

/** By the level, never by the type's name: sites rename and translate it. Level 2 and above are not epics. */
function epicLevelOf(issue: Json): Pick<WorkItem, 'atEpicLevel'> {
  const level = record(fieldOf(issue, 'issuetype'))?.['hierarchyLevel'];
  return typeof level === 'number' ? { atEpicLevel: level === 1 } : {};
}

/** Two fields that could hold points are a question for people, not a guess. */
function onlyOne(candidates: readonly { id: string }[]): string | null {
  return candidates.length === 1 ? (candidates[0]?.id ?? null) : null;
}

function projectOf(issue: Json): ProjectId | null {
  return idText(record(fieldOf(issue, 'project'))?.['id']) as ProjectId | null;
}

function fieldOf(issue: Json, id: string): unknown {
  return record(issue['fields'])?.[id];
}
