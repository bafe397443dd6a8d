import type { IterationData, ProjectData, TeamData } from './organisation-data.ts';
import { listOf, ok, refused, type RestHost, type RestReply } from './rest-reply.ts';

/** `{project}/{team}/_apis/work/teamsettings/…`; null = not one of its routes. */
export function answerTeamSettings(
  host: RestHost,
  project: ProjectData,
  name: string,
  [area, resource, what, id]: readonly string[],
): RestReply | null {
  if (area?.toLowerCase() !== 'work' || resource?.toLowerCase() !== 'teamsettings') return null;
  const team = host.organisation.teams.find(
    (one) => one.project === project.id && [one.id, one.name].includes(name),
  );
  if (!team) return refused(404, 'TeamNotFoundException', `The team with id '${name}' does not exist.`);
  switch (what?.toLowerCase()) {
    case undefined:
      return ok({
        bugsBehavior: project.process.bugs.behave,
        workingDays,
        defaultIterationMacro: '@currentIteration',
      });
    case 'teamfieldvalues':
      return ok(fieldValues(project, team));
    case 'iterations': {
      const all = iterationsOf(host, team);
      if (id === undefined) return listOf(all);
      const found = all.find((one) => one.id === id);
      return found
        ? ok(found)
        : refused(404, 'IterationNotFoundException', `The iteration ${id} was not found.`);
    }
    default:
      return null;
  }
}

/** Dates are days: written as midnight in UTC, whatever the zone. */
export const dateOf = (day: string | null): string | null => (day === null ? null : `${day}T00:00:00Z`);

export const nameOfPath = (path: string): string => path.slice(path.lastIndexOf('\\') + 1);

// ── below ──

const workingDays = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday'];

function iterationsOf({ organisation }: RestHost, team: TeamData) {
  const chosen = (team.iterations ?? []).flatMap(
    (id) => organisation.iterations.find((one) => one.id === id) ?? [],
  );
  const today = new Date(organisation.now()).toISOString().slice(0, 10);
  const dated = chosen.some(({ start }) => start !== null);
  return chosen.map((one, at) => ({
    id: one.id,
    name: nameOfPath(one.path),
    path: one.path,
    attributes: {
      startDate: dateOf(one.start),
      finishDate: dateOf(one.finish),
      // As it was seen: where none has dates the host takes the first for the current one.
      timeFrame: one.start === null ? (at === 0 && !dated ? 'current' : 'future') : frameOf(one, today),
    },
  }));
}

function frameOf({ start, finish }: IterationData, today: string): 'past' | 'current' | 'future' {
  if (finish !== null && finish < today) return 'past';
  return start !== null && start <= today ? 'current' : 'future';
}

function fieldValues(project: ProjectData, team: TeamData): object {
  const values = team.areas ?? [{ value: project.name, includeChildren: true }];
  return {
    field: {
      referenceName: 'System.AreaPath',
      url: 'https://dev.azure.com/_apis/wit/fields/System.AreaPath',
    },
    defaultValue: values[0]?.value ?? null,
    values,
  };
}
