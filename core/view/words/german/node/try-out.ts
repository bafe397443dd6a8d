import type { Instant } from '../../../../model/day.ts';
import type { TryOutView } from '../../../node-details.ts';
import { counted } from '../../counted.ts';
import type { Format } from '../../format.ts';
import { shownWhole } from '../../shown-whole.ts';
import { triedStep } from '../../tried-step.ts';
import { NO_BREAK } from '../../signs.ts';

type Tried = TryOutView['nodes'][number];

export const tryOut = (format: Format) => ({
  title: 'Was wäre, wenn',
  intro:
    'Probieren Sie Änderungen, und sehen Sie jede Zahl, die sich bewegt. Gespeichert wird nichts, bis Sie es wirklich ändern.',
  edits: 'Das probieren',
  find: 'Ziel oder Schlüsselergebnis suchen',
  found: (count: number): string =>
    count === 0
      ? 'Nichts passt.'
      : counted(format, count, 'Ziel oder Schlüsselergebnis', 'Ziele und Schlüsselergebnisse'),
  more: (count: number): string => `${format.whole(count)} weitere: Tippen Sie, um sie zu finden.`,
  add: 'Probieren',
  addOf: (title: string): string => `Änderung von ${title} probieren`,
  takeOut: 'Lassen, wie es ist',
  takeOutOf: (title: string): string => `Lassen, wie es ist: ${title}`,
  weight: 'Gewicht',
  slip: 'Später um (Tage)',
  reading: (unit: string | null): string => (unit === null ? 'Wert' : `Wert in ${unit}`),
  now: (text: string): string => `jetzt ${format.typed(text)}`,
  done: 'Ist es erledigt?',
  asItIs: 'wie es ist',
  yes: 'Ja',
  no: 'Nein',
  badWeight: 'Ein Gewicht ist eine Zahl von 0 bis 10.000 mit höchstens 3 Nachkommastellen.',
  badDays: 'Schreiben Sie ganze Tage, zum Beispiel 14; mit Minus davor für früher.',
  badValue: `Das ist keine Zahl. Schreiben Sie sie zum Beispiel als ${format.typed('12.5')}.`,
  findWork: 'Arbeit suchen, die wegfällt',
  findWorkHint: 'Ein Schlüssel, oder Wörter des Titels.',
  foundWork: (count: number, more: boolean): string =>
    count === 0
      ? 'Kein Vorgang passt.'
      : `${counted(format, count, 'Vorgang', 'Vorgänge')}${more ? ', und weitere' : ''}`,
  drop: 'Weglassen',
  dropOf: (key: string): string => `${key} weglassen`,
  dropped: 'Weggelassene Arbeit',
  keepItem: 'Behalten',
  keepItemOf: (key: string): string => `${key} behalten`,

  results: 'Was sich ändern würde',
  nothingTried: 'Wählen Sie oben etwas, dann steht die Wirkung sofort hier.',
  trying: 'Es wird gerechnet',
  refused: 'Das lässt sich nicht probieren:',
  unchanged: (count: number): string =>
    count === 1
      ? `${format.whole(count)} weiteres bleibt, wie es ist.`
      : `${format.whole(count)} weitere bleiben, wie sie sind.`,
  noneChange: 'Keine Zahl ändert sich.',
  changes: (count: number): string =>
    count === 1 ? '1 Zahl würde sich ändern.' : `${format.whole(count)} Zahlen würden sich ändern.`,
  step: (tried: Pick<Tried, 'before' | 'after'>): string => triedStep(format, tried),
  expectedStep: (before: number, after: number): string =>
    `erwartet ${format.whole(shownWhole(before))}${NO_BREAK}% → ${format.whole(shownWhole(after))}${NO_BREAK}%`,
  becomes: 'wird zu',

  close: 'Schließen',
  keep: 'Als Entwurf aufheben',
  keepTitle: 'Name des Entwurfs',
  keepNeedsTitle: 'Geben Sie dem Entwurf zuerst einen Namen.',
  kept: (title: string): string => `Aufgehoben: „${title}“.`,
  discard: 'Verwerfen',
  drafts: 'Aufgehobene Entwürfe',
  noDrafts: 'Noch ist kein Entwurf aufgehoben.',
  draftsLoading: 'Die aufgehobenen Entwürfe werden gelesen',
  open: 'Öffnen',
  openOf: (title: string): string => `${title} öffnen`,
  dropDraft: 'Löschen',
  dropDraftOf: (title: string): string => `Entwurf ${title} löschen`,
  keptAt: (by: string | null, at: Instant): string =>
    by === null ? format.moment(at) : `${by}, ${format.moment(at)}`,
  unsavedQuestion: 'Was Sie probiert haben, ist nicht aufgehoben. Trotzdem schließen?',
  closeAnyway: 'Schließen',
  goOn: 'Weitermachen',
});
