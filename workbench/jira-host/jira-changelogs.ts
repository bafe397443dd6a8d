import { refuse } from './jira-search.ts';
import { object, plain, reply, texts } from './json.ts';
import type { JiraChange, JiraSite } from './site.ts';

/**
 * POST /rest/api/3/changelog/bulkfetch: entries of many issues, from the oldest on, a page at a time; those of one issue
 * may stand on several pages. Issues that the user may not see are left out. Times are milliseconds.
 */
export function bulkChangelogs(site: JiraSite, user: string | null, body: unknown): Response {
  const given = object(body) ?? {};
  const names = texts(given['issueIdsOrKeys']);
  const wanted = texts(given['fieldIds']);
  const size = Number(given['maxResults'] ?? 1000);
  if (names.length === 0 || names.length > 1000) return refuse('Between 1 and 1000 issues can be asked for.');
  if (wanted.length > 10) return refuse('At most 10 fields can be asked for.');
  if (!(size >= 1 && size <= 10_000)) return refuse('maxResults must be between 1 and 10000.');
  const from = given['nextPageToken'] === undefined ? 0 : Number(fromToken(plain(given['nextPageToken'])));
  if (!Number.isInteger(from)) return refuse('The nextPageToken is not one of these changelogs.');

  const issues = names.flatMap((name) => site.find(name) ?? []);
  const seen = new Set(
    issues.filter((issue) => site.mayIssue(user, issue, 'BROWSE_PROJECTS')).map(({ id }) => id),
  );
  const all = [...seen]
    .flatMap((id) => (site.changelogs.get(id) ?? []).map((change) => ({ id, change: only(change, wanted) })))
    .filter(({ change }) => change.items.length > 0)
    .sort((a, b) => a.change.at - b.change.at || Number(a.id) - Number(b.id));
  const shown = all.slice(from, from + size);
  const byIssue = new Map<string, JiraChange[]>();
  for (const { id, change } of shown) byIssue.set(id, [...(byIssue.get(id) ?? []), change]);
  return reply(200, {
    issueChangeLogs: [...byIssue].map(([issueId, entries]) => ({
      issueId,
      changeHistories: entries.map((change) => historyJson(site, change)),
    })),
    ...(from + size < all.length ? { nextPageToken: toToken(from + size) } : {}),
  });
}

// ── below ──

/** By the ids of fields: a change of a field that has none is never among them. */
function only(change: JiraChange, fields: readonly string[]): JiraChange {
  if (fields.length === 0) return change;
  return { ...change, items: change.items.filter(({ fieldId }) => fieldId && fields.includes(fieldId)) };
}

function historyJson(site: JiraSite, { id, at, by, items }: JiraChange) {
  const author = site.data.users.find(({ accountId }) => accountId === by);
  return {
    id,
    author: { accountId: by, displayName: author?.displayName ?? by, active: true },
    created: at,
    items,
  };
}

const toToken = (from: number): string => Buffer.from(`changelogs ${from}`).toString('base64url');

function fromToken(token: string): string {
  return /^changelogs (\d+)$/.exec(Buffer.from(token, 'base64url').toString())?.[1] ?? 'none';
}
