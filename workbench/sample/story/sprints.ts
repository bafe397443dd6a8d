import type { SampleEvent, SampleSprint } from '../past.ts';
import type { StoryDays, When } from './days.ts';

const hour = 3_600_000;

/**
 * The sprints of a project's team; none where it works without. From Wednesday to Tuesday: whatever day of the week
 * today is, one is under way.
 */
export function sprintsOfTeam(project: string, days: StoryDays): readonly SampleSprint[] {
  const first = firstIds[project];
  if (first === undefined) return [];
  // Not all teams at once.
  const close = 17 * hour + (Math.floor(first / 10) - 1) * (hour / 12);
  return spans.map(([state, from, to], index): SampleSprint => {
    const odd = project === 'PLT' && index === 2;
    return {
      id: first + index,
      project,
      name: `Sprint ${index + 1}`,
      goal: goals[project]?.[index] ?? '',
      state: odd ? 'active' : state,
      start: days.midnight(from) + 9 * hour,
      // The release took longer, and nobody minded that the next sprint had begun.
      end: days.midnight(odd ? '6 Fri' : to) + 16 * hour,
      completed: state === 'closed' ? days.midnight(to) + close : null,
      reopened: odd ? days.midnight('6 Wed') + 10 * hour : null,
    };
  });
}

/** Does what is open in it go on in the team's next sprint when it is closed? Else it stays, and is nowhere else. */
export const carriesOver = ({ reopened }: SampleSprint): boolean => reopened === null;

/** Did it go on in the next sprint because the one that it was in was closed? */
export function happenedOnClose(event: SampleEvent, sprints: readonly SampleSprint[]): boolean {
  if (event.field !== 'sprints' || event.to.length <= event.from.length) return false;
  const before = sprints.find(({ id }) => id === event.from.at(-1));
  const since = event.at - (before?.completed ?? Infinity);
  return since >= 0 && since < hour / 2;
}

/** Had somebody closed it by then, and not opened it again? */
export const isClosedAt = ({ completed, reopened }: SampleSprint, at: number): boolean =>
  completed !== null && completed <= at && (reopened === null || at < reopened);

// ── below ──

const firstIds: Readonly<Record<string, number>> = { SUP: 11, PAY: 21, PLT: 31 };

const spans: readonly (readonly [SampleSprint['state'], When, When])[] = [
  ['closed', '0 Wed', '2 Tue'],
  ['closed', '2 Wed', '4 Tue'],
  ['closed', '4 Wed', '6 Tue'],
  ['active', '6 Wed', '8 Tue'],
  ['future', '8 Wed', '10 Tue'],
];

const goals: Readonly<Record<string, readonly string[]>> = {
  SUP: [
    'The assistant drafts a first answer',
    'Agents accept a draft with one click',
    'The help centre finds what people mean',
    'Hand over without asking anything twice',
    'Answers in every language that we sell in',
  ],
  PAY: [
    'One step for address and delivery',
    'Guests can pay',
    'Refunds without a ticket',
    'Delivery days before paying',
    'The basket survives a break',
  ],
  PLT: [
    'A deploy closes no connection',
    'Roll back in a minute',
    'Database changes while people buy',
    'A canary for every release',
    'Smoke tests in every region',
  ],
};
