import type { Day } from '../../../model/day.ts';
import type { Level, Ppm, Status } from '../../../model/plan.ts';
import type { HierarchyNode } from '../../hierarchy.ts';
import type { HeatCell } from '../../hierarchy-heat.ts';
import type { SortBy } from '../../hierarchy-order.ts';
import type { GroupBy } from '../../hierarchy-tree.ts';
import { counted } from '../counted.ts';
import type { Format } from '../format.ts';
import { noNodeValueReason, type NoNodeValue, type UnvaluedNode } from '../no-node-value.ts';
import { shownWhole } from '../shown-whole.ts';
import { NO_BREAK } from '../signs.ts';

const levels: Readonly<Record<Level, string>> = {
  organisation: 'Unternehmen',
  team: 'Team',
  individual: 'Person',
};

const statuses: Readonly<Record<Status, string | null>> = {
  active: null,
  draft: 'Entwurf',
  closed: 'abgeschlossen',
  cancelled: 'abgebrochen',
};

const sorts: Readonly<Record<SortBy, string>> = {
  aligned: 'wie ausgerichtet',
  title: 'Titel',
  score: 'Stand, niedrigster zuerst',
  health: 'Zustand, schlechtester zuerst',
  due: 'Check-in, fällige zuerst',
  owner: 'verantwortlich',
};

const groups: Readonly<Record<GroupBy, string>> = { none: 'nichts', owner: 'Team', project: 'Projekt' };

const keys: readonly (readonly [key: string, does: string])[] = [
  ['↑ ↓', 'Zeile davor, Zeile danach'],
  ['→', 'aufklappen, dann die erste Zeile darunter'],
  ['←', 'zuklappen, dann die Zeile darüber'],
  ['Pos1 Ende', 'erste Zeile, letzte Zeile'],
  ['Bild ↑, Bild ↓', 'einen Bildschirm nach oben oder unten'],
  ['*', 'alle Zeilen neben dieser aufklappen'],
  ['Eingabetaste', 'öffnen'],
  ['W', 'warum diese Zahl'],
  ['C', 'Check-in'],
  ['L', 'Arbeit verknüpfen'],
  ['E', 'bearbeiten'],
  ['N', 'neues Schlüsselergebnis unter einem Ziel; neues Ziel unter einem Schlüsselergebnis'],
  ['Umschalt N', 'neues Ziel darunter'],
  ['/', 'nach Text suchen'],
  ['andere Buchstaben', 'zur nächsten Zeile, die so beginnt'],
  ['?', 'diese Tasten'],
];

const because: Readonly<Record<NoNodeValue, string>> = {
  'being-counted': 'wird gezählt',
  'no-key-result': 'noch kein Schlüsselergebnis',
  'no-key-result-value': 'noch kein Schlüsselergebnis hat einen Wert',
  'no-value': 'noch kein Wert',
  'no-work': 'keine verknüpfte Arbeit, die zählt',
  'no-milestone': 'noch kein Meilenstein',
  'no-answer': 'noch keine Antwort',
  'no-value-below': 'kein Ziel darunter hat einen Wert',
  'no-reading': 'noch kein Messwert',
};

export const hierarchy = (format: Format) => {
  const percent = (ppm: Ppm): string => `${format.whole(shownWhole(ppm))}${NO_BREAK}%`;
  const nodes = (count: number): string => counted(format, count, 'Zeile', 'Zeilen');
  const tree = {
    hierarchyTitle: 'Ziele und Schlüsselergebnisse',
    loadingHierarchy: 'Die Ziele werden geladen',

    // Columns
    nameColumn: 'Ziel oder Schlüsselergebnis',
    ownerColumn: 'Verantwortlich',
    weightColumn: 'Gewicht',
    scoreColumn: 'Stand',
    trendColumn: 'Verlauf',
    healthColumn: 'Zustand',
    checkInColumn: 'Check-in',
    numberColumn: 'Gewicht, Stand und Verlauf',

    // A row
    level: (level: Level, own: string | null): string => own ?? levels[level],
    nodeSpoken: (is: HierarchyNode['is'], title: string, level: string, remarks: readonly string[]): string =>
      [is === 'objective' ? `Ziel, ${level}: ${title}` : `Schlüsselergebnis: ${title}`, ...remarks].join(
        '; ',
      ),
    kindSpoken: (is: HierarchyNode['is'], level: string): string =>
      is === 'objective' ? `Ziel, ${level}:` : 'Schlüsselergebnis:',
    restrictedKeyResult: 'Ein Schlüsselergebnis, das Sie nicht sehen dürfen',
    nobody: 'Niemand',
    hiddenOwner: 'Was Sie nicht sehen dürfen',
    status: (status: Status): string | null => statuses[status],
    alsoKeyResultOf: (objective: string | null): string =>
      objective === null
        ? '↔ auch Schlüsselergebnis eines Ziels darüber'
        : `↔ auch Schlüsselergebnis von ${objective}`,
    servesTitle: (title: string): string => `dient „${title}“`,
    supportsOnly: 'unterstützt, zählt nicht',
    shownAbove: 'steht weiter oben',
    checkInDue: 'Check-in fällig',
    noNodeValue: (node: UnvaluedNode): string => because[noNodeValueReason(node)],
    numberSpoken: (
      shown: string,
      weight: string | null,
      expected: Ppm,
      contribution: string | null,
    ): string =>
      [
        shown,
        ...(weight === null ? [] : [`Gewicht ${format.typed(weight)}`]),
        ...(contribution === null ? [] : [`bringt ${format.typed(contribution)} für das, was darüber steht`]),
        `erwartet ${percent(expected)}`,
      ].join(', '),
    checkedInOn: (day: Day | null, due: boolean): string => {
      if (day === null) return due ? 'fällig' : '';
      return due ? `${format.day(day)}, fällig` : format.day(day);
    },
    checkedInSpoken: (day: Day | null, due: boolean): string => {
      if (day === null) return due ? 'noch kein Check-in, fällig' : 'noch kein Check-in';
      return due ? `letzter Check-in ${format.day(day)}, fällig` : `letzter Check-in ${format.day(day)}`;
    },
    objectivesBelow: (count: number): string => counted(format, count, 'Ziel', 'Ziele'),
    foldRow: 'Zuklappen',
    unfoldRow: 'Aufklappen',

    // What can be done with a row
    rowActions: (title: string): string => `Aktionen für ${title}`,
    open: 'Öffnen',
    askWhy: 'Warum',
    checkIn: 'Check-in',
    linkWork: 'Arbeit verknüpfen',
    edit: 'Bearbeiten',
    weights: 'Gewichte',
    close: 'Abschließen',
    remove: 'Löschen',
    newKeyResult: 'Neues Schlüsselergebnis',
    newObjectiveBelow: 'Neues Ziel darunter',
    more: 'Mehr',
    notForObjective: 'Check-ins gibt es nur für Schlüsselergebnisse. Wählen Sie eines darunter.',
    notLinkable: 'Dies zählt keine Arbeit, darum lässt sich keine damit verknüpfen.',
    notAllowed: 'Das dürfen Sie nicht ändern.',
    notActive: 'Es ist abgeschlossen oder abgebrochen: Eintragen lässt sich nichts mehr.',

    // Above the rows
    tools: 'Was gezeigt wird',
    cycle: 'Zyklus',
    noCycleShort: 'Kein Zyklus',
    cycleSpan: (start: Day, end: Day): string => `${format.day(start)} bis ${format.day(end)}`,
    newCycle: 'Neuer Zyklus',
    findText: 'Nach Titel oder Verantwortlichen suchen',
    filters: (count: number): string => (count === 0 ? 'Filter' : `Filter (${format.whole(count)})`),
    filterOwner: 'Verantwortlich',
    filterLevel: 'Ebene',
    filterHealth: 'Zustand',
    filterProject: 'Projekt',
    filterBelow: (title: string): string => `Unter „${title}“`,
    chosen: (name: string, values: readonly string[]): string =>
      values.length === 1 ? `${name}: ${values[0]}` : `${name}: ${format.whole(values.length)}`,
    findValue: (name: string): string => `In „${name}“ suchen`,
    removeFilter: (name: string): string => `Filter „${name}“ entfernen`,
    clearFilters: 'Alle zeigen',
    sortBy: 'Sortieren',
    sort: (sort: SortBy): string => sorts[sort],
    groupBy: 'Gruppieren',
    group: (group: GroupBy): string => groups[group],
    setTo: (name: string, value: string): string => `${name}: ${value}`,
    foldAll: 'Alle zuklappen',
    unfoldAll: 'Alle aufklappen',
    viewAs: 'Zeigen als',
    views: { tree: 'Baum', picture: 'Bild', table: 'Tabelle' },
    dense: 'Dichte Zeilen',
    showKeys: 'Tasten',
    keysTitle: 'Tasten im Baum',
    keys,
    keyColumn: 'Taste',
    doesColumn: 'Was sie tut',
    newObjective: 'Neues Ziel',
    whatIf: 'Was wäre, wenn',
    importHere: 'Plan importieren',
    levelNames: 'Ebenen',
    copyLink: 'Link kopieren',
    linkCopied: 'Der Link ist kopiert.',
    linkToCopy: 'Der Browser lässt diese Seite nicht kopieren. Der Link:',
    readAgain: 'Neu lesen',
    countOf: (some: number, all: number): string =>
      some === all ? nodes(all) : `${format.whole(some)} von ${counted(format, all, 'Zeile', 'Zeilen')}`,
    trendsNotRead: 'Der Verlauf ließ sich nicht lesen.',
    done: 'Fertig',

    // States
    noCycleYet: 'Noch kein Zyklus. Ziele gehören zu einem Zyklus: meist einem Quartal.',
    makeThisQuarter: (id: string): string => `${id} anlegen`,
    otherCycle: 'Anderer Zeitraum',
    madeCycle: (id: string): string => `${id} ist angelegt.`,
    askForCycle: 'Wer das Projekt oder die Site administriert, kann einen anlegen.',
    noObjectiveYet: 'Noch kein Ziel. Importieren Sie einen Plan, oder schreiben Sie das erste.',
    noObjectiveReader:
      'Noch kein Ziel. Wer in diesem Projekt Arbeit bearbeiten darf, kann das erste schreiben.',
    noObjectiveOfSite: 'Noch kein Ziel. Das erste wird auf der Seite eines Projekts geschrieben.',
    writeFirst: 'Das erste schreiben',
    nothingFits: 'Nichts passt zu diesen Filtern.',
    onlyRestricted: (count: number): string =>
      count === 1
        ? 'Hier gibt es ein Ziel, und Sie dürfen es nicht sehen.'
        : `Hier gibt es ${format.whole(count)} Ziele, und Sie dürfen sie nicht sehen.`,
    moreToCome: (shown: number): string => `Bisher ${nodes(shown)}; der Rest wird noch gelesen.`,
    nodeNotHere: 'Was der Link nennt, ist nicht hier: Es wurde gelöscht oder gehört zu einem anderen Zyklus.',
    undoChange: 'Rückgängig',
    undone: 'Rückgängig gemacht.',
    nowAt: (title: string, now: string, before: string): string => `${title}: ${now}, war ${before}`,
    andMoreChanged: (count: number): string =>
      `und ${counted(format, count, 'andere Zahl', 'andere Zahlen')} geändert`,

    // Picture
    pictureTitle: 'Wer wem dient',
    pictureHint: 'Rechts steht, was dient. Eine durchgezogene Linie zählt; eine gepunktete unterstützt nur.',
    pictureCut: (shown: number, all: number): string =>
      `Das Bild zeigt die obersten ${format.whole(shown)} von ${nodes(all)}. Filtern Sie, oder sehen Sie unter ein Ziel, um den Rest zu sehen.`,
    pictureTable: 'Dasselbe als Tabelle',
    serves: 'Dient',
    servesOnly: 'Unterstützt',
    servesNothingAbove: 'nichts darüber',
    pictureKeys: 'Die Pfeiltasten gehen die Linien entlang, die Eingabetaste öffnet.',
    lookBelow: 'Nur was darunter ist',

    // Heat table
    heatTitle: 'Teams und oberste Ziele',
    heatCaption:
      'Eine Zelle zählt die Ziele (Z) und Schlüsselergebnisse (SE) eines Teams, die am Ziel ihrer Spalte oder darunter stehen. Sie zeigt den schlechtesten Zustand darin, nie einen Mittelwert, und die Zahl des Team-Ziels, das am weitesten oben steht: von mehreren die niedrigste.',
    teamColumn: 'Team',
    heatCount: ({ objectives, keyResults }: Pick<HeatCell, 'objectives' | 'keyResults'>): string =>
      `${format.whole(objectives)}${NO_BREAK}Z · ${format.whole(keyResults)}${NO_BREAK}SE`,
    heatWorst: (health: string, count: number, all: number): string =>
      all === 1 ? health : `${health}: ${format.whole(count)} von ${format.whole(all)}`,
    heatNothing: 'nichts',
    heatCut: (shown: number, all: number): string =>
      `Die Tabelle zeigt die ersten ${format.whole(shown)} von ${counted(format, all, 'obersten Ziel', 'obersten Zielen')}. Filtern Sie, um den Rest zu sehen.`,
  };
  return { tree };
};
