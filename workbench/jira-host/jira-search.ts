import { object, plain, reply, texts } from './json.ts';
import type { JsonObject } from './json.ts';
import { restIssue } from './issue-fields.ts';
import { issuesFor } from './jql-match.ts';
import { JqlRefused, readJql } from './jql.ts';
import type { JiraIssue, JiraSite } from './site.ts';

/** POST /rest/api/3/search/jql: pages by token, no total. */
export function searchJql(site: JiraSite, user: string | null, body: unknown): Response {
  const given = object(body) ?? {};
  const jql = plain(given['jql']);
  return answered(site, user, jql, (found) => {
    const fields = texts(given['fields']);
    // Of ids alone Jira gives more.
    const isSmall = fields.every((field) => field === 'id' || field === 'key');
    const size = Math.min(Number(given['maxResults'] ?? 50), isSmall ? 5000 : 100);
    const from = readToken(given, jql);
    if (from === null) return refuse('The nextPageToken is not one of this search.');
    const issues = found.slice(from, from + size);
    const isLast = from + size >= found.length;
    return reply(200, {
      issues: issues.map((issue) => (fields.length > 0 ? restIssue(site, issue, fields) : { id: issue.id })),
      isLast,
      ...(isLast ? {} : { nextPageToken: writeToken(from + size, jql) }),
    });
  });
}

/** POST /rest/api/3/search/approximate-count. */
export function countJql(site: JiraSite, user: string | null, body: unknown): Response {
  const jql = plain(object(body)?.['jql']);
  return answered(site, user, jql, (found) => reply(200, { count: found.length }));
}

export function refuse(message: string): Response {
  return reply(400, { errorMessages: [message], errors: {} });
}

// ── below ──

function answered(
  site: JiraSite,
  user: string | null,
  jql: string,
  answer: (found: readonly JiraIssue[]) => Response,
): Response {
  try {
    return answer(issuesFor(site, user, readJql(jql)));
  } catch (cause) {
    if (cause instanceof JqlRefused) return refuse(cause.message);
    throw cause;
  }
}

function writeToken(from: number, jql: string): string {
  return Buffer.from(`${from} ${jql}`).toString('base64url');
}

/** Where to go on; 0 without a token, null with one of another search. */
function readToken(given: JsonObject, jql: string): number | null {
  const token = given['nextPageToken'];
  if (token === undefined) return 0;
  const readable = Buffer.from(plain(token), 'base64url').toString();
  const [from = '', ...rest] = readable.split(' ');
  return rest.join(' ') === jql ? Number(from) : null;
}
