import { route } from '@forge/api';
import type { ProjectId } from '@throughline/core/model/ids.ts';
import { QueryRefused, WorkFault } from '@throughline/core/port/work-items.ts';
import { record, text } from '@throughline/core/tracker/json.ts';
import type { Json } from '@throughline/core/tracker/json.ts';
import { BadRequest, askJira } from './ask-jira.ts';

/** Issues that a search found, as Jira wrote them, and whether there are more. */
export interface FoundIssues {
  readonly issues: readonly unknown[];
  readonly more: boolean;
}

/**
 * The JQL that finds issues whose summary holds all words of a text, the last one perhaps unfinished, newest change
 * first; null where the text holds no word or there is no project. Of the text only letters and digits go into it, in
 * quotes and in small letters, so nothing in it can end the quotes, be an operator or a wildcard.
 */
export function jqlOfText(words: string, projects: readonly ProjectId[]): string | null {
  const ids = projects.filter((id) => /^\d{1,18}$/.test(id));
  const said =
    words
      .toLowerCase()
      .match(/[\p{L}\p{M}\p{N}]+/gu)
      ?.join(' ')
      .slice(0, longestText) ?? '';
  if (said === '' || ids.length === 0) return null;
  // Jira finds "fixed" by its stem or by its beginning, never by both at once.
  const titled = `(summary ~ "${said}" OR summary ~ "${said}*")`;
  return `project in (${ids.join(',')}) AND ${titled} ORDER BY updated DESC`;
}

/** One page of a search as the user. @throws WorkFault; BadRequest where Jira refuses the JQL */
export async function searchAsUser(
  jql: string,
  fields: readonly string[],
  limit: number,
): Promise<FoundIssues> {
  const answer = record(
    await askJira('user', route`/rest/api/3/search/jql`, { jql, fields, maxResults: limit }),
  );
  if (!answer || !Array.isArray(answer['issues'])) {
    throw new WorkFault('Jira answered a search with something that is not a page.');
  }
  const issues: readonly unknown[] = answer['issues'];
  const goesOn = answer['isLast'] === false || text(answer['nextPageToken']) !== null;
  return { issues: issues.slice(0, limit), more: goesOn || issues.length > limit };
}

/** About how many issues a query of the user's own finds for them. @throws QueryRefused @throws WorkFault */
export async function countAsUser(jql: string): Promise<{ readonly count: number; readonly exact: false }> {
  const answer: Json | null = record(
    await asTheirs(() => askJira('user', route`/rest/api/3/search/approximate-count`, { jql })),
  );
  const count = answer?.['count'];
  if (typeof count !== 'number' || !Number.isSafeInteger(count) || count < 0) {
    throw new WorkFault('Jira answered a count with something else.');
  }
  return { count, exact: false };
}

/** Runs what the user wrote themselves: a refusal is theirs to read and to mend. @throws QueryRefused */
export async function asTheirs<T>(run: () => Promise<T>): Promise<T> {
  try {
    return await run();
  } catch (cause) {
    if (!(cause instanceof BadRequest)) throw cause;
    throw new QueryRefused(cause.reason || 'Jira did not understand this query.', { cause });
  }
}

// ── below ──

/** Jira's index refuses very long texts; a title is at most 255. */
const longestText = 200;
