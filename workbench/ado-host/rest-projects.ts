import type { ProjectData, TeamData } from './organisation-data.ts';
import { listOf, ok, refused, type RestHost, type RestReply, type RestRequest } from './rest-reply.ts';
import { projectOr404 } from './rest-work-items.ts';

/** `_apis/projects/…`; null = not one of its routes. */
export function answerProjects(
  host: RestHost,
  request: RestRequest,
  [name, teams, team, members]: readonly string[],
): RestReply | null {
  if (request.method !== 'GET') return null;
  if (name === undefined) {
    return listOf(
      host.organisation.projects
        .filter((project) => host.organisation.mayRead(request.user, project))
        .map(projectJson),
    );
  }
  const project = projectOr404(host, request, name);
  if ('status' in project) return project;
  if (teams === undefined) return ok(projectJson(project));
  if (teams !== 'teams') return null;
  if (team === undefined)
    return listOf(teamsFor(host, request, project).map((one) => teamJson(one, project)));
  const found = host.organisation.teams.find(
    (one) => one.project === project.id && (one.id === team || one.name === team),
  );
  if (!found) return refused(404, 'TeamNotFoundException', `The team with id '${team}' does not exist.`);
  if (members === undefined) return ok(teamJson(found, project));
  return members === 'members'
    ? listOf(page(request, found.members).map((one) => memberJson(host, one)))
    : null;
}

/** `_apis/teams`: of all projects. */
export function answerTeams(host: RestHost, request: RestRequest): RestReply {
  const all = host.organisation.projects
    .filter((project) => host.organisation.mayRead(request.user, project))
    .flatMap((project) => teamsFor(host, request, project).map((team) => teamJson(team, project)));
  return listOf(page(request, all));
}

function teamsFor(host: RestHost, request: RestRequest, project: ProjectData): readonly TeamData[] {
  const mine = request.query.get('$mine') === 'true';
  return host.organisation.teams.filter(
    (team) =>
      team.project === project.id && (!mine || team.members.some(({ user }) => user === request.user)),
  );
}

function page<T>(request: RestRequest, all: readonly T[]): readonly T[] {
  const skip = Number(request.query.get('$skip') ?? 0);
  return all.slice(skip, skip + Number(request.query.get('$top') ?? 100));
}

function projectJson({ id, name }: ProjectData): object {
  return { id, name, state: 'wellFormed', revision: 1, visibility: 'private' };
}

function teamJson({ id, name }: TeamData, project: ProjectData): object {
  return { id, name, description: '', projectId: project.id, projectName: project.name };
}

function memberJson(host: RestHost, { user, admin }: TeamData['members'][number]): object {
  const found = host.organisation.users.find(({ id }) => id === user);
  // The host leaves the member out for everybody who is no administrator.
  return {
    identity: { id: user, displayName: found?.name ?? user, uniqueName: found?.uniqueName ?? user },
    ...(admin ? { isTeamAdmin: true } : {}),
  };
}
