import type { Day } from '../../../../model/day.ts';
import type { Ppm } from '../../../../model/plan.ts';
import type { TrendMark, TrendView } from '../../../node-details.ts';
import type { Format } from '../../format.ts';
import { percentOf } from '../../quantities.ts';
import { fullStop } from '../../full-stop.ts';
import { fieldNames } from './field-names.ts';
import { fieldText } from './field-text.ts';

const kinds: Readonly<Record<TrendMark['kind'], string>> = {
  'scope-added': 'Umfang gewachsen',
  'scope-dropped': 'Umfang geschrumpft',
  goalpost: 'Ziel geändert',
  override: 'Von Hand gesetzt',
  closed: 'Abgeschlossen',
};

export const trendChart = (format: Format) => {
  const names = fieldNames();
  const percent = percentOf(format);
  const text = fieldText(format, () => null);
  const happened = ({ kind, field, from, to }: TrendMark): string => {
    switch (kind) {
      case 'scope-added':
        return `Umfang gewachsen: ${text(field, to ?? from)}`;
      case 'scope-dropped':
        return `Umfang geschrumpft: ${text(field, to ?? from)}`;
      case 'goalpost':
        return `Geändert: ${names(field ?? 'measure')} von ${text(field, from)} auf ${text(field, to)}`;
      case 'override':
        return to === null ? 'Der Wert von Hand wurde zurückgenommen' : 'Ein Wert wurde von Hand gesetzt';
      case 'closed':
        return 'Abgeschlossen';
    }
  };
  return {
    chart: 'Fortschritt Tag für Tag, neben dem, wo er sein sollte',
    percent,
    day: (day: Day): string => format.day(day),
    progress: 'Fortschritt',
    expected: 'Erwartet',
    threshold: (ppm: Ppm): string => `Erreicht ab ${percent(ppm)}`,
    fan: 'Geht es so weiter',
    kind: (kind: TrendMark['kind']): string => kinds[kind],
    mark: (mark: TrendMark): string =>
      mark.of === undefined ? happened(mark) : `${mark.of}: ${happened(mark)}`,
    /** A day ends in a full stop of its own where the month is shortened. */
    marked: (on: Day, what: string): string => `${format.day(on)}: ${what}`,
    more: (count: number): string => `+${format.whole(count)}`,
    markHint:
      'Zeigen Sie auf eine Marke unter der Linie, oder gehen Sie mit der Tabtaste hin, um zu lesen, was geschah.',
    forecast: ({ low, mid, high, on }: NonNullable<TrendView['forecast']>, end: Day | null): string =>
      `Geht es so weiter, steht es ${end === null ? 'am Ende' : `am ${format.day(end)}`} bei ${percent(mid)}, zwischen ${percent(low)} und ${percent(high)}. ${
        on === null
          ? 'Die Schwelle erreicht es so nicht.'
          : fullStop(`Die Schwelle erreicht es am ${format.day(on)}`)
      }`,
    noForecast: 'Für eine Vorhersage sind es noch zu wenige Tage.',
    none: 'Noch ist kein Tag aufgezeichnet. Vom ersten Check-in oder der ersten gezählten Arbeit an kommt mit jedem Tag ein Punkt dazu.',
    asTable: 'Als Tabelle',
    table: 'Fortschritt Tag für Tag',
    dayColumn: 'Tag',
    eventColumn: 'Was geschah',
    forecastRow: 'Vorhersage',
  };
};
