import { reply } from './json.ts';
import { refuse } from './jira-search.ts';
import type { JiraSite, JiraUser } from './site.ts';

/** GET /rest/api/3/user/search: a plain list, of those whose name fits, open accounts alone; nothing for strangers. */
export function searchUsers(site: JiraSite, user: string | null, query: URLSearchParams): Response {
  const wanted = query.get('query');
  if (wanted === null) return refuse('At least one query parameter must be provided.');
  const asked = wanted.trim().toLowerCase();
  const found = site.data.users.filter(
    ({ displayName, active = true }) => active && ` ${displayName.toLowerCase()}`.includes(` ${asked}`),
  );
  return reply(200, browsesUsers(site, user) ? page(found, query).map(userOf) : []);
}

/** GET /rest/api/3/user/bulk: those of the ids that there are. */
export function bulkUsers(site: JiraSite, user: string | null, query: URLSearchParams): Response {
  const ids = query.getAll('accountId');
  if (ids.length === 0) return refuse('The accountId parameter is required.');
  const found = site.data.users.filter(({ accountId }) => ids.includes(accountId));
  const values = user === null || knownUser(site, user) ? page(found, query).map(userOf) : [];
  return reply(200, { startAt: 0, maxResults: 200, total: found.length, isLast: true, values });
}

// ── below ──

function page(found: readonly JiraUser[], query: URLSearchParams): readonly JiraUser[] {
  return found.slice(0, Number(query.get('maxResults') ?? 50));
}

function userOf({ accountId, displayName, accountType = 'atlassian', active = true }: JiraUser) {
  return { accountId, accountType, displayName, active };
}

function knownUser(site: JiraSite, user: string): JiraUser | undefined {
  return site.data.users.find(({ accountId }) => accountId === user);
}

/** "Browse users and groups": here everybody has it who may see some project. */
function browsesUsers(site: JiraSite, user: string | null): boolean {
  return user === null || Object.keys(knownUser(site, user)?.may ?? {}).length > 0;
}
