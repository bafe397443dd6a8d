import { assumeTrustedRoute, route } from '@forge/api';
import type { ProjectId, TeamId } from '@throughline/core/model/ids.ts';
import type { Team } from '@throughline/core/model/sprint.ts';
import { WorkFault } from '@throughline/core/port/work-items.ts';
import { idText, list, record, text } from '@throughline/core/tracker/json.ts';
import { BadRequest, askJira, ifShown } from './ask-jira.ts';

/** Boards by a part of their name, as the user, by name. @throws WorkFault */
export async function findBoards(
  question: { readonly project: ProjectId | null; readonly text: string | null },
  limit: number,
): Promise<{ readonly teams: readonly Team[]; readonly more: boolean }> {
  const found: unknown[] = [];
  for (let from = 0; ; from += atOnce) {
    const query = new URLSearchParams({ startAt: String(from), maxResults: String(atOnce), orderBy: 'name' });
    if (question.text !== null && question.text.trim() !== '') query.set('name', question.text.trim());
    if (question.project !== null) query.set('projectKeyOrId', question.project);
    // URLSearchParams encodes each of them.
    const page = record(
      await askJira('user', assumeTrustedRoute(`/rest/agile/1.0/board?${query.toString()}`)),
    );
    if (!page || !Array.isArray(page['values'])) {
      throw new WorkFault('Jira answered a question about boards with something else.');
    }
    const values = list(page['values']);
    found.push(...values);
    const isLast = page['isLast'] !== false || values.length === 0;
    if (isLast || found.length > limit) {
      return {
        teams: await teamsOf(found.slice(0, limit)),
        more: !isLast || found.length > limit,
      };
    }
  }
}

/** null = it is not there, or not shown to the user. @throws WorkFault */
export async function readBoard(board: string): Promise<Team | null> {
  const answer = await ifShown(() => askJira('user', route`/rest/agile/1.0/board/${board}`));
  if (answer === null) return null;
  const [team] = await teamsOf([answer]);
  if (!team) throw new WorkFault('Jira answered with a board that is none.');
  return team.projects.length > 0 ? team : { ...team, projects: await projectsOfIssues(board) };
}

// ── below ──

/** Jira gives no more at once. */
const atOnce = 50;

/** Boards that are asked about beside one another. */
const side = 10;

/**
 * Boards as teams; what is none is passed over. A team-managed project has sprints where its people switched them on, which
 * each of its boards must be asked.
 */
async function teamsOf(boards: readonly unknown[]): Promise<readonly Team[]> {
  const teams: Team[] = [];
  for (let from = 0; from < boards.length; from += side) {
    const some = boards.slice(from, from + side).map(async (board) => {
      const team = teamOf(board);
      if (!team || record(board)?.['type'] !== 'simple') return team;
      return { ...team, sprints: await hasSprints(team.id) };
    });
    teams.push(...(await Promise.all(some)).filter((team) => team !== null));
  }
  return teams;
}

function teamOf(json: unknown): Team | null {
  const board = record(json);
  const id = idText(board?.['id']);
  const name = text(board?.['name']);
  if (!board || !id || !/^\d{1,18}$/.test(id) || !name) return null;
  // A board may lie with a person instead.
  const project = idText(record(board['location'])?.['projectId']);
  return {
    id: id as TeamId,
    name,
    projects: project ? [project as ProjectId] : [],
    sprints: board['type'] !== 'kanban',
  };
}

/** Of a board that lies with a person: whose issues are on it, the first hundred of them. */
async function projectsOfIssues(board: string): Promise<readonly ProjectId[]> {
  const page = record(
    await askJira('user', route`/rest/agile/1.0/board/${board}/issue?fields=project&maxResults=100`),
  );
  const ids = list(page?.['issues']).flatMap(
    (issue) => idText(record(record(record(issue)?.['fields'])?.['project'])?.['id']) ?? [],
  );
  return [...new Set(ids)] as ProjectId[];
}

/** A board without refuses to tell any. */
async function hasSprints(board: string): Promise<boolean> {
  try {
    await askJira('user', route`/rest/agile/1.0/board/${board}/sprint?maxResults=1`);
    return true;
  } catch (cause) {
    if (cause instanceof BadRequest) return false;
    throw cause;
  }
}
