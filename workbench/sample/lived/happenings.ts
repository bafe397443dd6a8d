import type { SampleEvent, SamplePast, SampleSprint } from '../past.ts';
import { checkIns, planEdits, type PlanEdit, type SampleCheckIn } from '../plan-story.ts';
import { items, type SampleItem } from '../quarter.ts';
import { storyDays } from '../story/days.ts';
import { asMade } from '../story/events.ts';

/** One thing after the other, as it is lived through: the work, its sprints, the plan, and what every day leaves. */
export type Happening = { readonly at: number } & (
  | { readonly what: 'made'; readonly item: SampleItem }
  | { readonly what: 'changed'; readonly event: SampleEvent }
  | { readonly what: 'started' | 'closed' | 'reopened'; readonly sprint: SampleSprint }
  /** The app is installed, and the plan as it was begun is imported. */
  | { readonly what: 'plan' }
  | { readonly what: 'checked in'; readonly checkIn: SampleCheckIn }
  | { readonly what: 'edited'; readonly edit: PlanEdit }
  | { readonly what: 'day over' }
);

const minute = 60_000;
const day = 24 * 60 * minute;

/** @param now milliseconds; the last day that is over is the one before */
export function happenings(past: SamplePast, now: number): readonly Happening[] {
  const { start } = storyDays(now);
  const all: Happening[] = [
    ...items.map((item): Happening => ({
      at: past.created.get(item.key) ?? start,
      what: 'made',
      item: asMade(item, past.events),
    })),
    ...past.events.map((event): Happening => ({ at: event.at, what: 'changed', event })),
    ...past.sprints.flatMap(livedSprint),
    { at: start + 9 * 60 * minute, what: 'plan' },
    ...planEdits.map((edit, index): Happening => ({
      at: start + edit.on * day + (9 * 60 + 5) * minute + index * 1000,
      what: 'edited',
      edit,
    })),
    ...checkIns.map((checkIn, index): Happening => ({
      at: start + checkIn.on * day + (16 * 60 + 30) * minute + index * 1000,
      what: 'checked in',
      checkIn,
    })),
    ...dayEnds(start, now).map((at): Happening => ({ at, what: 'day over' })),
  ];
  return all.sort((a, b) => a.at - b.at);
}

// ── below ──

function livedSprint(sprint: SampleSprint): readonly Happening[] {
  const { state, start, completed, reopened } = sprint;
  return [
    ...(state === 'future' ? [] : [{ at: start, what: 'started', sprint } as const]),
    ...(completed === null ? [] : [{ at: completed, what: 'closed', sprint } as const]),
    ...(reopened === null ? [] : [{ at: reopened, what: 'reopened', sprint } as const]),
  ];
}

/** Of working days: at weekends nobody looks, and nothing happens. */
function dayEnds(start: number, now: number): readonly number[] {
  const many = Math.floor((now - start) / day);
  return Array.from({ length: many }, (_, index) => index)
    .filter((index) => index % 7 < 5)
    .map(
      // A little earlier each day: less than a day apart, what was counted yesterday need not be counted anew.
      (index) => start + (index + 1) * day - (10 + 2 * index) * minute,
    );
}
