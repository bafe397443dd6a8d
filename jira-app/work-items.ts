import { route } from '@forge/api';
import type { ItemId, ProjectId } from '@throughline/core/model/ids.ts';
import type { ItemReference } from '@throughline/core/model/plan.ts';
import type { WorkItem } from '@throughline/core/model/work-item.ts';
import { WorkFault } from '@throughline/core/port/work-items.ts';
import type { ItemPage, Reader, WorkItems } from '@throughline/core/port/work-items.ts';
import { readJiraIssue } from '@throughline/core/tracker/jira-issue.ts';
import { idText, list, record, text } from '@throughline/core/tracker/json.ts';
import type { Json } from '@throughline/core/tracker/json.ts';
import { BadRequest, askJira } from './ask-jira.ts';
import { readSiteFields } from './fields.ts';
import type { SiteFields } from './fields.ts';
import { findProjects } from './projects.ts';
import { issueIdOf, issueItem, lookUpName } from './issue-id.ts';

export interface JiraSite {
  /** The cloud id: what makes issue ids unique over sites. */
  readonly id: string;
  /** `https://example.atlassian.net`; null where Forge does not say it. */
  readonly url: string | null;
  /** The points field that a project settled on, as stored; null = not yet. Asked for several projects at once. */
  readonly pointsFields: (projects: readonly ProjectId[]) => Promise<ReadonlyMap<ProjectId, string | null>>;
}

/** Issues in one bulk fetch, and in one page of a search that returns fields. */
const pageSize = 100;

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

/** Jira, read through Forge. Made anew for every request. */
export function jiraWorkItems(site: JiraSite): WorkItems {
  let asked: Promise<SiteFields> | null = null;
  const siteFields = async () => {
    asked ??= readSiteFields();
    try {
      return await asked;
    } catch (cause) {
      // Asked again next time: a failed answer is not kept.
      asked = null;
      throw cause;
    }
  };

  return {
    async read(ids, as) {
      const issueIds = [...new Set(ids.flatMap((id) => issueIdOf(id, site.id) ?? []))];
      if (issueIds.length === 0) return [];
      const fields = await siteFields();
      const issues: Json[] = [];
      for (let from = 0; from < issueIds.length; from += pageSize) {
        issues.push(...(await bulkFetch(as, issueIds.slice(from, from + pageSize), fieldsToAsk(fields))));
      }
      return workItemsOf(issues, fields, site);
    },

    async childrenOf(containers, cursor, as) {
      const fields = await siteFields();
      if (cursor !== null) return search(readCursor(cursor), as, fields);
      const parents = [...new Set(containers.flatMap((id) => issueIdOf(id, site.id) ?? []))];
      if (parents.length === 0) return nothing;
      try {
        return await search({ parents, token: null }, as, fields);
      } catch (cause) {
        if (!(cause instanceof BadRequest)) throw cause;
        // JQL refuses a search for a parent that is gone or unseen; it has no children for this reader.
        const seen = await existing(parents, as);
        if (seen.length === parents.length) throw cause;
        return seen.length === 0 ? nothing : search({ parents: seen, token: null }, as, fields);
      }
    },

    async resolve(references, as) {
      const names = new Map<ItemReference, string>();
      for (const reference of references) {
        const name = lookUpName(reference, site.id);
        if (name) names.set(reference, name);
      }
      const wanted = [...new Set(names.values())];
      const found = new Map<string, ItemId>();
      for (let from = 0; from < wanted.length; from += pageSize) {
        for (const [name, item] of await lookUp(wanted.slice(from, from + pageSize), as, site.id)) {
          found.set(name, item);
        }
      }
      return new Map(
        [...names].flatMap(([reference, name]) => {
          const item = found.get(name);
          return item ? [[reference, item] as const] : [];
        }),
      );
    },

    async changedSince() {
      throw new Error('Jira tells what changed by events; it is not asked.');
    },

    findProjects,

    async pointsFields(project) {
      return (await siteFields()).points(project);
    },
  };

  async function search({ parents, token }: Cursor, as: Reader, fields: SiteFields): Promise<ItemPage> {
    const answer = record(
      await askJira(as, route`/rest/api/3/search/jql`, {
        // The ids are digits (issueIdOf), so nothing in them can be read as JQL.
        jql: `parent in (${parents.join(',')}) ORDER BY id ASC`,
        fields: fieldsToAsk(fields),
        maxResults: pageSize,
        ...(token === null ? {} : { nextPageToken: token }),
      }),
    );
    const next = text(answer?.['nextPageToken']);
    // An answer that does not end and does not say how to go on would be read as a whole (R22).
    if (!answer || !Array.isArray(answer['issues']) || (answer['isLast'] === false && next === null)) {
      throw new WorkFault('Jira answered a search with something that is not a page.');
    }
    return {
      items: await workItemsOf(issuesOf(answer), fields, site),
      next: next === null || answer['isLast'] === true ? null : writeCursor({ parents, token: next }),
    };
  }
}

// ── below ──

const nothing: ItemPage = { items: [], next: null };

/** Which containers a search asks for, and where it goes on. */
interface Cursor {
  readonly parents: readonly string[];
  readonly token: string | null;
}

function writeCursor({ parents, token }: Cursor): string {
  return `${parents.join(',')}:${token}`;
}

function readCursor(cursor: string): Cursor {
  const found = /^([\d,]+):(.+)$/su.exec(cursor);
  if (!found) throw new RangeError('This is not a cursor of childrenOf.');
  return { parents: (found[1] ?? '').split(','), token: found[2] ?? null };
}

/** Those that the reader can see. */
async function existing(parents: readonly string[], as: Reader): Promise<readonly string[]> {
  const seen: string[] = [];
  for (let from = 0; from < parents.length; from += pageSize) {
    const issues = await bulkFetch(as, parents.slice(from, from + pageSize), ['issuetype']);
    seen.push(...issues.flatMap((issue) => idText(issue['id']) ?? []));
  }
  return seen;
}

async function bulkFetch(
  as: Reader,
  names: readonly string[],
  fields: readonly string[],
): Promise<readonly Json[]> {
  const answer = record(
    await askJira(as, route`/rest/api/3/issue/bulkfetch`, { issueIdsOrKeys: names, fields }),
  );
  // Issues that the reader may not see, or that are gone, stand in `issueErrors` and are simply absent.
  if (!answer || !Array.isArray(answer['issues'])) {
    throw new WorkFault('Jira answered a fetch of issues with something else.');
  }
  return issuesOf(answer);
}

function issuesOf(answer: Json): readonly Json[] {
  return list(answer['issues'])
    .map(record)
    .filter((issue) => issue !== null);
}

async function lookUp(
  names: readonly string[],
  as: Reader,
  site: string,
): Promise<ReadonlyMap<string, ItemId>> {
  const issues = await bulkFetch(as, names, ['issuetype']).catch((cause: unknown) => {
    if (cause instanceof BadRequest) return [];
    throw cause;
  });
  const found = new Map<string, ItemId>();
  const claimed = new Set<string>();
  for (const issue of issues) {
    const id = idText(issue['id']);
    const known = names.filter((name) => name === id || name === text(issue['key'])?.toUpperCase());
    if (!id || known.length === 0) continue;
    for (const name of known) found.set(name, issueItem(site, id));
    claimed.add(id);
  }
  // Asked by a key that it had before a move, an issue answers under its new one: ask again, one by one.
  const strangers = issues.filter((issue) => !claimed.has(idText(issue['id']) ?? ''));
  const open = strangers.length > 0 ? names.filter((name) => !found.has(name)) : [];
  for (const name of open) {
    const [issue] = names.length === 1 ? strangers : await bulkFetch(as, [name], ['issuetype']);
    const id = idText(issue?.['id']);
    if (id) found.set(name, issueItem(site, id));
  }
  return found;
}

function fieldsToAsk(fields: SiteFields): readonly string[] {
  return [...plainFields, ...fields.numbers];
}

async function workItemsOf(
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
