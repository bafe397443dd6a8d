import type { TeamId } from '@throughline/core/model/ids.ts';
import type { ReviewRequest } from '@throughline/core/review/request.ts';
import type { SprintReview } from '@throughline/core/review/review.ts';
import type { livedAdo, livedJira, LivedHost } from './lived-quarter.ts';

/** A Wednesday in the fourth sprint of the quarter. */
export const present = Date.parse('2026-11-18T14:00:00Z');

/** The quarter in both hosts, there once the suite has begun. */
export interface LivedQuarter {
  readonly jira: Awaited<ReturnType<typeof livedJira>>;
  readonly ado: Awaited<ReturnType<typeof livedAdo>>;
}

export const teams = ['Support', 'Payments', 'Platform', 'Operations'] as const;
type TeamName = (typeof teams)[number];

export const lastClosed = { kind: 'last-closed' } as const;

/** What a person is shown, sizes in points. @throws Error where it is refused */
export async function reviewIn(
  host: LivedHost,
  team: TeamName,
  span: ReviewRequest['span'],
  by?: string,
): Promise<SprintReview> {
  const found = await host.ask('findTeams', { text: team }, by);
  const id = found.ok ? found.value.teams[0]?.id : undefined;
  const request: ReviewRequest = { team: id ?? ('' as TeamId), span, objectives: [], unit: 'points' };
  const opened = await host.ask('openReview', request, by);
  if (!opened.ok) throw new Error(JSON.stringify(opened.failure));
  return opened.value.review;
}
