import { movedBetween } from '@throughline/core/history/moved.ts';
import type { History } from '@throughline/core/history/history.ts';
import type { Day, Instant } from '@throughline/core/model/day.ts';
import { addDays, dayOf } from '@throughline/core/model/day.ts';
import { sprintId } from '@throughline/core/model/ids.ts';
import type { ItemId, SprintId, TeamId } from '@throughline/core/model/ids.ts';
import type { ItemFields, ItemHistory } from '@throughline/core/model/item-history.ts';
import type { Sprint } from '@throughline/core/model/sprint.ts';
import { spanItemsOf } from '@throughline/core/review/membership.ts';
import type { ReviewInput } from '@throughline/core/review/review-input.ts';
import { reviewOf } from '@throughline/core/review/review-of.ts';
import type {
  KeyResultLine,
  ObjectiveLine,
  ReviewSpan,
  ReviewStep,
  SprintReview,
} from '@throughline/core/review/review.ts';
import { servingOf } from '@throughline/core/review/serving.ts';
import { valuesAt } from '@throughline/core/review/values-at.ts';
import { planAt } from '@throughline/core/history/state-at.ts';
import { item, past } from '../history/history-fixtures.ts';

export const four: SprintId = sprintId('jira', 'site', 'sprint-4');
export const five: SprintId = sprintId('jira', 'site', 'sprint-5');

/** Monday 5 October, 08:00, to Monday 19 October, 16:00: fourteen days, so that the next one ends on 2 November. */
export const sprintFour: Sprint = {
  id: four,
  name: 'Sprint 4',
  state: 'closed',
  start: Date.parse('2026-10-05T08:00:00Z'),
  end: Date.parse('2026-10-19T16:00:00Z'),
  completed: Date.parse('2026-10-19T16:00:00Z'),
  goal: null,
};

/** By the conventions: from the start, valued as of the day before, to where it ended. */
export const spanOf = (
  sprint: Sprint,
  to: Instant = sprint.completed ?? sprint.end ?? 0,
  zone = 'UTC',
): ReviewSpan => ({
  kind: 'sprint',
  team: { id: '12' as TeamId, name: 'Support' },
  sprint,
  from: { at: sprint.start ?? 0, day: addDays(dayOf(sprint.start ?? 0, zone), -1) },
  to: { at: to, day: dayOf(to, zone) },
  remarks: [],
});

export const periodOf = (first: Day, last: Day): ReviewSpan => ({
  kind: 'period',
  team: { id: '13' as TeamId, name: 'Flow' },
  sprint: null,
  from: { at: Date.parse(first) - 1, day: addDays(first, -1) },
  to: { at: Date.parse(addDays(last, 1)) - 1, day: last },
  remarks: [],
});

/** The input that a history gives, with everything visible. */
export function inputOf(history: History, more: Partial<ReviewInput> = {}): ReviewInput {
  const span = more.span ?? spanOf(sprintFour);
  const { values, lineOn } = valuesAt(history, span.to, 'as-known');
  const byId = new Map(history.items.map((one) => [one.item.id, one.item]));
  const plan = planAt(history, span.to.at, 'as-known');
  return {
    span,
    unit: 'points',
    plan,
    planBefore: planAt(history, span.from.at, 'as-known'),
    moved: movedBetween(history, span.from, span.to, 'as-known'),
    values,
    lineOn,
    items: spanItemsOf(history.items, span, plan.policy),
    serving: servingOf(values.items),
    shardOf: () => null,
    record: { source: 'changelogs', definitions: true, gaps: [] },
    objectives: [],
    maySee: () => true,
    seen: (id) => byId.get(id) ?? null,
    ...more,
  };
}

export const reviewed = (history: History, more: Partial<ReviewInput> = {}): SprintReview =>
  reviewOf(inputOf(history, more));

/** `SUP-n`, in sprint four from before its start. */
export const inFour = (
  n: number,
  more: Parameters<typeof item>[1] = {},
  changes: Parameters<typeof past>[1] = [],
  ends: Parameters<typeof past>[2] = {},
): ItemHistory => past({ ...item(n, more), sprints: [four] }, changes, ends);

/** `SUP-n`, in no sprint at first. */
export const inNone = (
  n: number,
  more: Parameters<typeof item>[1] = {},
  changes: Parameters<typeof past>[1] = [],
  ends: Parameters<typeof past>[2] = {},
): ItemHistory => past({ ...item(n, more), sprints: [] }, changes, ends);

export const sprints = (...ids: readonly SprintId[]): Pick<ItemFields, 'sprints'> => ({ sprints: ids });

export const id = (n: number): ItemId => item(n).id;

export function lineIn(review: SprintReview, node: string): KeyResultLine | ObjectiveLine {
  const found = [...review.keyResults, ...review.objectives].find((one) => one.id === node);
  if (!found) throw new Error(`No line ${node}`);
  return found;
}

/** `cause ±ppm name`, in order. */
export const stepsIn = (review: SprintReview, node: string): string[] =>
  lineIn(review, node).steps.map(
    (step) => `${step.cause} ${step.ppm > 0 ? '+' : ''}${step.ppm}${nameOf(step)}`,
  );

const nameOf = ({ item: named, restricted, reading }: ReviewStep): string =>
  restricted ? ' ?' : named ? ` ${named.key}` : reading ? ` ${reading.on ?? ''}` : '';

/** Keys of each group that has any, with how many more are not named. */
export const groupsOf = ({ work }: SprintReview): Record<string, string[]> =>
  Object.fromEntries(
    Object.entries(work.groups)
      .filter(([, { count }]) => count > 0)
      .map(([fate, { items, restricted }]) => [
        fate,
        [
          ...items.map(({ key, late }) => (late ? `${key} late` : key)),
          ...(restricted > 0 ? [`${restricted} restricted`] : []),
        ],
      ]),
  );
