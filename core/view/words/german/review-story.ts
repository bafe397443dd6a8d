import type { Day } from '../../../model/day.ts';
import type { Mover, MoverCause, NeedOf, StoryWork } from '../../review-movers.ts';
import { counted } from '../counted.ts';
import type { reviewStory as english } from '../english/review-story.ts';
import type { Format } from '../format.ts';
import { needAmount } from '../need-amount.ts';
import { quantities } from '../quantities.ts';
import { review } from './review.ts';

export const reviewStory = (format: Format): ReturnType<typeof english> => {
  const { percent, points, size } = review(format).review;
  const { baseSize, withUnit } = quantities(format);
  const list = (parts: readonly string[]): string =>
    parts.length > 1 ? `${parts.slice(0, -1).join(', ')} und ${parts.at(-1)}` : (parts[0] ?? '');
  const quoted = (title: string): string => `„${title}“`;
  const more = (count: number): readonly string[] => (count > 0 ? [`${format.whole(count)} weitere`] : []);
  const because = ({ name, shown, ppm, keys, others, restricted }: MoverCause): string => {
    const who = list([...keys, ...more(others), ...(restricted ? ['eingeschränkte Vorgänge'] : [])]);
    return `${name} ${points(shown, ppm)}${who === '' ? '' : ` (${who})`}`;
  };
  const went = ({ title, start, end, shown, change }: Mover): string =>
    `${quoted(title)} von ${percent(start)} auf ${percent(end)} (${points(shown, change)})`;
  const othersMoved = (count: number): readonly string[] =>
    count > 0 ? [`${counted(format, count, 'weiteres hat', 'weitere haben')} sich bewegt`] : [];
  const need = ({ next }: NeedOf): string => {
    switch (next.kind) {
      case 'work':
        return `noch ${needAmount(format, next, size)} fertig`;
      case 'metric':
        return `den Stand ${withUnit(next.value, next.unit)}`;
      case 'progress':
        return `${percent(next.ppm)} mehr Fortschritt`;
    }
  };
  return {
    story: {
      work: ({ name, span, unit, done, all, added, removed, open }: StoryWork): string =>
        `${name}, ${span}: insgesamt ${size(all, unit)}, davon ${[
          `${baseSize(done, unit)} fertig`,
          ...(open > 0 ? [`${baseSize(open, unit)} nicht fertig`] : []),
          ...(removed > 0 ? [`${baseSize(removed, unit)} verworfen oder herausgenommen`] : []),
        ].join(', ')}${added > 0 ? `; ${baseSize(added, unit)} nach dem Beginn dazugekommen` : ''}.`,
      objectives: (movers: readonly Mover[], others: number): string =>
        `Ziele: ${[...movers.map(went), ...othersMoved(others)].join('; ')}.`,
      keyResults: (movers: readonly Mover[], others: number): string =>
        `Schlüsselergebnisse: ${[
          ...movers.map((mover) =>
            mover.causes.length > 0 ? `${went(mover)}: ${mover.causes.map(because).join(', ')}` : went(mover),
          ),
          ...othersMoved(others),
        ].join('; ')}.`,
      idle: (titles: readonly string[], others: number): string =>
        `Keine Arbeit darin diente ${list([...titles.map(quoted), ...(others > 0 ? [`${format.whole(others)} weiteren`] : [])])}.`,
      next: (needs: readonly NeedOf[], others: number, by: Day | null): string =>
        `Um ${by === null ? '' : `am ${format.day(by)} `}da zu sein, wo sie sein sollten: ${[
          ...needs.map(
            (one) =>
              `${quoted(one.title)} braucht ${by === null ? `bis ${format.day(one.next.by)} ` : ''}${need(one)}`,
          ),
          ...more(others),
        ].join('; ')}.`,
      restricted: (lines: number): string =>
        lines === 1
          ? 'Ein weiteres Ziel oder Schlüsselergebnis ist eingeschränkt und hier nicht genannt.'
          : `${format.whole(lines)} weitere Ziele und Schlüsselergebnisse sind eingeschränkt und hier nicht genannt.`,

      // Tables
      lineColumn: 'Ziel oder Schlüsselergebnis',
      changeColumn: 'Änderung',
      whyColumn: 'Warum',
      workColumn: 'Arbeit',
      countColumn: 'Vorgänge',
      sizeColumn: { points: 'Punkte', issues: 'Größe' },
      shareColumn: 'Anteil',
      itemsTitle: 'Vorgänge',
      keyColumn: 'Schlüssel',
      titleColumn: 'Titel',
      fateColumn: 'Was daraus wurde',
      servesColumn: 'Dient',
      byColumn: 'Bis',
      needColumn: 'Braucht',
      needsTitle: 'Was als Nächstes gebraucht wird',
      inAtStart: 'Am Anfang darin',
      cameIn: 'Nach dem Beginn dazu',
      wentOut: 'Verworfen oder herausgenommen',
      unserved: 'Dient keinem Schlüsselergebnis',
      stability: 'Von Anfang bis Ende darin',
      objective: (title: string): string => `Ziel: ${title}`,
      keyResult: (title: string): string => `Schlüsselergebnis: ${title}`,
      restrictedItems: (count: number): string =>
        counted(format, count, 'eingeschränkter Vorgang', 'eingeschränkte Vorgänge'),
      because: (causes: readonly MoverCause[]): string => causes.map(because).join(', '),
      need,
    },
  };
};
