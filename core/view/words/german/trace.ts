import type { Decimal } from '../../../model/decimal.ts';
import type { Ppm } from '../../../model/plan.ts';
import type { Stage } from '../../../model/work-item.ts';
import type { CountedBecause } from '../../../progress/evaluation.ts';
import { percentText } from '../../../progress/percent.ts';
import type { WorkTraceView } from '../../trace.ts';
import type { Format } from '../format.ts';
import { fullStop } from '../full-stop.ts';
import { NO_BREAK, NO_VALUE } from '../signs.ts';
import { timePair } from '../quantities.ts';
import { counted } from '../counted.ts';

const stages: Readonly<Record<Stage, string>> = {
  todo: 'zu tun',
  doing: 'in Arbeit',
  done: 'erledigt',
  dropped: 'abgebrochen',
  unknown: 'Status unbekannt',
};

const reasons: Readonly<Record<CountedBecause, string | null>> = {
  counted: null,
  dropped: 'außen vor: abgebrochen',
  'unestimated-excluded': 'außen vor: nicht geschätzt',
  expanded: 'stattdessen zählt die Arbeit darunter',
  covered: 'zählt über das übergeordnete',
  missing: 'außen vor: gelöscht oder nicht erreichbar',
};

export const trace = (format: Format) => ({
  why: (percent: string | null): string =>
    percent === null ? `Warum ${NO_VALUE}?` : `Warum ${format.typed(percent)}${NO_BREAK}%?`,
  whyOf: (percent: string, title: string): string => `${percent}, warum? ${title}`,
  workParts: (work: WorkTraceView): readonly string[] => [
    `${format.whole(work.done)} erledigt`,
    `${format.whole(work.open)} offen`,
    ...(work.dropped > 0 ? [`${format.whole(work.dropped)} außen vor (abgebrochen)`] : []),
    ...(work.unestimated > 0 ? [`${format.whole(work.unestimated)} nicht geschätzt`] : []),
  ],
  countedOnce: (items: number): string => `${format.whole(items)} einmal gezählt`,
  unestimatedAs: (size: string): string => `Ein Vorgang ohne Schätzung zählt als ${size}.`,
  reading: (current: string, when: string, range: string | null): string =>
    range === null
      ? fullStop(`Der letzte Messwert ist ${current} ${when}`)
      : `${current} ${when}, auf dem Weg ${range}.`,
  noReading: (range: string | null): string =>
    range === null ? 'Es gibt noch keinen Messwert.' : `Es gibt noch keinen Messwert auf dem Weg ${range}.`,
  stands: (current: string, range: string | null): string =>
    range === null ? `Es steht bei ${current}.` : `Es steht bei ${current}, auf dem Weg ${range}.`,
  stretch: (to: string, raw: Ppm | null): string =>
    `Wunschwert ${to}${raw === null ? '' : `: ${format.typed(percentText(raw) ?? '')}${NO_BREAK}% des Weges`}. Er zählt nicht.`,
  held: (held: number, elapsed: number, planned: number): string =>
    `${format.whole(held)} von ${counted(format, planned, 'geplanten Zeitraum', 'geplanten Zeiträumen')} gehalten; ${format.whole(elapsed)} ${elapsed === 1 ? 'ist' : 'sind'} vergangen.`,
  milestones: (done: string): string => `Meilensteine, jeder mit seinem Gewicht: ${done}.`,
  yesNo: (done: boolean): string =>
    done ? 'Mit Ja beantwortet: Es ist erledigt.' : 'Mit Nein beantwortet: Es ist noch nicht erledigt.',
  weightedMean: 'Der Mittelwert der Teile, jeder mit seinem Gewicht.',
  sentence: (text: string): string => fullStop(`${text.charAt(0).toUpperCase()}${text.slice(1)}`),
  partColumn: 'Teil',
  progressColumn: 'Steht bei',
  addsColumn: 'Bringt',
  together: 'Zusammen',
  items: 'Vorgänge, die zählen',
  stage: (stage: Stage): string => stages[stage],
  because: (why: CountedBecause): string | null => reasons[why],
  via: (key: string): string => `unter ${key}`,
  notEstimated: 'nicht geschätzt',
  timeLogged: (logged: number, estimate: number | null): string => {
    const seconds = (many: number): Decimal => ({ digits: many, scale: 0 });
    const time = timePair(format, seconds(logged), seconds(estimate ?? logged));
    return estimate === null ? `${time.whole} erfasst` : `${time.part} von ${time.whole} erfasst`;
  },
  alsoIn: (others: number): string =>
    `zählt auch in ${counted(format, others, 'weiterem Schlüsselergebnis', 'weiteren Schlüsselergebnissen')}`,
  restrictedItems: (count: number): string =>
    counted(format, count, 'Vorgang, den Sie nicht sehen dürfen', 'Vorgänge, die Sie nicht sehen dürfen'),
  more: (count: number): string => `${format.whole(count)} weitere`,
  showMore: 'Mehr zeigen',
  rule: (rule: string): string => `Regel ${rule}`,
  loadingWhy: 'Es wird gelesen, wie diese Zahl entstanden ist',
});
