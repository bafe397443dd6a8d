import type { Decimal } from '../../../model/decimal.ts';
import type { CountedBecause } from '../../../progress/evaluation.ts';
import type { Stage } from '../../../model/work-item.ts';
import type { WorkTraceView } from '../../trace.ts';
import type { Ppm } from '../../../model/plan.ts';
import { percentText } from '../../../progress/percent.ts';
import type { Format } from '../format.ts';
import { NO_BREAK, NO_VALUE } from '../signs.ts';
import { timePair } from '../quantities.ts';
import { counted } from './plural.ts';

const stages: Readonly<Record<Stage, string>> = {
  todo: 'to do',
  doing: 'in progress',
  done: 'done',
  dropped: 'cancelled',
  unknown: 'state not known',
};

const reasons: Readonly<Record<CountedBecause, string | null>> = {
  counted: null,
  dropped: 'left out: cancelled',
  'unestimated-excluded': 'left out: not estimated',
  expanded: 'the work below counts instead',
  covered: 'counts through its parent',
  missing: 'left out: gone or unreachable',
};

/** One number opened (R38): a sentence, the parts, the work items. */
export const trace = (format: Format) => ({
  why: (percent: string | null): string =>
    percent === null ? `Why ${NO_VALUE}?` : `Why ${format.typed(percent)}${NO_BREAK}%?`,
  whyOf: (percent: string, title: string): string => `${percent}, why? ${title}`,
  /** "11 done · 9 open · 2 left out (cancelled)" as parts. */
  workParts: (work: WorkTraceView): readonly string[] => [
    `${format.whole(work.done)} done`,
    `${format.whole(work.open)} open`,
    ...(work.dropped > 0 ? [`${format.whole(work.dropped)} left out (cancelled)`] : []),
    ...(work.unestimated > 0 ? [`${format.whole(work.unestimated)} not estimated`] : []),
  ],
  countedOnce: (items: number): string => `${format.whole(items)} counted once`,
  unestimatedAs: (size: string): string => `An item without an estimate counts as ${size}.`,
  reading: (current: string, when: string, range: string | null): string =>
    range === null ? `The last reading is ${current} ${when}.` : `${current} ${when}, on the way ${range}.`,
  noReading: (range: string | null): string =>
    range === null ? 'There is no reading yet.' : `There is no reading yet, on the way ${range}.`,
  /** A sum of amounts has no day of its own (R27). */
  stands: (current: string, range: string | null): string =>
    range === null ? `It stands at ${current}.` : `It stands at ${current}, on the way ${range}.`,
  /** Shown, never counted (R10). */
  stretch: (to: string, raw: Ppm | null): string =>
    `Stretch ${to}${raw === null ? '' : `: ${format.typed(percentText(raw) ?? '')}${NO_BREAK}% of the way`}. It is not counted.`,
  held: (held: number, elapsed: number, planned: number): string =>
    `${format.whole(held)} of ${counted(format, planned, 'planned period')} held; ${format.whole(elapsed)} ${elapsed === 1 ? 'has' : 'have'} passed.`,
  milestones: (done: string): string => `Milestones, each by its weight: ${done}.`,
  yesNo: (done: boolean): string => (done ? 'Answered yes: it is done.' : 'Answered no: it is not done yet.'),
  weightedMean: 'The mean of its parts, each by its weight.',
  /** A remark as a sentence of its own. */
  sentence: (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}.`,
  partColumn: 'Part',
  progressColumn: 'Is at',
  addsColumn: 'Adds',
  together: 'Together',
  items: 'Work items that count',
  stage: (stage: Stage): string => stages[stage],
  because: (why: CountedBecause): string | null => reasons[why],
  /** Came in under a linked container. */
  via: (key: string): string => `under ${key}`,
  notEstimated: 'not estimated',
  /** "3 of 8 h logged", seconds in; without an estimate "3 h logged". */
  timeLogged: (logged: number, estimate: number | null): string => {
    const seconds = (many: number): Decimal => ({ digits: many, scale: 0 });
    const time = timePair(format, seconds(logged), seconds(estimate ?? logged));
    return estimate === null ? `${time.whole} logged` : `${time.part} of ${time.whole} logged`;
  },
  /** R23: one item in several key results. */
  alsoIn: (others: number): string => `counts in ${counted(format, others, 'other key result')} too`,
  restrictedItems: (count: number): string => counted(format, count, 'restricted item'),
  more: (count: number): string => `${format.whole(count)} more`,
  showMore: 'Show more',
  rule: (rule: string): string => `Rule ${rule}`,
  loadingWhy: 'Reading how this number was made',
});
