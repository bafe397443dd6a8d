import type { SprintId, TeamId } from '@throughline/core/model/ids.ts';

/** The number of a sprint of this site, as digits; null for one of another site or host. */
export function sprintNumberOf(sprint: SprintId, site: string): string | null {
  const start = `jira:${site}/`;
  const number = sprint.startsWith(start) ? sprint.slice(start.length) : '';
  return digits.test(number) ? number : null;
}

/** The number of a board; null for what is none. */
export function boardNumberOf(team: TeamId): string | null {
  return digits.test(team) ? team : null;
}

const digits = /^\d{1,18}$/;
