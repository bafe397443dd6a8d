import { boardJson, sprintJson } from './boards.ts';
import type { JiraBoard } from './boards.ts';
import { issuesFor } from './jql-match.ts';
import { JqlRefused, readJql } from './jql.ts';
import { refuse } from './jira-search.ts';
import { reply } from './json.ts';
import { restIssue } from './issue-fields.ts';
import { projectIdOf } from './site.ts';
import type { JiraSite } from './site.ts';
import { sprintIdsOf } from './sprint-field.ts';

/** The part of Jira Software's REST interface that apps like this one read; null = not one of its paths. */
export function answerAgile(site: JiraSite, user: string | null, method: string, url: URL): Response | null {
  const path = /^\/rest\/agile\/1\.0\/(board|sprint)(?:\/(\d+))?(?:\/(sprint|issue))?$/.exec(url.pathname);
  if (method !== 'GET' || !path) return null;
  const [, kind, id, part] = path;
  const query = url.searchParams;
  if (kind === 'sprint') return id && !part ? getSprint(site, user, Number(id)) : null;
  if (id === undefined) return part ? null : listBoards(site, user, query);
  const board = site.data.boards?.find((one) => one.id === Number(id));
  if (!board || !maySee(site, user, board)) {
    return reply(404, {
      errorMessages: ['The requested board cannot be viewed because it does not exist.'],
      errors: {},
    });
  }
  if (part === 'sprint') return listSprints(site, board, query);
  if (part === 'issue') return boardIssues(site, user, board, query);
  return reply(200, boardJson(board, site.data.projects));
}

// ── below ──

/** A board is shown to who sees a project of its filter. */
function maySee(site: JiraSite, user: string | null, board: JiraBoard): boolean {
  return projectsOf(board).some((project) => site.mayProject(user, project, 'BROWSE_PROJECTS'));
}

function projectsOf({ projects, location }: JiraBoard): readonly string[] {
  return projects ?? (location === null ? [] : [location]);
}

function listBoards(site: JiraSite, user: string | null, query: URLSearchParams): Response {
  const name = query.get('name')?.toLowerCase() ?? '';
  const wanted = query.get('projectKeyOrId');
  const project = site.data.projects.find(({ id, key }) => id === wanted || key === wanted);
  if (wanted !== null && !project) return refuse(`No project could be found with key or id '${wanted}'.`);
  const found = (site.data.boards ?? [])
    .filter((board) => board.name.toLowerCase().includes(name) && maySee(site, user, board))
    .filter((board) => !project || projectsOf(board).includes(project.id));
  const sorted =
    query.get('orderBy') === 'name'
      ? found.toSorted((a, b) => (a.name.toLowerCase() < b.name.toLowerCase() ? -1 : 1))
      : found;
  return page(
    sorted.map((board) => boardJson(board, site.data.projects)),
    query,
  );
}

/** Those that were made on it, by their state and then in the order in which they were made. */
function listSprints(site: JiraSite, board: JiraBoard, query: URLSearchParams): Response {
  const own = [...site.sprints.values()].filter((sprint) => sprint.board === board.id);
  if (board.type === 'kanban' || (board.type === 'simple' && own.length === 0)) {
    return refuse('The board does not support sprints');
  }
  const states = query.get('state')?.split(',') ?? ['closed', 'active', 'future'];
  const sorted = (['closed', 'active', 'future'] as const)
    .filter((state) => states.includes(state))
    .flatMap((state) => own.filter((sprint) => sprint.state === state));
  return page(sorted.map(sprintJson), query);
}

/** To who sees its board, or an issue that is in it. */
function getSprint(site: JiraSite, user: string | null, id: number): Response {
  const sprint = site.sprints.get(id);
  const board = site.data.boards?.find((one) => one.id === sprint?.board);
  const isShown =
    (board && maySee(site, user, board)) ||
    [...site.issues.values()].some(
      (issue) => sprintIdsOf(site, issue).includes(id) && site.mayIssue(user, issue, 'BROWSE_PROJECTS'),
    );
  return sprint && isShown
    ? reply(200, sprintJson(sprint))
    : reply(404, { errorMessages: ['Sprint does not exist.'], errors: {} });
}

function boardIssues(
  site: JiraSite,
  user: string | null,
  board: JiraBoard,
  query: URLSearchParams,
): Response {
  try {
    const found = issuesFor(site, user, readJql(query.get('jql') ?? 'project is not empty')).filter((issue) =>
      projectsOf(board).includes(projectIdOf(issue)),
    );
    const { startAt, maxResults } = spanOf(query);
    const fields = query.get('fields')?.split(',') ?? null;
    return reply(200, {
      expand: 'schema,names',
      startAt,
      maxResults,
      total: found.length,
      issues: found.slice(startAt, startAt + maxResults).map((issue) => restIssue(site, issue, fields)),
    });
  } catch (cause) {
    if (cause instanceof JqlRefused) return refuse(cause.message);
    throw cause;
  }
}

function page(all: readonly unknown[], query: URLSearchParams): Response {
  const { startAt, maxResults } = spanOf(query);
  return reply(200, {
    maxResults,
    startAt,
    total: all.length,
    isLast: startAt + maxResults >= all.length,
    values: all.slice(startAt, startAt + maxResults),
  });
}

function spanOf(query: URLSearchParams) {
  const asked = Number(query.get('maxResults') ?? 50);
  return {
    startAt: Number(query.get('startAt') ?? 0),
    maxResults: Math.min(asked, query.has('jql') ? 100 : 50),
  };
}
