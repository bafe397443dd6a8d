import type { Day } from '../../../model/day.ts';
import type { Level, Ppm, Status } from '../../../model/plan.ts';
import type { HierarchyNode } from '../../hierarchy.ts';
import type { SortBy, GroupBy } from '../../hierarchy-order.ts';
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

export const firstPicture = (format: Format) => {
  const percent = (ppm: Ppm): string => `${format.whole(shownWhole(ppm))}${NO_BREAK}%`;
  const nodes = (count: number): string => counted(format, count, 'Zeile', 'Zeilen');
  return {
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
    restrictedKeyResult: 'Ein Schlüsselergebnis, das Sie nicht sehen dürfen',
    status: (status: Status): string | null => statuses[status],
    alsoKeyResultOf: (objective: string | null): string =>
      objective === null
        ? '↔ auch Schlüsselergebnis eines Ziels darüber'
        : `↔ auch Schlüsselergebnis von ${objective}`,
    servesTitle: (title: string): string => `dient „${title}“`,
    supportsOnly: 'unterstützt, zählt nicht',
    shownAbove: 'steht weiter oben',
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
    more: 'Mehr',

    // Above the rows
    tools: 'Was gezeigt wird',
    cycle: 'Zyklus',
    noCycleShort: 'Kein Zyklus',
    findText: 'Nach Titel oder Verantwortlichen suchen',
    filters: (count: number): string => (count === 0 ? 'Filter' : `Filter (${format.whole(count)})`),
    filterOwner: 'Verantwortlich',
    filterLevel: 'Ebene',
    filterHealth: 'Zustand',
    filterProject: 'Projekt',
    sortBy: 'Sortieren',
    sort: (sort: SortBy): string => sorts[sort],
    groupBy: 'Gruppieren',
    group: (group: GroupBy): string => groups[group],
    setTo: (name: string, value: string): string => `${name}: ${value}`,
    foldAll: 'Alle zuklappen',
    unfoldAll: 'Alle aufklappen',
    viewAs: 'Zeigen als',
    views: { tree: 'Baum', picture: 'Bild', table: 'Tabelle' },
    newObjective: 'Neues Ziel',
    countOf: (some: number, all: number): string =>
      some === all ? nodes(all) : `${format.whole(some)} von ${counted(format, all, 'Zeile', 'Zeilen')}`,
    moreToCome: (shown: number): string => `Bisher ${nodes(shown)}; der Rest wird noch gelesen.`,
  };
};
