import { addDays, dayOf } from '../model/day.ts';
import { said } from '../model/said.ts';
import type { Sprint, Team } from '../model/sprint.ts';
import type { Host } from '../port/host.ts';
import type { ReviewRequest } from '../review/request.ts';
import type { ReviewSpan } from '../review/review.ts';
import { spanOfPeriod, spanOfSprint } from '../review/sprint-span.ts';
import { bad, good } from './answer.ts';
import type { Answer } from './answer.ts';

/** A sprint with the others of its team, or a period; when exactly it is depends on where days begin. */
export type AskedSpan = (timeZone: string) => Answer<ReviewSpan>;

/** What a review is asked of. A sprint that is not there, has no dates or has not begun is said so. */
export async function askedSpan(
  host: Host,
  team: Team,
  span: ReviewRequest['span'],
): Promise<Answer<AskedSpan>> {
  const now = host.now();
  const setting = { team: { id: team.id, name: team.name }, now };
  if (span.kind === 'last-days' || span.kind === 'period') {
    return good((timeZone) => {
      const today = dayOf(now, timeZone);
      const days =
        span.kind === 'period' ? span : { from: addDays(today, -span.days), to: addDays(today, -1) };
      const found = spanOfPeriod(days, { ...setting, timeZone });
      return found.ok ? good(found.span) : bad('bad-input', said`This period has not begun yet.`);
    });
  }
  if (!team.sprints) {
    return bad('bad-input', said`${team.name} works without sprints. Choose a period in the settings.`);
  }
  const sprints = await host.sprints.sprintsOf(team.id);
  const sprint = await chosen(host, team, span, sprints);
  if (!sprint) return bad('not-found', missing(team, span.kind));
  return good((timeZone) => {
    const found = spanOfSprint(sprint, { ...setting, others: sprints, timeZone });
    if (found.ok) return good(found.span);
    return bad(
      'bad-input',
      found.why === 'no-dates'
        ? said`${sprint.name} has no dates. Give it a start and an end, or choose a period.`
        : said`${sprint.name} has not begun yet. Choose one that has.`,
    );
  });
}

// ── below ──

async function chosen(
  host: Host,
  team: Team,
  span: Extract<ReviewRequest['span'], { kind: 'last-closed' | 'current' | 'sprint' }>,
  sprints: readonly Sprint[],
): Promise<Sprint | null> {
  switch (span.kind) {
    case 'current':
      return sprints.find(({ state }) => state === 'active') ?? null;
    case 'last-closed':
      return sprints.find(({ state }) => state === 'closed') ?? null;
    case 'sprint':
      return sprints.find(({ id }) => id === span.sprint) ?? host.sprints.sprint(span.sprint, team.id);
  }
}

function missing({ name }: Team, kind: 'last-closed' | 'current' | 'sprint') {
  switch (kind) {
    case 'current':
      return said`${name} has no sprint under way. Choose another in the settings.`;
    case 'last-closed':
      return said`${name} has not closed a sprint yet. Choose the current one in the settings.`;
    case 'sprint':
      return said`This sprint is not there any more, or you may not see it. Choose another in the settings.`;
  }
}
