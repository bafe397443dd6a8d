import { object, plain, reply, texts } from './json.ts';
import type { JsonObject } from './json.ts';
import { restIssue } from './issue-fields.ts';
import { readJql } from './jql.ts';
import type { Jql } from './jql.ts';
import { parentIdOf } from './site.ts';
import type { JiraIssue, JiraSite } from './site.ts';

/** POST /rest/api/3/search/jql: pages by token, no total. */
export function searchJql(site: JiraSite, user: string | null, body: unknown): Response {
  const given = object(body) ?? {};
  const jql = readJql(plain(given['jql']));
  if (!jql) return refuse('The JQL query is not one that this site understands.');
  const sees = (issue: JiraIssue | null) => issue !== null && site.mayIssue(user, issue, 'BROWSE_PROJECTS');
  const unknown = jql.values.find((value) => !sees(site.find(value)));
  // Jira refuses the whole search, and does not say which of the two it is.
  if (unknown !== undefined) {
    return refuse(`An issue with key '${unknown}' does not exist for field '${jql.field}'.`);
  }
  const found = matching(site, jql).filter(sees);
  const fields = texts(given['fields']);
  const size = Math.min(Number(given['maxResults'] ?? 50), fields.length > 0 ? 100 : 5000);
  const from = readToken(given, jql);
  if (from === null) return refuse('The nextPageToken is not one of this search.');
  const issues = found.slice(from, from + size);
  const isLast = from + size >= found.length;
  return reply(200, {
    issues: issues.map((issue) => (fields.length > 0 ? restIssue(site, issue, fields) : { id: issue.id })),
    isLast,
    ...(isLast ? {} : { nextPageToken: writeToken(from + size, jql) }),
  });
}

export function refuse(message: string): Response {
  return reply(400, { errorMessages: [message], errors: {} });
}

// ── below ──

function matching(site: JiraSite, { field, values }: Jql): readonly JiraIssue[] {
  const wanted = new Set(values.flatMap((value) => site.find(value)?.id ?? []));
  const found: JiraIssue[] = [];
  for (const issue of site.issues.values()) {
    const id = field === 'parent' ? parentIdOf(issue) : issue.id;
    if (id !== null && wanted.has(id)) found.push(issue);
  }
  return found.sort((a, b) => Number(a.id) - Number(b.id));
}

function writeToken(from: number, jql: Jql): string {
  return Buffer.from(`${from} ${JSON.stringify(jql)}`).toString('base64url');
}

/** Where to go on; 0 without a token, null with one of another search. */
function readToken(given: JsonObject, jql: Jql): number | null {
  const token = given['nextPageToken'];
  if (token === undefined) return 0;
  const readable = Buffer.from(plain(token), 'base64url').toString();
  const [from = '', ...rest] = readable.split(' ');
  return rest.join(' ') === JSON.stringify(jql) ? Number(from) : null;
}
