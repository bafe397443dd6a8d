import { route } from '@forge/api';
import type { Instant } from '@throughline/core/model/day.ts';
import type { ItemId } from '@throughline/core/model/ids.ts';
import type { ReadHistory } from '@throughline/core/model/item-history.ts';
import type { ItemLevel, ItemState, WorkItem } from '@throughline/core/model/work-item.ts';
import type { Histories } from '@throughline/core/port/sprints.ts';
import { WorkFault } from '@throughline/core/port/work-items.ts';
import type { Reader } from '@throughline/core/port/work-items.ts';
import { historyOf, statusesOf } from '@throughline/core/tracker/history-of.ts';
import { readJiraHistory } from '@throughline/core/tracker/jira-changelog.ts';
import { jiraCategory } from '@throughline/core/tracker/jira-issue.ts';
import { idText, record } from '@throughline/core/tracker/json.ts';
import type { Json } from '@throughline/core/tracker/json.ts';
import { askJira } from './ask-jira.ts';
import { readChangelogs } from './changelogs.ts';
import { bulkFetch, pageSize } from './fetch-issues.ts';
import type { SiteFields } from './fields.ts';
import { issueIdOf } from './issue-id.ts';
import { fieldsToAsk, pointsFieldsOf, workItemsOf } from './issue-items.ts';
import type { JiraSite } from './issue-items.ts';

/**
 * How issues came to be as they are: the issues of now, and their changelogs back to `since`, by the rules that the command
 * line has for exports. One call for 100 issues, one for the changelogs of 1,000, and what types and statuses mean.
 * @throws WorkFault
 */
export async function historiesOf(
  ids: readonly ItemId[],
  since: Instant,
  as: Reader,
  site: JiraSite,
): Promise<Histories> {
  const issueIds = [...new Set(ids.flatMap((id) => issueIdOf(id, site.id) ?? []))];
  if (issueIds.length === 0) return { histories: [], cut: [] };
  const fields = await site.fields();
  const [issues, logs, categories, levels] = await Promise.all([
    fetchAll(as, issueIds, fields),
    readChangelogs(as, issueIds),
    readCategories(),
    readLevels(),
  ]);
  const [items, points] = await Promise.all([
    workItemsOf(issues, fields, site),
    pointsFieldsOf(issues, fields, site),
  ]);
  const statusCategory = statusesOf(items, categories);
  const histories = items.map((item, at) => {
    const issue = issues[at] ?? {};
    const read = readPast(issue, logs.get(idText(issue['id']) ?? '') ?? [], since, fields, site);
    return historyOf(withFieldsOf(item, read, fields), read, {
      statusCategory,
      typeLevel: (_, type) => levels.get(type) ?? null,
      pointsField: points.get(item.project) ?? null,
      // Jira Cloud names a custom field by its id.
      fieldName: () => null,
    });
  });
  return { histories, cut: [] };
}

// ── below ──

/** Bulk fetches under way at once. */
const side = 5;

async function fetchAll(
  as: Reader,
  issueIds: readonly string[],
  fields: SiteFields,
): Promise<readonly Json[]> {
  const asked = fieldsToAsk(fields, 'with sprints');
  const found: Json[] = [];
  for (let from = 0; from < issueIds.length; from += side * pageSize) {
    const parts = Array.from({ length: side }, (_, at) =>
      issueIds.slice(from + at * pageSize, from + (at + 1) * pageSize),
    ).filter((part) => part.length > 0);
    found.push(...(await Promise.all(parts.map((part) => bulkFetch(as, part, asked)))).flat());
  }
  return found;
}

function readPast(
  issue: Json,
  entries: readonly unknown[],
  since: Instant,
  fields: SiteFields,
  site: JiraSite,
): ReadHistory {
  const read = readJiraHistory(
    { ...issue, changelog: entries },
    { site: site.id, sprintField: fields.sprints },
  );
  if (!read) throw new WorkFault('Jira answered with a changelog that is none.');
  return { ...read, changes: read.changes.filter(({ at }) => at > since) };
}

/** A number that the issue had and has no longer is a field of its past. */
function withFieldsOf(item: WorkItem, read: ReadHistory, fields: SiteFields): WorkItem {
  const had = new Set(read.changes.flatMap(({ before }) => Object.keys(before.numbers ?? {})));
  const gone = fields.numbers.filter((id) => had.has(id) && !(id in item.sizes.fields));
  if (gone.length === 0) return item;
  const empty = Object.fromEntries(gone.map((id) => [id, null]));
  return { ...item, sizes: { ...item.sizes, fields: { ...item.sizes.fields, ...empty } } };
}

/** The category of every status by its id, as Jira lists them for all projects. */
async function readCategories(): Promise<ReadonlyMap<string, ItemState['category']>> {
  const statuses = listOf('statuses', await askJira('app', route`/rest/api/3/status`));
  return new Map(
    statuses.flatMap((status) => {
      const id = idText(status['id']);
      return id ? [[id, jiraCategory(record(status['statusCategory'])?.['key'])] as const] : [];
    }),
  );
}

/** The level of every issue type by its id. */
async function readLevels(): Promise<ReadonlyMap<string, ItemLevel>> {
  const types = listOf('issue types', await askJira('app', route`/rest/api/3/issuetype`));
  return new Map(
    types.flatMap((type) => {
      const id = idText(type['id']);
      const height = type['hierarchyLevel'];
      if (!id || typeof height !== 'number') return [];
      return [[id, height > 0 ? 'container' : height < 0 ? 'subtask' : 'standard'] as const];
    }),
  );
}

function listOf(what: string, answer: unknown): readonly Json[] {
  if (!Array.isArray(answer)) throw new WorkFault(`Jira answered without a list of ${what}.`);
  return answer.map(record).filter((one) => one !== null);
}
