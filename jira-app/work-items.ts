import type { ItemId, ProjectId } from '@throughline/core/model/ids.ts';
import type { ItemReference } from '@throughline/core/model/plan.ts';
import type { ItemPage, Reader, WorkItems } from '@throughline/core/port/work-items.ts';
import type { Json } from '@throughline/core/tracker/json.ts';
import { BadRequest } from './ask-jira.ts';
import { changedSince } from './changed-since.ts';
import { bulkFetch, existing, issuesOf, lookUp, pageSize } from './fetch-issues.ts';
import type { SiteFields } from './fields.ts';
import { asTheirs, countAsUser, jqlOfText, searchAsUser } from './find-work.ts';
import { issueIdOf, keyIn, lookUpName } from './issue-id.ts';
import { fieldsToAsk, workItemsOf } from './issue-items.ts';
import type { JiraSite } from './issue-items.ts';
import { findProjects, projectNames } from './projects.ts';
import { inOrderOfIds } from './query-order.ts';
import { searchIssues } from './search-issues.ts';

/** Jira, read through Forge. Made anew for every request. */
export function jiraWorkItems(site: JiraSite): WorkItems {
  const siteFields = site.fields;

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
      if (cursor !== null) return childrenIn(readCursor(cursor), as, fields);
      const parents = [...new Set(containers.flatMap((id) => issueIdOf(id, site.id) ?? []))];
      if (parents.length === 0) return nothing;
      try {
        return await childrenIn({ parents, token: null }, as, fields);
      } catch (cause) {
        if (!(cause instanceof BadRequest)) throw cause;
        // JQL refuses a search for a parent that is gone or unseen; it has no children for this reader.
        const seen = await existing(parents, as);
        if (seen.length === parents.length) throw cause;
        return seen.length === 0 ? nothing : childrenIn({ parents: seen, token: null }, as, fields);
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

    changedSince: (projects, since) => changedSince(projects, since, site),

    findProjects,
    projectNames,

    async find(question, limit) {
      const most = Math.min(limit, pageSize);
      if (question.by === 'text') return byText(question.text, question.projects, most);
      const fields = await siteFields();
      const found = await asTheirs(() => searchAsUser(question.query, fieldsToAsk(fields), most));
      return { items: await workItemsOf(issuesOf(found), fields, site), more: found.more };
    },

    count: countAsUser,

    async search(query, cursor, as) {
      const fields = await siteFields();
      return asTheirs(() => search(inOrderOfIds(query), cursor, as, fields));
    },

    async pointsFields(project) {
      return (await siteFields()).points(project);
    },
  };

  /** A key that exists is that issue; anything else is words of a title. */
  async function byText(words: string, projects: readonly ProjectId[], limit: number): Promise<Found> {
    const key = keyIn(words);
    const jql = jqlOfText(words, projects);
    if (jql === null || limit < 1) return { items: [], more: false };
    const fields = await siteFields();
    const named = key === null ? [] : await bulkFetch('user', [key], fieldsToAsk(fields));
    const items = await workItemsOf(named, fields, site);
    const here = items.filter(({ project }) => projects.includes(project));
    if (here.length > 0) return { items: here, more: false };
    try {
      const found = await searchAsUser(jql, fieldsToAsk(fields), limit);
      return { items: await workItemsOf(issuesOf(found), fields, site), more: found.more };
    } catch (cause) {
      if (!(cause instanceof BadRequest)) throw cause;
      // JQL refuses a search in a project that is gone or unseen; nothing in it is found by this user.
      const seen = [...(await projectNames(projects)).keys()];
      if (seen.length === projects.length) throw cause;
      return seen.length === 0 ? { items: [], more: false } : byText(words, seen, limit);
    }
  }

  async function childrenIn({ parents, token }: Cursor, as: Reader, fields: SiteFields): Promise<ItemPage> {
    // The ids are digits (issueIdOf), so nothing in them can be read as JQL.
    const jql = `parent in (${parents.join(',')}) ORDER BY id ASC`;
    const { items, next } = await search(jql, token, as, fields);
    return { items, next: next === null ? null : writeCursor({ parents, token: next }) };
  }

  /** @returns next: Jira's token of the next page */
  async function search(
    jql: string,
    token: string | null,
    as: Reader,
    fields: SiteFields,
  ): Promise<ItemPage> {
    const page = await searchIssues(as, jql, token, fieldsToAsk(fields), pageSize);
    return { items: await workItemsOf(page.issues, fields, site), next: page.next };
  }
}

// ── below ──

const nothing: ItemPage = { items: [], next: null };

type Found = Awaited<ReturnType<WorkItems['find']>>;

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
