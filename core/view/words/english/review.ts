import { addDays } from '../../../model/day.ts';
import type { Day, Instant } from '../../../model/day.ts';
import type { Ppm } from '../../../model/plan.ts';
import type {
  KeyResultLine,
  NextNeed,
  RecordGap,
  ReviewFate,
  ReviewRecord,
  ReviewSpan,
  ReviewUnit,
  ReviewWork,
  SpanRemark,
} from '../../../review/review.ts';
import type { ReviewCause } from '../../review-waterfall.ts';
import type { Format } from '../format.ts';
import { needAmount } from '../need-amount.ts';
import { quantities } from '../quantities.ts';
import { reviewNumbers } from '../review-numbers.ts';
import { reviewSettings } from './review-settings.ts';
import { counted } from './plural.ts';

type SpanKind = ReviewSpan['kind'];
type Forecast = NonNullable<KeyResultLine['forecast']>;

const causes: Readonly<Record<ReviewCause, string>> = {
  completed: 'Work completed',
  reopened: 'Work reopened',
  'scope-added': 'Scope added',
  'scope-dropped': 'Scope dropped',
  're-estimated': 'Estimates changed',
  reading: 'Readings',
  definition: 'Definition changed',
  override: 'Set by hand',
  time: 'Passing of time',
};

const fates: Readonly<Record<ReviewFate, string>> = {
  completed: 'Done',
  open: 'Not done',
  dropped: 'Dropped',
  left: 'Taken out',
};

const remarks: Readonly<Record<SpanRemark, string>> = {
  reopened: 'It was closed and opened again.',
  overlaps: 'Another sprint was under way at the same time.',
  'past-end': 'Its planned end is over, and nobody has closed it.',
  'cut-short': 'It was closed before its planned end.',
};

const outcomes = {
  copied: 'Copied.',
  'csv-copied': 'This page may not download, so the csv is copied.',
  downloaded: 'The csv is downloaded.',
  'not-copied': 'The browser does not let this page copy. The text is selected: copy it with Ctrl+C.',
} as const;

const sources: Readonly<Record<ReviewRecord['source'], string>> = {
  changelogs: 'What happened to the work was read from the change logs of its issues.',
  revisions: 'What happened to the work was read from the revisions of its work items.',
  files: 'What happened to the work was read from exported files.',
};

/** The sprint review and its settings: all of it is `words.review`. */
export const review = (format: Format) => {
  const numbers = reviewNumbers(format);
  const { baseSize, withUnit } = quantities(format);
  const items = (count: number): string => counted(format, count, 'item');
  /** "21 points", "8 items". */
  const size = (amount: number, unit: ReviewUnit): string =>
    unit === 'issues' ? items(amount) : `${baseSize(amount, unit)} ${amount === 1000 ? 'point' : 'points'}`;
  const state = ({ sprint, from, to }: Pick<ReviewSpan, 'sprint' | 'from' | 'to'>, zone: string): string => {
    const first = numbers.firstDay({ from });
    if (sprint?.state === 'active')
      return sprint.end === null
        ? `since ${first}, under way`
        : `since ${first}, under way until ${numbers.dayOf(sprint.end, zone)}`;
    const span = `${first} to ${format.day(to.day)}`;
    return sprint?.state === 'closed' ? `${span}, closed` : span;
  };
  return {
    review: {
      ...reviewSettings(format),
      ...numbers,
      size,
      title: 'Sprint review',
      titleOf: (team: string | null, sprint: string | null): string =>
        [team, sprint].filter((part) => part !== null).join(' · ') || 'Sprint review',
      period: 'Period',
      span: state,
      goal: (goal: string): string => `Goal: ${goal}`,
      remark: (remark: SpanRemark): string => remarks[remark],
      loading: 'Reading what moved',
      refresh: 'Read again',
      refreshing: 'Reading again',
      readAt: (at: Instant): string => `as of ${format.moment(at)}`,
      staleAt: (at: Instant): string => `not up to date: as of ${format.moment(at)}`,
      readAgain: (at: Instant): string => `Read again, as of ${format.moment(at)}.`,
      fullScreen: 'Full screen',
      leaveFullScreen: 'Leave full screen',
      configure: 'Settings',

      // States
      notConfigured: 'Nothing is chosen yet. Say whose sprint it is, and this shows what it moved.',
      notConfiguredElsewhere: 'Nothing is chosen yet. Choose whose sprint it is in the settings around this.',
      chooseNow: 'Choose the sprint',
      changeSettings: 'Change the settings',
      nothingIn: 'No work was in it.',
      nothingLinked:
        'None of this work counts in a key result. Link an epic or a work item to a key result, and what it moves stands here.',
      nothingMoved: 'No objective and no key result moved.',

      // What moved
      moved: 'What moved',
      still: (count: number): string => `Did not move: ${format.whole(count)}`,
      keyResultsAlone: 'Key results of objectives that you may not see',
      restrictedLines: (count: number): string =>
        `${counted(format, count, 'more objective or key result', 'more objectives and key results')} that you may not see`,
      cause: (cause: ReviewCause): string => causes[cause],
      causeStep: (cause: ReviewCause, points: string): string => `${causes[cause]} ${points}`,
      waterfall: (title: string): string => `What moved ${title}`,
      pointsColumn: 'Points of percent',
      atStart: 'At the start',
      atEnd: 'At the end',
      unmoved: (titles: readonly string[]): string =>
        `Work was done, and ${titles.length === 1 ? 'this did not move' : 'these did not move'}: ${titles.join(', ')}.`,

      // One line opened
      steps: (title: string): string => `What moved ${title}, step by step`,
      stepColumn: 'What happened',
      dayColumn: 'Day',
      together: 'Together, exactly',
      noSteps: 'Nothing moved it.',
      showAll: (count: number): string => `Show all ${format.whole(count)}`,
      readingStep: (of: string | null, on: Day | null, value: string | null): string =>
        [
          of === null ? 'Reading' : `Reading of “${of}”`,
          ...(on === null ? [] : [`of ${format.day(on)}`]),
          ...(value === null ? [] : [`at ${value}`]),
        ].join(' '),
      served: (count: number, done: number, kind: SpanKind): string =>
        `${items(count)} of this ${kind} ${count === 1 ? 'counts' : 'count'} in it, ${format.whole(done)} of them done.`,
      attained: (raw: Ppm): string => `It stands at ${numbers.percent(raw)} of its way.`,
      forecast: ({ low, mid, high }: Forecast): string =>
        `If it goes on like this it ends at ${numbers.percent(mid.atEnd)}, between ${numbers.percent(low.atEnd)} and ${numbers.percent(high.atEnd)}; ${
          mid.reached === null
            ? 'it is not achieved on this trend.'
            : `it is achieved on ${format.day(mid.reached)}.`
        }`,
      noForecast: 'Too little is known for a forecast.',
      next: (next: NextNeed, kind: SpanKind): string => {
        const by = `by ${format.day(next.by)} for it to be where it should be then`;
        switch (next.kind) {
          case 'work':
            return `The next ${kind} must finish ${needAmount(format, next, size)} ${by}.`;
          case 'metric':
            return `The next ${kind} must bring it to ${withUnit(next.value, next.unit)} ${by}.`;
          case 'progress':
            return `The next ${kind} must bring ${numbers.percent(next.ppm)} more progress ${by}.`;
        }
      },
      openHierarchy: 'Show in the hierarchy',

      // The work
      work: 'What became of the work',
      fate: (fate: ReviewFate): string => fates[fate],
      addedLate: 'Added late',
      late: 'added late',
      /** What the numbers of the work are in. */
      inUnit: (unit: ReviewUnit): string => (unit === 'issues' ? 'in items' : 'in points'),
      items,
      fateSize: (amount: number, unit: ReviewUnit, count: number): string =>
        unit === 'issues' ? items(count) : `${items(count)}, ${size(amount, unit)}`,
      servesNothing: 'serves no key result',
      unserved: (share: Ppm, unit: ReviewUnit): string =>
        `${numbers.percent(share)} of the ${unit === 'issues' ? 'items' : 'points'} served no key result`,
      unservedItems: 'What serves no key result',
      unservedNone: 'Everything in it serves a key result.',
      idle: (kind: SpanKind): string => `Key results that nothing in this ${kind} served`,
      stability: (share: Ppm): string => `${numbers.percent(share)} of the scope stayed from start to end`,
      scope: ({ committed, added, removed }: ReviewWork, unit: ReviewUnit): string =>
        `At the start ${size(committed, unit)}; added later ${size(added, unit)}; dropped or taken out ${size(removed, unit)}.`,
      unestimated: (count: number, each: number, unit: ReviewUnit): string =>
        `${items(count)} without an estimate ${count === 1 ? 'counts' : 'count'} as ${size(each, unit)}${count === 1 ? '' : ' each'}.`,

      // The story
      story: 'The story',
      copyStory: 'Copy the story',
      copyTable: 'Copy as a table',
      downloadCsv: 'Download as csv',
      copyCsv: 'Copy as csv',
      done: (what: 'copied' | 'csv-copied' | 'downloaded' | 'not-copied'): string => outcomes[what],
      /** A file name; the same in every language. */
      csvName: ({ from, to }: Pick<ReviewSpan, 'from' | 'to'>): string =>
        `sprint-review-${addDays(from.day, 1)}-${to.day}.csv`,
      textToCopy: 'Text to copy',

      // The record
      record: 'Where this comes from',
      source: (source: ReviewRecord['source']): string => sources[source],
      definitions: (kept: boolean): string =>
        kept
          ? 'What changed in objectives and key results was read from their record.'
          : 'What changed in objectives and key results is not known: the plan of today was taken for all of it.',
      complete: 'Nothing is known to be missing.',
      gap: ({ what, count }: RecordGap): string => {
        switch (what) {
          case 'cut':
            return `Of ${items(count ?? 0)} only the later changes are known.`;
          case 'no-past':
            return `Of ${items(count ?? 0)} no past is known: they are taken as they are now.`;
          case 'left':
            return 'Items that were taken out before anything was recorded may be missing.';
          case 'deleted':
            return 'Items that were deleted since may be missing.';
          case 'queries':
            return count === null
              ? 'What queries found then is not known: what they find now is taken as always found.'
              : `What the query of ${counted(format, count, 'key result')} found then is not known: what it finds now is taken as always found.`;
        }
      },
    },
  };
};
