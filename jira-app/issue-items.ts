import type { Instant } from '@throughline/core/model/day.ts';
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
  /** The site's fields, asked for once (`fieldsOnce`). */
  readonly fields: () => Promise<SiteFields>;
  readonly now: () => Instant;
}

/** What an issue is asked for, so that `workItemsOf` can read it. @param more with its sprints, and when it was made */
export function fieldsToAsk(fields: SiteFields, more?: 'with sprints'): readonly string[] {
  const asked = [...plainFields, ...fields.numbers];
  return more ? [...asked, 'created', ...(fields.sprints === null ? [] : [fields.sprints])] : asked;
}

/** The points field of each project of some issues; null = several could be it. @throws WorkFault */
export async function pointsFieldsOf(
  issues: readonly Json[],
  fields: SiteFields,
  site: JiraSite,
): Promise<ReadonlyMap<ProjectId, string | null>> {
  const projects = [...new Set(issues.flatMap((issue) => projectOf(issue) ?? []))];
  if (projects.length === 0) return new Map();
  const chosen = await site.pointsFields(projects);
  return new Map(projects.map((id) => [id, chosen.get(id) ?? onlyOne(fields.points(id))]));
}

/** Work items of issues as Jira wrote them. @throws WorkFault where one is none */
export async function workItemsOf(
  issues: readonly Json[],
  fields: SiteFields,
  site: JiraSite,
): Promise<readonly WorkItem[]> {
  const points = await pointsFieldsOf(issues, fields, site);
  return issues.map((issue) => {
    const project = projectOf(issue);
    const read = readJiraIssue(issue, {
      site: site.id,
      pointsField: project ? (points.get(project) ?? null) : null,
      sprintField: fields.sprints,
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
