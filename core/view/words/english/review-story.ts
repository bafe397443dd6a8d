import type { Day } from '../../../model/day.ts';
import type { Mover, MoverCause, NeedOf, StoryWork } from '../../review-movers.ts';
import type { Format } from '../format.ts';
import { needAmount } from '../need-amount.ts';
import { quantities } from '../quantities.ts';
import { counted } from './plural.ts';
import { review } from './review.ts';

/** The review as sentences for a mail, and the heads of its tables; the rest of its words stand in review.ts. */
export const reviewStory = (format: Format) => {
  const { percent, points, size } = review(format).review;
  const { baseSize, withUnit } = quantities(format);
  const list = (parts: readonly string[]): string =>
    parts.length > 1 ? `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}` : (parts[0] ?? '');
  const quoted = (title: string): string => `“${title}”`;
  const more = (count: number): readonly string[] => (count > 0 ? [`${format.whole(count)} more`] : []);
  const because = ({ name, shown, ppm, keys, others, restricted }: MoverCause): string => {
    const who = list([...keys, ...more(others), ...(restricted ? ['restricted items'] : [])]);
    return `${name.charAt(0).toLowerCase()}${name.slice(1)} ${points(shown, ppm)}${who === '' ? '' : ` (${who})`}`;
  };
  const went = ({ title, start, end, shown, change }: Mover): string =>
    `${quoted(title)} went from ${percent(start)} to ${percent(end)} (${points(shown, change)})`;
  const need = ({ next }: NeedOf): string => {
    switch (next.kind) {
      case 'work':
        return `${needAmount(format, next, size)} more done`;
      case 'metric':
        return `to be at ${withUnit(next.value, next.unit)}`;
      case 'progress':
        return `${percent(next.ppm)} more progress`;
    }
  };
  return {
    story: {
      /** "Support · Sprint 4, 5 Oct to 19 Oct, closed: of 21 points, 13 done, 8 not done; 3 came in after the start." */
      work: ({ name, span, unit, done, all, added, removed, open }: StoryWork): string =>
        `${name}, ${span}: of ${size(all, unit)}, ${[
          `${baseSize(done, unit)} done`,
          ...(open > 0 ? [`${baseSize(open, unit)} not done`] : []),
          ...(removed > 0 ? [`${baseSize(removed, unit)} dropped or taken out`] : []),
        ].join(', ')}${added > 0 ? `; ${baseSize(added, unit)} came in after the start` : ''}.`,
      objectives: (movers: readonly Mover[], others: number): string =>
        `Objectives: ${[...movers.map(went), ...(others > 0 ? [`${format.whole(others)} more moved`] : [])].join('; ')}.`,
      keyResults: (movers: readonly Mover[], others: number): string =>
        `Key results: ${[
          ...movers.map((mover) =>
            mover.causes.length > 0 ? `${went(mover)}: ${mover.causes.map(because).join(', ')}` : went(mover),
          ),
          ...(others > 0 ? [`${format.whole(others)} more moved`] : []),
        ].join('; ')}.`,
      idle: (titles: readonly string[], others: number): string =>
        `No work in it served ${list([...titles.map(quoted), ...more(others)])}.`,
      /** @param by where all have the same last day */
      next: (needs: readonly NeedOf[], others: number, by: Day | null): string =>
        `To be where they should be${by === null ? '' : ` on ${format.day(by)}`}: ${[
          ...needs.map(
            (one) =>
              `${quoted(one.title)} needs ${need(one)}${by === null ? ` by ${format.day(one.next.by)}` : ''}`,
          ),
          ...more(others),
        ].join('; ')}.`,
      restricted: (lines: number): string =>
        `${counted(format, lines, 'more objective or key result is', 'more objectives and key results are')} restricted and not named here.`,

      // Tables
      lineColumn: 'Objective or key result',
      changeColumn: 'Change',
      whyColumn: 'Why',
      workColumn: 'Work',
      countColumn: 'Items',
      sizeColumn: { points: 'Points', issues: 'Size' },
      shareColumn: 'Share',
      itemsTitle: 'Items',
      keyColumn: 'Key',
      titleColumn: 'Title',
      fateColumn: 'What became of it',
      servesColumn: 'Serves',
      byColumn: 'By',
      needColumn: 'Needs',
      needsTitle: 'What is needed next',
      inAtStart: 'In it at the start',
      cameIn: 'Came in after the start',
      wentOut: 'Dropped or taken out',
      unserved: 'Serves no key result',
      stability: 'Stayed from start to end',
      objective: (title: string): string => `Objective: ${title}`,
      keyResult: (title: string): string => `Key result: ${title}`,
      restrictedItems: (count: number): string => counted(format, count, 'restricted item'),
      because: (causes: readonly MoverCause[]): string => causes.map(because).join(', '),
      need,
    },
  };
};
