import type { Day } from '../../../model/day.ts';
import type { HierarchyNode } from '../../hierarchy.ts';
import type { HeatCell } from '../../hierarchy-heat.ts';
import { counted } from '../counted.ts';
import type { Format } from '../format.ts';
import { NO_BREAK } from '../signs.ts';
import { firstPicture } from './first-picture.ts';

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

export const hierarchy = (format: Format) => {
  const nodes = (count: number): string => counted(format, count, 'Zeile', 'Zeilen');
  const tree = {
    ...firstPicture(format),
    kindSpoken: (is: HierarchyNode['is'], level: string): string =>
      is === 'objective' ? `Ziel, ${level}:` : 'Schlüsselergebnis:',
    nobody: 'Niemand',
    hiddenOwner: 'Was Sie nicht sehen dürfen',
    checkInDue: 'Check-in fällig',
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
    notForObjective: 'Check-ins gibt es nur für Schlüsselergebnisse. Wählen Sie eines darunter.',
    notLinkable: 'Dies zählt keine Arbeit, darum lässt sich keine damit verknüpfen.',
    notAllowed: 'Das dürfen Sie nicht ändern.',
    notActive: 'Es ist abgeschlossen oder abgebrochen: Eintragen lässt sich nichts mehr.',
    cycleSpan: (start: Day, end: Day): string => `${format.day(start)} bis ${format.day(end)}`,
    newCycle: 'Neuer Zyklus',
    filterBelow: (title: string): string => `Unter „${title}“`,
    chosen: (name: string, values: readonly string[]): string =>
      values.length === 1 ? `${name}: ${values[0]}` : `${name}: ${format.whole(values.length)}`,
    findValue: (name: string): string => `In „${name}“ suchen`,
    removeFilter: (name: string): string => `Filter „${name}“ entfernen`,
    clearFilters: 'Alle zeigen',
    dense: 'Dichte Zeilen',
    showKeys: 'Tasten',
    keysTitle: 'Tasten im Baum',
    keys,
    keyColumn: 'Taste',
    doesColumn: 'Was sie tut',
    whatIf: 'Was wäre, wenn',
    importHere: 'Plan importieren',
    levelNames: 'Ebenen',
    copyLink: 'Link kopieren',
    linkCopied: 'Der Link ist kopiert.',
    linkToCopy: 'Der Browser lässt diese Seite nicht kopieren. Der Link:',
    readAgain: 'Neu lesen',
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
