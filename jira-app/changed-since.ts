import type { Instant } from '@throughline/core/model/day.ts';
import type { ItemId, ProjectId } from '@throughline/core/model/ids.ts';
import type { Changes } from '@throughline/core/port/work-items.ts';
import { idText } from '@throughline/core/tracker/json.ts';
import { BadRequest } from './ask-jira.ts';
import { issueItem } from './issue-id.ts';
import type { JiraSite } from './issue-items.ts';
import { findProjects } from './projects.ts';
import { searchIssues } from './search-issues.ts';

/**
 * Issues that changed after an instant, as the app. Jira counts in minutes, so some that changed up to two minutes before
 * are among them; what was deleted is told by events. @throws WorkFault
 */
export async function changedSince(
  projects: readonly ProjectId[],
  since: Instant,
  site: JiraSite,
): Promise<Changes> {
  const upTo = site.now();
  const ids = projects.filter((id) => /^\d{1,18}$/.test(id));
  if (ids.length === 0) return { changed: [], deleted: [], upTo };
  try {
    return { changed: await changedIn(ids, since, site), deleted: [], upTo };
  } catch (cause) {
    if (!(cause instanceof BadRequest)) throw cause;
    // JQL refuses a search in a project that is gone; nothing in it changed.
    const there = [...(await findProjects(ids, 'app')).values()];
    if (there.length === ids.length) throw cause;
    return { changed: there.length === 0 ? [] : await changedIn(there, since, site), deleted: [], upTo };
  }
}

/**
 * The part of JQL that finds what changed after an instant: so many minutes ago, since a date in JQL is one of the reader's
 * own time zone, which nobody here knows. The two minutes more are for clocks that differ.
 */
export function updatedSince(since: Instant, now: Instant): string {
  return `updated >= "-${Math.max(0, Math.ceil((now - since) / 60_000)) + 2}m"`;
}

// ── below ──

/** Ids of a page without fields. */
const idsAtOnce = 5_000;

async function changedIn(
  projects: readonly ProjectId[],
  since: Instant,
  site: JiraSite,
): Promise<readonly ItemId[]> {
  const jql = `project in (${projects.join(',')}) AND ${updatedSince(since, site.now())} ORDER BY id ASC`;
  const found: ItemId[] = [];
  let token: string | null = null;
  do {
    const page = await searchIssues('app', jql, token, [], idsAtOnce);
    for (const issue of page.issues) {
      const id = idText(issue['id']);
      if (id) found.push(issueItem(site.id, id));
    }
    token = page.next;
  } while (token !== null);
  return found;
}
