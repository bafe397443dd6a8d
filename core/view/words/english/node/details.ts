import type { Day } from '../../../../model/day.ts';
import type { Level, Status } from '../../../../model/plan.ts';
import type { Confidence } from '../../../../progress/evaluation.ts';
import type { Format } from '../../format.ts';
import { NO_BREAK } from '../../signs.ts';

const statuses: Readonly<Record<Status, string>> = {
  draft: 'Draft: it is not counted yet.',
  active: '',
  closed: 'Closed.',
  cancelled: 'Cancelled: it is not counted.',
};

const levels: Readonly<Record<Level, string>> = {
  organisation: 'organisation',
  team: 'team',
  individual: 'individual',
};

/** One objective or key result opened beside the rows. */
export const details = (format: Format) => ({
  close: 'Close',
  loading: 'Reading the details',
  gone: 'This objective or key result is not in what is shown: it may be in another cycle, or deleted.',
  restrictedKeyResult: 'A key result that you may not see',
  objective: 'Objective',
  keyResult: 'Key result',
  level: (level: Level): string => levels[level],
  keyResultOf: 'Key result of',
  /** Before the title of what is above an objective, that it counts in; that it is only drawn below. */
  countsIn: 'Counts in',
  supports: 'Supports, not counted in,',
  noOwner: 'no owner',
  dates: (start: Day, end: Day): string => `${format.day(start)} to ${format.day(end)}`,
  /** Thousandths of a step on the scale from 0 to 10 (R33). */
  confidence: ({ mean, min }: Confidence, several: boolean): string => {
    const shown = format.decimal({ digits: Math.round(mean / 100), scale: 1 });
    return several
      ? `confidence ${shown} of ${format.whole(10)}, lowest ${format.whole(min)}`
      : `confidence ${shown} of ${format.whole(10)}`;
  },
  status: (status: Status): string => statuses[status],
  overridden: (
    by: string | null,
    until: Day | null,
    reason: string | null,
    computed: string | null,
  ): string =>
    [
      by === null ? 'Set by hand' : `Set by hand by ${by}`,
      ...(until === null ? [] : [`until ${format.day(until)}`]),
      ...(reason === null ? [] : [`“${reason}”`]),
      computed === null ? 'without a computed value' : `computed: ${format.typed(computed)}${NO_BREAK}%`,
    ].join(', '),
  /** Score as hundredths; null = nobody changed it. */
  closedOn: (on: Day, score: number | null, reason: string | null): string =>
    [
      `Closed on ${format.day(on)}`,
      ...(score === null ? [] : [`with a score of ${format.hundredths(score)}`]),
      ...(reason === null ? [] : [`“${reason}”`]),
    ].join(', '),
  lastCheckIn: (on: Day | null): string =>
    on === null ? 'no check-in yet' : `last check-in ${format.day(on)}`,
  due: 'a check-in is due',
  /** The master's key result is the lower team's objective (R27). */
  same: 'The same as',

  checkIn: 'Check in',
  edit: 'Edit',
  addKeyResult: 'Add a key result',
  linkWork: 'Link work',
  weights: 'Weights',
  closeIt: 'Close it',
  reopen: 'Reopen',
  reopened: (title: string): string => `“${title}” is open again.`,
  remove: 'Delete',
  newTab: 'Open in a new tab',

  tabs: 'What to show',
  tab: (tab: 'why' | 'check-ins' | 'trend' | 'changes'): string => tabNames[tab],

  openPart: (title: string): string => `How “${title}” is made`,
  goTo: (title: string): string => `Go to “${title}”`,
  below: 'What is below it',
  supporting: 'Supports it, not counted',
  milestones: 'Milestones',
  milestoneDone: (done: boolean): string => (done ? 'done' : 'not done'),
  fromItems: 'from linked work',
  /** U13: the numbers are texts of R4. */
  outputAndOutcome: (work: string, outcome: string): string =>
    `Work ${format.typed(work)}${NO_BREAK}%, metrics ${format.typed(outcome)}${NO_BREAK}%.`,
  outputApart: 'The work is well ahead of what it is meant to bring.',
});

const tabNames = { why: 'Why', 'check-ins': 'Check-ins', trend: 'Trend', changes: 'Changes' } as const;
