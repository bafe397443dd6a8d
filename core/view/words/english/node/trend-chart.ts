import type { Day } from '../../../../model/day.ts';
import type { Ppm } from '../../../../model/plan.ts';
import type { TrendMark, TrendView } from '../../../node-details.ts';
import type { Format } from '../../format.ts';
import { percentOf } from '../../quantities.ts';
import { fieldNames } from './field-names.ts';
import { fieldText } from './field-text.ts';

/** Progress against the line where it should be. */
export const trendChart = (format: Format) => {
  const names = fieldNames();
  const percent = percentOf(format);
  const text = fieldText(format, () => null);
  const happened = ({ kind, field, from, to }: TrendMark): string => {
    switch (kind) {
      case 'scope-added':
        return `Scope added: ${text(field, to ?? from)}`;
      case 'scope-dropped':
        return `Scope dropped: ${text(field, to ?? from)}`;
      case 'goalpost':
        return `${sentenceStart(names(field ?? 'measure'))} changed: ${text(field, from)} → ${text(field, to)}`;
      case 'override':
        return to === null ? 'The value set by hand was taken away' : 'A value was set by hand';
      case 'closed':
        return 'Closed';
    }
  };
  return {
    chart: 'Progress day by day, against where it should be',
    percent,
    day: (day: Day): string => format.day(day),
    progress: 'Progress',
    expected: 'Expected',
    threshold: (ppm: Ppm): string => `Achieved from ${percent(ppm)}`,
    fan: 'On this trend',
    kind: (kind: TrendMark['kind']): string => kinds[kind],
    /** "Scope added: +8"; of what happened below: "Reply time: Scope added: +8" */
    mark: (mark: TrendMark): string =>
      mark.of === undefined ? happened(mark) : `${mark.of}: ${happened(mark)}`,
    /** "3 Nov. Scope added: +8" */
    marked: (on: Day, what: string): string => `${format.day(on)}. ${what}`,
    more: (count: number): string => `+${format.whole(count)}`,
    markHint: 'Point at a mark below the line, or go to it by Tab, to read what happened.',
    forecast: ({ low, mid, high, on }: NonNullable<TrendView['forecast']>, end: Day | null): string =>
      `On this trend it stands at ${percent(mid)}${end === null ? ' at its end' : ` on ${format.day(end)}`}, between ${percent(low)} and ${percent(high)}. ${
        on === null
          ? 'It does not reach its threshold on this trend.'
          : `It reaches its threshold on ${format.day(on)}.`
      }`,
    noForecast: 'There are not enough days yet for a forecast.',
    none: 'No day is recorded yet. Each day adds one point, from the first check-in or the first counted work on.',
    asTable: 'As a table',
    table: 'Progress day by day',
    dayColumn: 'Day',
    eventColumn: 'What happened',
    forecastRow: 'Forecast',
  };
};

const kinds: Readonly<Record<TrendMark['kind'], string>> = {
  'scope-added': 'Scope added',
  'scope-dropped': 'Scope dropped',
  goalpost: 'Goal changed',
  override: 'Set by hand',
  closed: 'Closed',
};

const sentenceStart = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
