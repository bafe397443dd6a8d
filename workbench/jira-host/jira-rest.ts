import { object, reply, texts } from './json.ts';
import { restIssue, statusField } from './issue-fields.ts';
import { answerAgile } from './jira-agile.ts';
import { bulkChangelogs } from './jira-changelogs.ts';
import { bulkUsers, searchUsers } from './jira-people.ts';
import { countJql, refuse, searchJql } from './jira-search.ts';
import { parentIdOf } from './site.ts';
import type { JiraIssue, JiraSite, ProjectRight } from './site.ts';

/** One request to Jira's REST interface, by a user or, where that is null, by the app. */
export interface JiraRequest {
  readonly method: string;
  /** With its query. */
  readonly path: string;
  readonly user: string | null;
  readonly body: unknown;
}

/** The part of Jira's REST interface that apps like this one read. Nothing here writes. */
export function answerJira(site: JiraSite, { method, path, user, body }: JiraRequest): Response {
  const url = new URL(path, 'https://jira.invalid');
  const route = `${method} ${url.pathname}`;
  switch (route) {
    case 'POST /rest/api/3/issue/bulkfetch':
      return bulkFetch(site, user, body);
    case 'POST /rest/api/3/changelog/bulkfetch':
      return bulkChangelogs(site, user, body);
    case 'GET /rest/api/3/status':
      return reply(200, site.data.statuses.map(statusField));
    case 'POST /rest/api/3/search/jql':
      return searchJql(site, user, body);
    case 'POST /rest/api/3/search/approximate-count':
      return countJql(site, user, body);
    case 'GET /rest/api/3/user/search':
      return searchUsers(site, user, url.searchParams);
    case 'GET /rest/api/3/user/bulk':
      return bulkUsers(site, user, url.searchParams);
    case 'POST /rest/api/3/permissions/check':
      return checkPermissions(site, user, body);
    case 'GET /rest/api/3/project/search':
      return searchProjects(site, user, url.searchParams);
    case 'GET /rest/api/3/field':
      return reply(200, site.data.fields);
    case 'GET /rest/api/3/issuetype':
      return reply(
        200,
        site.data.issueTypes.map((type) => ({ ...type, subtask: type.hierarchyLevel < 0 })),
      );
    case 'GET /rest/api/3/myself':
      return myself(site, user);
  }
  const agile = answerAgile(site, user, method, url);
  if (agile) return agile;
  const issue = /^GET \/rest\/api\/3\/issue\/([^/]+)$/.exec(route);
  if (issue) return getIssue(site, user, decodeURIComponent(issue[1] ?? ''), url.searchParams.get('fields'));
  const project = /^GET \/rest\/api\/3\/project\/([^/]+)$/.exec(route);
  if (project) return getProject(site, user, decodeURIComponent(project[1] ?? ''));
  return reply(404, { errorMessages: [`This site does not know ${route}.`], errors: {} });
}

// ── below ──

const gone = 'Issue does not exist or you do not have permission to see it.';

function bulkFetch(site: JiraSite, user: string | null, body: unknown): Response {
  const given = object(body) ?? {};
  const names = texts(given['issueIdsOrKeys']);
  if (names.length === 0) return refuse('There must be at least one issue.');
  if (names.length > 100) return refuse('At most 100 issues can be fetched at once.');
  const seen = new Map<string, JiraIssue>();
  const unseen: string[] = [];
  for (const name of names) {
    const issue = site.find(name);
    if (issue && site.mayIssue(user, issue, 'BROWSE_PROJECTS')) seen.set(issue.id, issue);
    else unseen.push(name);
  }
  const fields = given['fields'] === undefined ? null : texts(given['fields']);
  return reply(200, {
    expand: '',
    issues: [...seen.values()]
      .sort((a, b) => Number(a.id) - Number(b.id))
      .map((issue) => restIssue(site, issue, fields)),
    issueErrors: unseen.map((name) => ({ issueIdOrKey: name, errorMessage: gone })),
  });
}

function getIssue(site: JiraSite, user: string | null, name: string, fields: string | null): Response {
  const issue = site.find(name);
  if (!issue || !site.mayIssue(user, issue, 'BROWSE_PROJECTS')) {
    return reply(404, { errorMessages: [gone], errors: {} });
  }
  const wanted = fields === null || fields.split(',').includes('*all') ? null : fields.split(',');
  const subtasks = [...site.issues.values()].filter((one) => parentIdOf(one) === issue.id);
  const answer = restIssue(site, issue, wanted);
  return reply(
    200,
    wanted?.includes('subtasks') ? { ...answer, fields: { ...answer.fields, subtasks } } : answer,
  );
}

function checkPermissions(site: JiraSite, user: string | null, body: unknown): Response {
  const asked = object(body)?.['projectPermissions'];
  const questions = Array.isArray(asked) ? asked.map((one) => object(one) ?? {}) : [];
  const known: readonly string[] = ['BROWSE_PROJECTS', 'EDIT_ISSUES', 'ADMINISTER_PROJECTS'];
  const global = texts(object(body)?.['globalPermissions']);
  return reply(200, {
    globalPermissions: global.filter((right) => right === 'ADMINISTER' && site.administersSite(user)),
    projectPermissions: questions.flatMap((question) =>
      texts(question['permissions'])
        .filter((permission) => known.includes(permission))
        .map((permission) => ({
          permission,
          // Ids that do not exist are passed over, like those without the right.
          projects: numbers(question['projects']).filter((id) =>
            site.mayProject(user, String(id), permission as ProjectRight),
          ),
          issues: numbers(question['issues']).filter((id) => {
            const issue = site.issues.get(String(id));
            return issue !== undefined && site.mayIssue(user, issue, permission as ProjectRight);
          }),
        })),
    ),
  });
}

function myself(site: JiraSite, user: string | null): Response {
  const found = site.data.users.find(({ accountId }) => accountId === user);
  return found
    ? reply(200, { accountId: found.accountId, displayName: found.displayName, active: true })
    : reply(401, { errorMessages: ['Nobody is asking.'], errors: {} });
}

function getProject(site: JiraSite, user: string | null, idOrKey: string): Response {
  const found = site.data.projects.find(({ id, key }) => id === idOrKey || key === idOrKey.toUpperCase());
  return found && site.mayProject(user, found.id, 'BROWSE_PROJECTS')
    ? reply(200, found)
    : reply(404, { errorMessages: [`No project could be found with key '${idOrKey}'.`], errors: {} });
}

function searchProjects(site: JiraSite, user: string | null, query: URLSearchParams): Response {
  const [keys, ids] = [query.getAll('keys'), query.getAll('id')];
  const values = site.data.projects.filter(
    ({ id, key }) =>
      (keys.length === 0 || keys.includes(key)) &&
      (ids.length === 0 || ids.includes(id)) &&
      site.mayProject(user, id, 'BROWSE_PROJECTS'),
  );
  return reply(200, { startAt: 0, maxResults: 50, total: values.length, isLast: true, values });
}

function numbers(value: unknown): readonly number[] {
  return Array.isArray(value) ? value.filter((one) => typeof one === 'number') : [];
}
