import type { Day } from '../../../model/day.ts';
import { counted } from '../counted.ts';
import type { Format } from '../format.ts';
import { NO_BREAK } from '../signs.ts';

export const editorDialogs = (format: Format) => {
  const items = (count: number): string => counted(format, count, 'Vorgang', 'Vorgänge');
  return {
    // Weights
    weights: (title: string): string => `Gewichte in „${title}“`,
    weightsHint:
      'Ziehen Sie eine Grenze, oder bewegen Sie sie mit den Pfeiltasten; die Anteile ergeben zusammen immer 100. Oder schreiben Sie die Gewichte: Sie gelten im Verhältnis.',
    weightsSaved: 'Die Gewichte sind gespeichert.',
    noChildren: 'Noch zählt nichts darin, darum gibt es nichts zu gewichten.',
    child: 'Was darin zählt',
    share: 'Anteil',
    progress: 'Fortschritt',
    brings: 'Bringt',
    together: 'Zusammen',
    percentOf: (value: number): string => `${format.whole(value)}${NO_BREAK}%`,
    weightOf: (title: string): string => `Gewicht von „${title}“`,
    border: (left: string, right: string): string => `Zwischen „${left}“ und „${right}“`,
    borderValue: (left: string, leftShare: number, right: string, rightShare: number): string =>
      `${left} ${format.whole(leftShare)}${NO_BREAK}%, ${right} ${format.whole(rightShare)}${NO_BREAK}%`,

    // Linking work
    linkTitle: 'Vorgänge verknüpfen',
    searchBy: 'Suchen mit',
    byWords: (language: 'JQL' | 'WIQL'): string =>
      language === 'JQL' ? 'Wörter oder Schlüssel' : 'Wörter oder Nummer',
    searchWords: (language: 'JQL' | 'WIQL'): string =>
      language === 'JQL' ? 'Wörter, oder ein Schlüssel wie SUP-12' : 'Wörter, oder eine Nummer wie 1012',
    search: 'Suchen',
    searching: 'Es wird gesucht …',
    needsSearch: 'Schreiben Sie, wonach zu suchen ist.',
    workFound: (count: number, more: boolean): string =>
      count === 0
        ? 'Nichts gefunden.'
        : more
          ? `${count === 1 ? 'Der erste Vorgang' : `Die ersten ${items(count)}`}; es gibt weitere. Suchen Sie genauer, um sie zu sehen.`
          : items(count),
    chosenBefore: 'Schon gewählt',
    linkCount: (count: number): string => `${items(count)} verknüpfen`,
    linkProgress: (done: number, of: number): string =>
      `${format.whole(done)} von ${format.whole(of)} verknüpft …`,
    linkedNow: 'verknüpft',
    linkedCount: (count: number): string =>
      count === 1 ? 'Ein Vorgang ist verknüpft.' : `${format.whole(count)} Vorgänge sind verknüpft.`,
    linkFailures: (done: number, failed: number): string =>
      `${format.whole(done)} verknüpft, ${format.whole(failed)} nicht. Was nicht ging, ist noch gewählt.`,

    // Cycles and levels
    cycleTitle: 'Neuer Zyklus',
    cycleOffers: 'Übliche Zyklen',
    cycleOffer: (id: string, start: Day, end: Day): string =>
      `${id}: ${format.day(start)} – ${format.day(end)}`,
    lastDay: 'Letzter Tag',
    needsName: 'Geben Sie ihm einen Namen.',
    cycleKnown: 'Einen Zyklus dieses Namens gibt es schon.',
    copyFrom: 'Was darin weitergeht',
    copyNothing: 'Nichts: Er beginnt leer',
    copyNothingHint: 'Ziele werden darin geschrieben oder importiert.',
    copyOf: (id: string): string => `Die Ziele von ${id}`,
    copyHint:
      'Jedes beginnt, wo es dort endet, mit demselben Zielwert. Offene Arbeit geht weiter, erledigte bleibt.',
    cycleMake: 'Zyklus anlegen',
    cycleMade: (id: string): string => `Der Zyklus ${id} ist angelegt.`,
    levelsTitle: 'Ebenen',
    levelsHint:
      'Wie Sie sie hier nennen. Eine Ebene, die nicht verwendet wird, steht für neue Ziele nicht zur Wahl.',
    levelUsed: 'Verwendet',
    levelUse: (name: string): string => `Verwendet: ${name}`,
    needsLevel: 'Mindestens eine Ebene muss verwendet werden.',
    levelsSaved: 'Die Ebenen sind gespeichert.',

    // Closing, deleting, importing
    closeTitle: (title: string): string => `„${title}“ abschließen`,
    closeObjectiveMeans:
      'Sein Wert wird eingefroren, wie er heute ist, und die seiner Schlüsselergebnisse auch. Was sich später ändert, wird als Änderung nach dem Abschluss gezeigt.',
    closeKeyResultMeans:
      'Sein Wert wird eingefroren, wie er heute ist, und zählt in seinem Ziel weiter. Was sich später ändert, wird als Änderung nach dem Abschluss gezeigt.',
    closeValue: (percentText: string): string => `Es steht bei ${percentText}.`,
    closeOpen: (count: number): string =>
      count === 0
        ? 'Alle seine Schlüsselergebnisse sind abgeschlossen.'
        : `${counted(format, count, 'Schlüsselergebnis', 'Schlüsselergebnisse')} davon noch nicht abgeschlossen.`,
    finalScore: 'Endgültige Bewertung',
    finalScoreHint:
      '0 bis 1. Eine andere Bewertung als die berechnete braucht einen Grund; beide werden aufgehoben.',
    scoreReason: 'Warum eine andere Bewertung',
    badScore: 'Eine Bewertung ist eine Zahl von 0 bis 1 mit höchstens 6 Nachkommastellen.',
    needsScoreReason: 'Sagen Sie, warum die Bewertung eine andere ist.',
    closeDo: 'Abschließen',
    closed: (title: string): string => `„${title}“ ist abgeschlossen.`,
    deleteTitle: (title: string): string => `„${title}“ löschen?`,
    deleteObjective: (keyResults: number): string =>
      keyResults === 0
        ? 'Das Ziel verschwindet mit seiner Geschichte.'
        : `Das Ziel verschwindet mit ${counted(format, keyResults, 'Schlüsselergebnis', 'Schlüsselergebnissen')}, samt Check-ins, Verknüpfungen und Geschichte.`,
    deleteKeyResult:
      'Das Schlüsselergebnis verschwindet mit seinen Check-ins, Verknüpfungen und seiner Geschichte. Seine Vorgänge bleiben, wie sie sind.',
    deleteChildren: (count: number): string =>
      count === 1
        ? 'Ein Ziel, das es unterstützt, bleibt und tut das dann nicht mehr.'
        : `${format.whole(count)} Ziele, die es unterstützen, bleiben und tun das dann nicht mehr.`,
    deleteNot:
      'Es lässt sich nicht löschen, solange Ziele darin zählen. Lassen Sie diese zuerst etwas anderem dienen:',
    deleteRather: 'Soll bleiben, was erreicht wurde, dann schließen Sie es stattdessen ab.',
    deleteDo: 'Löschen',
    deleted: (title: string): string => `„${title}“ ist gelöscht.`,
    importTitle: 'Plandatei importieren',
    importMeans:
      'Eine Plandatei (YAML oder JSON) wird ganz gelesen oder gar nicht. Was sie neu nennt, wird angelegt, was sie wieder nennt, geändert; gelöscht wird nichts.',
    importChoose: 'Plandatei wählen',
    imported: (fileName: string): string => `${fileName} ist importiert.`,
  };
};
