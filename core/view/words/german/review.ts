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
import { counted } from '../counted.ts';
import type { Format } from '../format.ts';
import { fullStop } from '../full-stop.ts';
import { needAmount } from '../need-amount.ts';
import { quantities } from '../quantities.ts';
import { reviewNumbers } from '../review-numbers.ts';
import { reviewSettings } from './review-settings.ts';

type SpanKind = ReviewSpan['kind'];
type Forecast = NonNullable<KeyResultLine['forecast']>;

const causes: Readonly<Record<ReviewCause, string>> = {
  completed: 'Arbeit fertig',
  reopened: 'Arbeit wieder offen',
  'scope-added': 'Umfang dazu',
  'scope-dropped': 'Umfang entfallen',
  're-estimated': 'Neu geschätzt',
  reading: 'Messwerte',
  definition: 'Definition geändert',
  override: 'Von Hand gesetzt',
  time: 'Zeit vergangen',
};

const fates: Readonly<Record<ReviewFate, string>> = {
  completed: 'Fertig',
  open: 'Nicht fertig',
  dropped: 'Verworfen',
  left: 'Entnommen',
};

const remarks: Readonly<Record<SpanRemark, string>> = {
  reopened: 'Er wurde abgeschlossen und wieder geöffnet.',
  overlaps: 'Zur gleichen Zeit lief ein anderer Sprint.',
  'past-end': 'Sein geplantes Ende ist vorbei, und niemand hat ihn abgeschlossen.',
  'cut-short': 'Er wurde vor seinem geplanten Ende abgeschlossen.',
};

const outcomes = {
  copied: 'Kopiert.',
  'csv-copied': 'Diese Seite darf nichts herunterladen, darum ist die CSV kopiert.',
  downloaded: 'Die CSV ist heruntergeladen.',
  'not-copied':
    'Der Browser lässt diese Seite nicht kopieren. Der Text ist markiert: Kopieren Sie ihn mit Strg+C.',
} as const;

const sources: Readonly<Record<ReviewRecord['source'], string>> = {
  changelogs: 'Was mit der Arbeit geschah, stammt aus den Änderungsprotokollen ihrer Vorgänge.',
  revisions: 'Was mit der Arbeit geschah, stammt aus den Revisionen ihrer Arbeitselemente.',
  files: 'Was mit der Arbeit geschah, stammt aus exportierten Dateien.',
};

const thisSpan: Readonly<Record<SpanKind, string>> = { sprint: 'dieses Sprints', period: 'dieses Zeitraums' };
const inThis: Readonly<Record<SpanKind, string>> = {
  sprint: 'in diesem Sprint',
  period: 'in diesem Zeitraum',
};
const theNext: Readonly<Record<SpanKind, string>> = {
  sprint: 'Der nächste Sprint',
  period: 'Der nächste Zeitraum',
};

export const review = (format: Format) => {
  const numbers = reviewNumbers(format);
  const { baseSize, withUnit } = quantities(format);
  const items = (count: number): string => counted(format, count, 'Vorgang', 'Vorgänge');
  const size = (amount: number, unit: ReviewUnit): string =>
    unit === 'issues' ? items(amount) : `${baseSize(amount, unit)} ${amount === 1000 ? 'Punkt' : 'Punkte'}`;
  const state = ({ sprint, from, to }: Pick<ReviewSpan, 'sprint' | 'from' | 'to'>, zone: string): string => {
    const first = numbers.firstDay({ from });
    if (sprint?.state === 'active')
      return sprint.end === null
        ? `seit ${first}, läuft`
        : `seit ${first}, läuft bis ${numbers.dayOf(sprint.end, zone)}`;
    const span = `${first} bis ${format.day(to.day)}`;
    return sprint?.state === 'closed' ? `${span}, abgeschlossen` : span;
  };
  return {
    review: {
      ...reviewSettings(format),
      ...numbers,
      size,
      title: 'Sprint-Review',
      titleOf: (team: string | null, sprint: string | null): string =>
        [team, sprint].filter((part) => part !== null).join(' · ') || 'Sprint-Review',
      period: 'Zeitraum',
      span: state,
      goal: (goal: string): string => `Ziel des Sprints: ${goal}`,
      remark: (remark: SpanRemark): string => remarks[remark],
      loading: 'Wird gelesen, was sich bewegt hat',
      refresh: 'Neu lesen',
      refreshing: 'Wird neu gelesen',
      readAt: (at: Instant): string => `Stand ${format.moment(at)}`,
      staleAt: (at: Instant): string => `nicht aktuell: Stand ${format.moment(at)}`,
      readAgain: (at: Instant): string => `Neu gelesen, Stand ${format.moment(at)}.`,
      fullScreen: 'Vollbild',
      leaveFullScreen: 'Vollbild verlassen',
      configure: 'Einstellungen',

      // States
      notConfigured:
        'Noch ist nichts gewählt. Sagen Sie, um wessen Sprint es geht, dann steht hier, was er bewegt hat.',
      notConfiguredElsewhere:
        'Noch ist nichts gewählt. Wählen Sie in den Einstellungen drumherum, um wessen Sprint es geht.',
      chooseNow: 'Sprint wählen',
      changeSettings: 'Einstellungen ändern',
      nothingIn: 'Es war keine Arbeit darin.',
      nothingLinked:
        'Nichts von dieser Arbeit zählt in einem Schlüsselergebnis. Verknüpfen Sie ein Epic oder einen Vorgang mit einem Schlüsselergebnis, dann steht hier, was es bewegt.',
      nothingMoved: 'Kein Ziel und kein Schlüsselergebnis hat sich bewegt.',

      // What moved
      moved: 'Was sich bewegt hat',
      still: (count: number): string => `Nicht bewegt: ${format.whole(count)}`,
      keyResultsAlone: 'Schlüsselergebnisse von Zielen, die Sie nicht sehen dürfen',
      restrictedLines: (count: number): string =>
        count === 1
          ? 'Ein weiteres Ziel oder Schlüsselergebnis, das Sie nicht sehen dürfen'
          : `${format.whole(count)} weitere Ziele und Schlüsselergebnisse, die Sie nicht sehen dürfen`,
      cause: (cause: ReviewCause): string => causes[cause],
      causeStep: (cause: ReviewCause, points: string): string => `${causes[cause]} ${points}`,
      waterfall: (title: string): string => `Was ${title} bewegt hat`,
      pointsColumn: 'Prozentpunkte',
      atStart: 'Am Anfang',
      atEnd: 'Am Ende',
      unmoved: (titles: readonly string[]): string =>
        `Arbeit wurde fertig, und ${titles.length === 1 ? 'dies hat sich nicht bewegt' : 'diese haben sich nicht bewegt'}: ${titles.join(', ')}.`,

      // One line opened
      steps: (title: string): string => `Was ${title} bewegt hat, Schritt für Schritt`,
      stepColumn: 'Was geschah',
      dayColumn: 'Tag',
      together: 'Zusammen, genau',
      noSteps: 'Nichts hat es bewegt.',
      showAll: (count: number): string => `Alle ${format.whole(count)} zeigen`,
      readingStep: (of: string | null, on: Day | null, value: string | null): string =>
        [
          of === null ? 'Messwert' : `Messwert von „${of}“`,
          ...(on === null ? [] : [`vom ${format.day(on)}`]),
          ...(value === null ? [] : [`bei ${value}`]),
        ].join(' '),
      served: (count: number, done: number, kind: SpanKind): string =>
        `${items(count)} ${thisSpan[kind]} ${count === 1 ? 'zählt' : 'zählen'} darin, ${format.whole(done)} davon fertig.`,
      attained: (raw: Ppm): string => `Es steht bei ${numbers.percent(raw)} seines Wegs.`,
      forecast: ({ low, mid, high }: Forecast): string => {
        const reached = mid.reached;
        return fullStop(
          `Geht es so weiter, endet es bei ${numbers.percent(mid.atEnd)}, zwischen ${numbers.percent(low.atEnd)} und ${numbers.percent(high.atEnd)}; ${
            reached === null
              ? 'auf diesem Weg wird es nicht erreicht'
              : `erreicht ist es am ${format.day(reached)}`
          }`,
        );
      },
      noForecast: 'Für eine Vorhersage ist zu wenig bekannt.',
      next: (next: NextNeed, kind: SpanKind): string => {
        const by = `bis ${format.day(next.by)}`;
        const so = 'damit es dann da ist, wo es sein sollte';
        switch (next.kind) {
          case 'work':
            return `${theNext[kind]} muss ${by} ${needAmount(format, next, size)} fertig machen, ${so}.`;
          case 'metric':
            return `${theNext[kind]} muss es ${by} auf ${withUnit(next.value, next.unit)} bringen, ${so}.`;
          case 'progress':
            return `${theNext[kind]} muss ${by} ${numbers.percent(next.ppm)} mehr Fortschritt bringen, ${so}.`;
        }
      },
      openHierarchy: 'In der Hierarchie zeigen',

      // The work
      work: 'Was aus der Arbeit wurde',
      fate: (fate: ReviewFate): string => fates[fate],
      addedLate: 'Spät dazu',
      late: 'spät dazugekommen',
      /** What the numbers of the work are in. */
      inUnit: (unit: ReviewUnit): string => (unit === 'issues' ? 'in Vorgängen' : 'in Punkten'),
      items,
      fateSize: (amount: number, unit: ReviewUnit, count: number): string =>
        unit === 'issues' ? items(count) : `${items(count)}, ${size(amount, unit)}`,
      servesNothing: 'dient keinem Schlüsselergebnis',
      unserved: (share: Ppm, unit: ReviewUnit): string =>
        `${numbers.percent(share)} der ${unit === 'issues' ? 'Vorgänge' : 'Punkte'} dienten keinem Schlüsselergebnis`,
      unservedItems: 'Was keinem Schlüsselergebnis dient',
      unservedNone: 'Alles darin dient einem Schlüsselergebnis.',
      idle: (kind: SpanKind): string => `Schlüsselergebnisse, denen ${inThis[kind]} nichts diente`,
      stability: (share: Ppm): string => `${numbers.percent(share)} des Umfangs blieben von Anfang bis Ende`,
      scope: ({ committed, added, removed }: ReviewWork, unit: ReviewUnit): string =>
        `Am Anfang ${size(committed, unit)}; später dazu ${size(added, unit)}; verworfen oder entnommen ${size(removed, unit)}.`,
      unestimated: (count: number, each: number, unit: ReviewUnit): string =>
        `${items(count)} ohne Schätzung ${count === 1 ? 'zählt' : 'zählen je'} als ${size(each, unit)}.`,

      // The story
      story: 'Die Geschichte',
      copyStory: 'Geschichte kopieren',
      copyTable: 'Als Tabelle kopieren',
      downloadCsv: 'Als CSV herunterladen',
      copyCsv: 'Als CSV kopieren',
      done: (what: 'copied' | 'csv-copied' | 'downloaded' | 'not-copied'): string => outcomes[what],
      /** A file name; the same in every language. */
      csvName: ({ from, to }: Pick<ReviewSpan, 'from' | 'to'>): string =>
        `sprint-review-${addDays(from.day, 1)}-${to.day}.csv`,
      textToCopy: 'Text zum Kopieren',

      // The record
      record: 'Woher das stammt',
      source: (source: ReviewRecord['source']): string => sources[source],
      definitions: (kept: boolean): string =>
        kept
          ? 'Was sich an Zielen und Schlüsselergebnissen geändert hat, stammt aus deren Aufzeichnung.'
          : 'Was sich an Zielen und Schlüsselergebnissen geändert hat, ist nicht bekannt: Für alles gilt der Plan von heute.',
      complete: 'Es ist nichts bekannt, das fehlt.',
      gap: ({ what, count }: RecordGap): string => {
        switch (what) {
          case 'cut':
            return `Von ${counted(format, count ?? 0, 'Vorgang', 'Vorgängen')} sind nur die späteren Änderungen bekannt.`;
          case 'no-past':
            return `Von ${counted(format, count ?? 0, 'Vorgang', 'Vorgängen')} ist keine Vergangenheit bekannt: Es gilt, wie sie jetzt sind.`;
          case 'left':
            return 'Vorgänge, die herausgenommen wurden, bevor etwas aufgezeichnet war, fehlen vielleicht.';
          case 'deleted':
            return 'Vorgänge, die seither gelöscht wurden, fehlen vielleicht.';
          case 'queries':
            return count === null
              ? 'Was Abfragen damals fanden, ist nicht bekannt: Was sie jetzt finden, gilt als immer gefunden.'
              : `Was die Abfrage von ${counted(format, count, 'Schlüsselergebnis', 'Schlüsselergebnissen')} damals fand, ist nicht bekannt: Was sie jetzt findet, gilt als immer gefunden.`;
        }
      },
    },
  };
};
