import { readSprintId, type SprintId, type TeamId } from '@throughline/core/model/ids.ts';

/** The number of a sprint of this site, as digits; null for one of another site or host. */
export function sprintNumberOf(sprint: SprintId, site: string): string | null {
  const known = readSprintId(sprint);
  return known?.host === 'jira' && known.site === site && digits.test(known.local) ? known.local : null;
}

/** The number of a board; null for what is none. */
export function boardNumberOf(team: TeamId): string | null {
  return digits.test(team) ? team : null;
}

const digits = /^\d{1,18}$/;
