import type { Day } from '../../../model/day.ts';
import type { Level, Status } from '../../../model/plan.ts';
import { counted } from '../counted.ts';
import { lastPart } from '../field-name.ts';
import type { Format } from '../format.ts';
import { fullStop } from '../full-stop.ts';
import { NO_BREAK } from '../signs.ts';
import { editorDialogs } from './editor-dialogs.ts';
import { editorMeasures } from './editor-measures.ts';

const levels: Readonly<Record<Level, string>> = {
  organisation: 'Unternehmen',
  team: 'Team',
  individual: 'Person',
};
const statuses: Readonly<Record<Status, string>> = {
  active: 'Aktiv',
  draft: 'Entwurf: wird gezeigt, zählt nicht',
  closed: 'Abgeschlossen',
  cancelled: 'Abgebrochen: zählt nicht mehr',
};
const fields: Readonly<Record<string, string>> = {
  title: 'Titel',
  owner: 'Verantwortlich',
  project: 'Projekt',
  level: 'Ebene',
  kind: 'Wie es gemeint ist',
  threshold: 'Erreicht ab',
  checkInEvery: 'Check-in',
  status: 'Status',
  override: 'Wert von Hand',
  parent: 'Dient',
  weight: 'Gewicht',
  start: 'Beginn',
  end: 'Ende',
  measure: 'Wie es gemessen wird',
  name: 'Name',
  from: 'Von',
  to: 'Auf',
  by: 'Um',
  byPercent: 'Um Prozent',
  unit: 'Einheit',
  query: 'Abfrage',
  value: 'Wert',
  reason: 'Grund',
  until: 'Bis',
};

export const editor = (format: Format) => ({
  editor: {
    ...editorMeasures(format),
    ...editorDialogs(format),
    newObjective: 'Neues Ziel',
    newKeyResult: 'Neues Schlüsselergebnis',
    editObjective: 'Ziel bearbeiten',
    editKeyResult: 'Schlüsselergebnis bearbeiten',
    of: (objective: string): string => `von „${objective}“`,
    field: (field: string): string => fields[field] ?? field,
    optional: 'freiwillig',
    save: 'Speichern',
    saving: 'Wird gespeichert …',
    saveThenKeyResult: 'Speichern, dann ein Schlüsselergebnis',
    saveThenAnother: 'Speichern, dann noch eines',
    saveThenLink: 'Speichern, dann Arbeit verknüpfen',
    saveKeys: 'Strg+Eingabe speichert, Escape schließt.',
    cancel: 'Abbrechen',
    close: 'Schließen',
    saved: (title: string): string => `„${title}“ ist gespeichert.`,
    made: (title: string): string => `„${title}“ ist geschrieben.`,
    unsaved: 'Es gibt Änderungen, die nicht gespeichert sind.',
    keepWriting: 'Weiterschreiben',
    discard: 'Änderungen verwerfen',
    wrong: (count: number): string =>
      count === 1
        ? 'Vor dem Speichern ist noch eine Sache zu berichtigen.'
        : `Vor dem Speichern sind noch ${format.whole(count)} Sachen zu berichtigen.`,
    notReadable: 'Das ließ sich nicht lesen, darum lässt es sich jetzt nicht bearbeiten.',
    gone: 'Das gibt es nicht mehr.',
    noCycle: 'Es gibt noch keinen Zyklus. Legen Sie zuerst einen an: Ziele gehören zu einem Zyklus.',
    makeCycle: 'Zyklus anlegen',

    // Fields
    titleObjectiveHint: 'Was anders sein wird, in einem Satz ohne Zahl.',
    titleKeyResultHint: 'Woran Sie es sehen werden: was, von wo, bis wohin.',
    ownerHint: 'Eine Person, oder ein Team mit seinem Namen.',
    peopleFound: (count: number): string =>
      count === 0
        ? 'Niemand heißt so: Es gilt, was geschrieben steht.'
        : counted(format, count, 'Person', 'Personen'),
    levels,
    levelName: (level: Level): string => levels[level],
    committed: 'Verbindlich',
    committedHint: `Erreicht bei 100${NO_BREAK}%.`,
    aspirational: 'Ehrgeizig',
    aspirationalHint: `Hoch gesteckt: 70${NO_BREAK}% sind ein Erfolg.`,
    asObjective: 'Wie sein Ziel',
    thresholdHint: (kind: 'committed' | 'aspirational'): string =>
      kind === 'committed' ? 'leer gilt als 100' : 'leer gilt als 70',
    thresholdAsObjective: 'leer gilt der Wert seines Ziels',
    percentSign: '%',
    times: '×',
    one: format.whole(1),
    statusName: (status: Status): string => statuses[status],
    chooseProject: 'Wählen …',
    moreObjective: 'Schwelle, Check-in, Status',
    moreKeyResult: 'Zeitraum, Schwelle, Check-in, Status',
    atField: (field: string, message: string): string => {
      const name = fields[lastPart(field)];
      return name === undefined ? message : `${name}: ${message}`;
    },
    weightHint: 'leer gilt als 1; 0 wird beobachtet und zählt nicht',
    datesHint: (start: Day, end: Day): string =>
      fullStop(`Leer gilt der Zyklus: ${format.day(start)} bis ${format.day(end)}`),
    setByHand: 'Wert von Hand setzen',
    setByHandHint:
      'Er steht bis zu einem Tag, den Sie wählen, für den berechneten Wert; gezeigt werden beide.',
    computedAgain: 'Wieder den berechneten Wert nehmen',

    // What it serves
    servesHint: 'Das Ziel oder Schlüsselergebnis darüber.',
    findParent: 'Suchen, wem es dient',
    noParent: 'Nichts darüber: Es steht ganz oben.',
    parentsFound: (count: number): string =>
      count === 0 ? 'In diesem Zyklus heißt nichts so.' : `${format.whole(count)} gefunden`,
    contributes: 'Zählt darin',
    supports: 'Unterstützt nur',
    supportsHint: 'Wird gezeigt, zählt nicht',
    onlySupports: 'Dieses Schlüsselergebnis wird nicht an Zielen gemessen: Es lässt sich nur unterstützen.',
    removeParent: (title: string): string => `„${title}“ entfernen`,
    how: 'Wie es dient',
    circle: (titles: readonly string[]): string =>
      `Es würde in sich selbst zählen: ${titles.join(' → ')}. Wählen Sie „unterstützt nur“ oder etwas anderes.`,
    restricted: 'etwas, das Sie nicht sehen dürfen',

    // Templates
    startWith: 'Anfangen mit',
    templateName: {
      'metric-down': 'Weniger von etwas',
      'metric-up': 'Mehr von etwas',
      milestones: 'In Meilensteinen liefern',
      maintain: 'Einen Stand halten',
      work: 'Verknüpfte Arbeit fertigstellen',
      'yes-no': 'Ja oder nein',
      committed: 'Eine Zusage',
      aspirational: 'Ein hoch gestecktes Ziel',
    },
    templateTitle: {
      'metric-down': '… von … auf … senken',
      'metric-up': '… von … auf … steigern',
      milestones: '… für alle bereitstellen',
      maintain: '… bei mindestens … halten',
      work: 'Die Arbeit an … fertigstellen',
      'yes-no': '… ist eingeführt',
      committed: 'Wir liefern …',
      aspirational: 'Unsere Kunden …',
    },

    // What is wrong
    needsTitle: 'Geben Sie ihm einen Titel.',
    needsProject: 'Wählen Sie das Projekt, zu dem es gehört.',
    needsValue: 'Schreiben Sie einen Wert.',
    needsReason: 'Sagen Sie, warum.',
    needsDay: 'Wählen Sie einen Tag.',
    needsFrom: 'Schreiben Sie, wo es anfängt.',
    needsTo: 'Schreiben Sie, wo es stehen soll.',
    needsBy: 'Schreiben Sie, wie weit es sich bewegen soll.',
    needsField: 'Nennen Sie das Feld.',
    needsQuery: 'Schreiben Sie eine Abfrage.',
    needsMilestone: 'Geben Sie dem Meilenstein einen Namen.',
    needsItem: 'Suchen Sie mindestens einen Vorgang dafür.',
    needsBound: 'Schreiben Sie mindestens eine der beiden Grenzen.',
    notANumber: 'Das ist keine Zahl.',
    tooManyDigits: 'Höchstens 15 Ziffern; nehmen Sie eine größere Einheit.',
    notAPercent: (least: 'from0' | 'above0'): string =>
      least === 'from0' ? 'Ein Prozentwert von 0 bis 100.' : 'Ein Prozentwert über 0, höchstens 100.',
    badWeight: 'Ein Gewicht ist eine Zahl von 0 bis 10.000 mit höchstens 3 Nachkommastellen.',
    endBeforeStart: 'Es endet, bevor es beginnt.',
    noRange:
      'Der Zielwert ist auch der Anfangswert: Da bewegt sich nichts. Um einen Wert zu halten, wählen Sie „Einen Stand halten“.',

    // Two at once
    conflict:
      'Jemand anderes hat das geändert, während Sie schrieben. Von Ihnen ging nichts verloren: Wählen Sie Feld für Feld.',
    mine: 'Ihre Fassung',
    theirs: (by: string | null): string => by ?? 'Die andere Fassung',
    keepMine: (value: string): string => `Ihre behalten: ${value}`,
    takeTheirs: (by: string | null, value: string): string =>
      by === null ? `Die andere nehmen: ${value}` : `Die von ${by} nehmen: ${value}`,
    nothing: 'nichts',
    choose: 'Wählen Sie zu jedem Feld, welcher Wert bleibt.',
    saveChosen: 'Wie gewählt speichern',
    yes: 'ja',
    no: 'nein',
    number: (value: number): string => format.typed(String(value)),
    named: (field: string, value: string): string => `${fields[field] ?? field} ${value}`,
    served: (title: string, contributes: boolean): string =>
      contributes ? `zählt in „${title}“` : `unterstützt „${title}“`,
  },
});
