import type { Measure, Ppm, Rhythm } from '../../../model/plan.ts';
import type { Field, PreviewView } from '../../node-details.ts';
import { counted } from '../counted.ts';
import type { Format } from '../format.ts';
import { shownWhole } from '../shown-whole.ts';
import { NO_BREAK } from '../signs.ts';

const measures: Readonly<Record<Measure['kind'], string>> = {
  metric: 'Eine Zahl',
  work: 'Verknüpfte Arbeit',
  milestones: 'Meilensteine',
  yesNo: 'Ja oder nein',
  maintain: 'Einen Stand halten',
  kpi: 'Eine Kennzahl',
  objectives: 'Ziele darunter',
};
const measureHints: Readonly<Record<Measure['kind'], string>> = {
  metric: 'Sie soll sich von einem Wert zu einem anderen bewegen.',
  work: 'Was von den Vorgängen erledigt ist, die verknüpft sind oder die eine Abfrage findet.',
  milestones: 'Schritte, jeder erledigt oder nicht.',
  yesNo: 'Erledigt oder nicht, nichts dazwischen.',
  maintain: 'Ein Wert soll innerhalb von Grenzen bleiben, Zeitraum für Zeitraum.',
  kpi: 'Sein Wert kommt von einer Zahl, die ohnehin beobachtet wird.',
  objectives: 'Sein Wert kommt von den Zielen, die ihm dienen.',
};
const rhythms: Readonly<Record<Rhythm, string>> = {
  day: 'Jeden Tag',
  week: 'Jede Woche',
  month: 'Jeden Monat',
  quarter: 'Jedes Quartal',
};

export const editorMeasures = (format: Format) => {
  const percent = (ppm: Ppm): string => `${format.whole(shownWhole(ppm))}${NO_BREAK}%`;
  const items = (count: number): string => counted(format, count, 'Vorgang', 'Vorgänge');
  const withUnit = (value: string, unit: string | null): string =>
    unit === null ? format.typed(value) : `${format.typed(value)}${NO_BREAK}${unit}`;
  return {
    rhythm: (rhythm: Rhythm): string => rhythms[rhythm],
    measure: 'Wie es gemessen wird',
    measureName: (kind: Measure['kind']): string => measures[kind],
    measureHint: (kind: Measure['kind']): string => measureHints[kind],
    targetForm: 'Zielwert',
    targetForms: {
      'from-to': 'Von … auf …',
      to: 'Auf …',
      by: 'Um einen Betrag',
      'by-percent': 'Um Prozent',
    },
    targetToHint: 'Es beginnt beim letzten Messwert bis zum Beginn.',
    byHint: 'Negativ, um zu fallen: -20',
    unitHint: 'min, %, Nutzer',
    direction: 'Richtung',
    directions: { '': 'Wie die Zahlen sagen', increase: 'Soll steigen', decrease: 'Soll fallen' },
    metricMore: 'Woher der Wert kommt, Richtung, Wunschwert, Zwischenziele',
    stretch: 'Wunschwert',
    stretchHint: 'Ein weiter gesteckter Zielwert: wird gezeigt, zählt nie.',
    checkpoints: 'Zwischenziele',
    checkpointsHint: 'Wo es unterwegs stehen soll, wenn nicht auf einer geraden Linie.',
    checkpointDay: (at: number): string => `Zwischenziel ${format.whole(at)}: Tag`,
    checkpointValue: (at: number): string => `Zwischenziel ${format.whole(at)}: Wert`,
    addCheckpoint: 'Zwischenziel hinzufügen',
    removeCheckpoint: (at: number): string => `Zwischenziel ${format.whole(at)} entfernen`,
    source: 'Sein Wert kommt von',
    sources: {
      '': 'Check-ins',
      count: 'Der Anzahl von Vorgängen',
      sum: 'Einer Summe über Vorgänge',
    },
    queryIn: (language: 'JQL' | 'WIQL'): string => `Abfrage (${language})`,
    queryOptional: 'Neben den Vorgängen, die einzeln verknüpft sind.',
    found: (count: number, exact: boolean): string =>
      exact ? `Findet jetzt ${items(count)}.` : `Findet jetzt etwa ${items(count)}.`,
    counting: 'Es wird gezählt …',
    sumField: 'Feld zum Zusammenzählen',
    fieldHint: 'Die Id eines Zahlenfelds.',
    count: 'Was zählt',
    counts: {
      issues: 'Anzahl der Vorgänge',
      points: 'Story Points',
      estimate: 'Ursprüngliche Schätzung',
      field: 'Ein Zahlenfeld',
    },
    unestimated: 'Vorgänge ohne Schätzung zählen als',
    unestimatedHint: (unit: 'points' | 'estimate' | 'field'): string =>
      unit === 'estimate'
        ? 'Stunden. Leer entscheidet es sich, sobald der erste Vorgang geschätzt ist.'
        : 'Leer entscheidet es sich, sobald der erste Vorgang geschätzt ist.',
    linkLater: 'Speichern Sie es, dann verknüpfen Sie seine Vorgänge.',
    milestone: (at: number): string => `Meilenstein ${format.whole(at)}`,
    milestoneWeight: (at: number): string => `Gewicht von Meilenstein ${format.whole(at)}`,
    milestoneDone: (at: number): string => `Wie weit Meilenstein ${format.whole(at)} ist`,
    milestonePart: (at: number): string =>
      `Wie viel Prozent von Meilenstein ${format.whole(at)} erledigt sind`,
    milestoneStates: {
      no: 'Nicht erledigt',
      yes: 'Erledigt',
      part: 'Zum Teil',
      items: 'Nach seinen Vorgängen',
    },
    milestoneItems: (at: number): string => `Vorgänge von Meilenstein ${format.whole(at)}`,
    findItem: 'Vorgang nach Wörtern oder Schlüssel suchen',
    removeItem: (name: string): string => `${name} herausnehmen`,
    restrictedItem: 'Ein Vorgang, den Sie nicht sehen dürfen',
    addMilestone: 'Meilenstein hinzufügen',
    removeMilestone: (at: number): string => `Meilenstein ${format.whole(at)} entfernen`,
    doneAlready: 'Es ist schon erledigt',
    atLeast: 'Mindestens',
    atMost: 'Höchstens',
    every: 'Geprüft wird',
    method: 'Was zählt',
    methods: {
      held: 'Zeiträume, in denen es gehalten wurde',
      latest: 'Der letzte Zeitraum',
      worst: 'Der schlechteste Zeitraum',
      average: 'Der Durchschnitt',
    },
    kpi: 'Kennzahl',
    kpiHint: 'Leer gilt der Zielwert der Kennzahl selbst.',
    as: 'Es nimmt',
    ass: {
      mean: 'Den Mittelwert ihres Fortschritts',
      identity: 'Die Zahl eines Ziels: Die beiden sind dasselbe',
      amounts: 'Die Summe dessen, was sie erreicht haben',
    },

    // Preview
    preview: 'Was es bedeutet',
    previewNothing: 'Was die Zahl bedeuten wird, steht hier, während Sie schreiben.',
    previewFailed:
      'Was die Zahl bedeuten wird, lässt sich jetzt nicht zeigen. Speichern können Sie trotzdem.',
    previewRange: ({ baseline, target, unit, falling }: PreviewView): string | null => {
      if (target === null) return null;
      const to = withUnit(target, unit);
      if (baseline === null) return `→ ${to}.`;
      const way = `${format.typed(baseline)} → ${to}`;
      return falling === null ? `${way}.` : falling ? `${way}, fallend.` : `${way}, steigend.`;
    },
    previewToday: ({ current, unit, percent: shown }: PreviewView): string => {
      if (shown === null)
        return current === null ? 'Noch kein Wert.' : `Heute wäre ${withUnit(current, unit)} noch kein Wert.`;
      const value = `${format.typed(shown)}${NO_BREAK}%`;
      return current === null
        ? `Heute wären es ${value}.`
        : `Heute wären ${withUnit(current, unit)} ein Fortschritt von ${value}.`;
    },
    previewExpected: (ppm: Ppm): string => `Heute sollte es bei ${percent(ppm)} stehen.`,
    tryValue: 'Wert probieren',

    measureAs: (kind: Field | undefined, rest: string): string => {
      const name = measures[kind as Measure['kind']] ?? '';
      return rest === '' ? name : `${name}: ${rest}`;
    },
  };
};
