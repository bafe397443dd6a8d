import { daysBetween, readDay } from '../model/day.ts';
import type { ObjectiveId, SprintId, TeamId } from '../model/ids.ts';
import { FEWEST_DAYS, MOST_DAYS } from '../review/request.ts';
import type { ReviewRequest } from '../review/request.ts';
import type { ReviewUnit } from '../review/review.ts';

export type SpanChoice = ReviewRequest['span']['kind'];
export const sprintChoices: readonly SpanChoice[] = ['last-closed', 'current', 'sprint'];
export const periodChoices: readonly SpanChoice[] = ['last-days', 'period'];
export const periodDays = { fewest: FEWEST_DAYS, most: MOST_DAYS } as const;
const MOST_OBJECTIVES = 100;

/** What a review is configured with, as it is being typed. Nothing is lost by looking at another choice. */
export interface ReviewDraft {
  /** `sprints` false = it flows without them, and a period is chosen. */
  readonly team: { readonly id: TeamId; readonly sprints: boolean } | null;
  readonly sprintSpan: SpanChoice;
  readonly periodSpan: SpanChoice;
  readonly sprint: SprintId | null;
  readonly days: string;
  readonly from: string;
  readonly to: string;
  readonly objectives: 'all' | 'some';
  readonly chosen: readonly ObjectiveId[];
  readonly unit: ReviewUnit;
}

export type DraftProblem =
  'no-team' | 'no-sprint' | 'bad-days' | 'bad-period' | 'long-period' | 'no-objective' | 'many-objectives';
export type DraftField = 'team' | 'sprint' | 'days' | 'period' | 'objectives';

/** @param request what is kept now; null = nothing yet */
export function draftOf(request: ReviewRequest | null): ReviewDraft {
  const empty: ReviewDraft = {
    team: null,
    sprintSpan: 'last-closed',
    periodSpan: 'last-days',
    sprint: null,
    days: '14',
    from: '',
    to: '',
    objectives: 'all',
    chosen: [],
    unit: 'points',
  };
  if (request === null) return empty;
  const { team, span, objectives, unit } = request;
  const isPeriod = periodChoices.includes(span.kind);
  return {
    ...empty,
    team: { id: team, sprints: !isPeriod },
    ...(isPeriod ? { periodSpan: span.kind } : { sprintSpan: span.kind }),
    ...(span.kind === 'sprint' ? { sprint: span.sprint } : {}),
    ...(span.kind === 'last-days' ? { days: String(span.days) } : {}),
    ...(span.kind === 'period' ? { from: span.from, to: span.to } : {}),
    objectives: objectives.length === 0 ? 'all' : 'some',
    chosen: objectives,
    unit,
  };
}

/** How the span of a draft is chosen: by sprint, or by period where there are none. */
export const spanOf = (draft: ReviewDraft): SpanChoice =>
  draft.team?.sprints === false ? draft.periodSpan : draft.sprintSpan;

/** What a draft asks for; null = something is missing or wrong, and `problems` says what, by field. */
export function readDraft(draft: ReviewDraft): {
  readonly request: ReviewRequest | null;
  readonly problems: ReadonlyMap<DraftField, DraftProblem>;
} {
  const problems = new Map<DraftField, DraftProblem>();
  if (draft.team === null) problems.set('team', 'no-team');
  const span = readSpan(draft, problems);
  const objectives = draft.objectives === 'all' ? [] : draft.chosen;
  if (draft.objectives === 'some' && objectives.length === 0) problems.set('objectives', 'no-objective');
  if (objectives.length > MOST_OBJECTIVES) problems.set('objectives', 'many-objectives');
  return {
    request:
      problems.size > 0 || draft.team === null || span === null
        ? null
        : { team: draft.team.id, span, objectives, unit: draft.unit },
    problems,
  };
}

// ── below ──

function readSpan(draft: ReviewDraft, problems: Map<DraftField, DraftProblem>): ReviewRequest['span'] | null {
  const kind = spanOf(draft);
  switch (kind) {
    case 'last-closed':
    case 'current':
      return { kind };
    case 'sprint':
      if (draft.sprint !== null) return { kind, sprint: draft.sprint };
      problems.set('sprint', 'no-sprint');
      return null;
    case 'last-days': {
      const days = /^\d{1,3}$/.test(draft.days.trim()) ? Number(draft.days) : 0;
      if (days >= FEWEST_DAYS && days <= MOST_DAYS) return { kind, days };
      problems.set('days', 'bad-days');
      return null;
    }
    case 'period': {
      const [from, to] = [readDay(draft.from), readDay(draft.to)];
      if (from === null || to === null || to < from) {
        problems.set('period', 'bad-period');
        return null;
      }
      if (daysBetween(from, to) < MOST_DAYS) return { kind, from, to };
      problems.set('period', 'long-period');
      return null;
    }
  }
}
