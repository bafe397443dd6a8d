import { route } from '@forge/api';
import { WorkFault } from '@throughline/core/port/work-items.ts';
import type { Reader } from '@throughline/core/port/work-items.ts';
import { record, text } from '@throughline/core/tracker/json.ts';
import type { Json } from '@throughline/core/tracker/json.ts';
import { askJira } from './ask-jira.ts';
import { issuesOf } from './fetch-issues.ts';

/** A page of what a query finds. */
export interface IssuePage {
  readonly issues: readonly Json[];
  /** Jira's token of the next page; null = that was the last one. */
  readonly next: string | null;
}

/**
 * One page of a search.
 * @param fields none = ids alone, of which Jira gives 5,000 at once
 * @throws WorkFault; BadRequest where Jira refuses the JQL
 */
export async function searchIssues(
  as: Reader,
  jql: string,
  token: string | null,
  fields: readonly string[],
  most: number,
): Promise<IssuePage> {
  const asked = {
    jql,
    fields: fields.length > 0 ? fields : ['id'],
    maxResults: most,
    ...(token === null ? {} : { nextPageToken: token }),
  };
  const answer = record(await askJira(as, route`/rest/api/3/search/jql`, asked));
  const next = text(answer?.['nextPageToken']);
  // An answer that does not end and does not say how to go on would be read as a whole (R22).
  if (!answer || !Array.isArray(answer['issues']) || (answer['isLast'] === false && next === null)) {
    throw new WorkFault('Jira answered a search with something that is not a page.');
  }
  return { issues: issuesOf(answer), next: answer['isLast'] === true ? null : next };
}
