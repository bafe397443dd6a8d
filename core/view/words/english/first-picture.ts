import type { Day } from '../../../model/day.ts';
import type { Level, Ppm, Status } from '../../../model/plan.ts';
import type { HierarchyNode } from '../../hierarchy.ts';
import type { SortBy, GroupBy } from '../../hierarchy-order.ts';
import type { Format } from '../format.ts';
import { noNodeValueReason, type NoNodeValue, type UnvaluedNode } from '../no-node-value.ts';
import { shownWhole } from '../shown-whole.ts';
import { NO_BREAK } from '../signs.ts';
import { counted } from './plural.ts';

const levels: Readonly<Record<Level, string>> = {
  organisation: 'Organisation',
  team: 'Team',
  individual: 'Individual',
};

const statuses: Readonly<Record<Status, string | null>> = {
  active: null,
  draft: 'draft',
  closed: 'closed',
  cancelled: 'cancelled',
};

const sorts: Readonly<Record<SortBy, string>> = {
  aligned: 'as aligned',
  title: 'title',
  score: 'score, lowest first',
  health: 'health, worst first',
  due: 'check-in, due first',
  owner: 'owner',
};

const groups: Readonly<Record<GroupBy, string>> = { none: 'nothing', owner: 'team', project: 'project' };

const because: Readonly<Record<NoNodeValue, string>> = {
  'being-counted': 'being counted',
  'no-key-result': 'no key result yet',
  'no-key-result-value': 'no key result has a value yet',
  'no-value': 'no value yet',
  'no-work': 'no linked work that counts',
  'no-milestone': 'no milestone yet',
  'no-answer': 'no answer yet',
  'no-value-below': 'no objective below has a value',
  'no-reading': 'no reading yet',
};

/** What the hierarchy says at first: its rows and the tools above them. In a drawer of its own: the rows wait for nothing else. */
export const firstPicture = (format: Format) => {
  const percent = (ppm: Ppm): string => `${format.whole(shownWhole(ppm))}${NO_BREAK}%`;
  const nodes = (count: number): string => counted(format, count, 'row');
  return {
    hierarchyTitle: 'Objectives and key results',
    loadingHierarchy: 'Loading the objectives',

    // Columns
    nameColumn: 'Objective or key result',
    ownerColumn: 'Owner',
    weightColumn: 'Weight',
    scoreColumn: 'Score',
    trendColumn: 'Trend',
    healthColumn: 'Health',
    checkInColumn: 'Last check-in',
    numberColumn: 'Weight, score and trend',

    // A row
    level: (level: Level, own: string | null): string => own ?? levels[level],
    /** "Objective, Team: Customers get an answer"; what a key result is needs no level. */
    nodeSpoken: (is: HierarchyNode['is'], title: string, level: string, remarks: readonly string[]): string =>
      [is === 'objective' ? `Objective, ${level}: ${title}` : `Key result: ${title}`, ...remarks].join('; '),
    restrictedKeyResult: 'A key result that you may not see',
    status: (status: Status): string | null => statuses[status],
    alsoKeyResultOf: (objective: string | null): string =>
      objective === null ? '↔ also a key result of an objective above' : `↔ also key result of ${objective}`,
    servesTitle: (title: string): string => `serves ${title}`,
    supportsOnly: 'supports, not counted',
    shownAbove: 'shown above',
    /** Why there is a dash (R9, R22). */
    noNodeValue: (node: UnvaluedNode): string => because[noNodeValueReason(node)],
    /** Of a number button: "35 %, weight 2, expected 24 %. Why?" */
    numberSpoken: (
      shown: string,
      weight: string | null,
      expected: Ppm,
      contribution: string | null,
    ): string =>
      [
        shown,
        ...(weight === null ? [] : [`weight ${format.typed(weight)}`]),
        ...(contribution === null ? [] : [`adds ${format.typed(contribution)} to what is above`]),
        `expected ${percent(expected)}`,
      ].join(', '),
    checkedInOn: (day: Day | null, due: boolean): string => {
      if (day === null) return due ? 'due' : '';
      return due ? `${format.day(day)}, due` : format.day(day);
    },
    checkedInSpoken: (day: Day | null, due: boolean): string => {
      if (day === null) return due ? 'no check-in yet, due' : 'no check-in yet';
      return due ? `last check-in ${format.day(day)}, due` : `last check-in ${format.day(day)}`;
    },
    more: 'More',

    // Above the rows
    tools: 'What is shown',
    cycle: 'Cycle',
    noCycleShort: 'No cycle',
    findText: 'Find by title or owner',
    filters: (count: number): string => (count === 0 ? 'Filters' : `Filters (${format.whole(count)})`),
    filterOwner: 'Owner',
    filterLevel: 'Level',
    filterHealth: 'Health',
    filterProject: 'Project',
    sortBy: 'Sort',
    sort: (sort: SortBy): string => sorts[sort],
    groupBy: 'Group',
    group: (group: GroupBy): string => groups[group],
    setTo: (name: string, value: string): string => `${name}: ${value}`,
    foldAll: 'Fold all',
    unfoldAll: 'Unfold all',
    viewAs: 'Show as',
    views: { tree: 'Tree', picture: 'Picture', table: 'Table' },
    newObjective: 'New objective',
    countOf: (some: number, all: number): string =>
      some === all ? nodes(all) : `${format.whole(some)} of ${nodes(all)}`,
    moreToCome: (shown: number): string => `${format.whole(shown)} rows so far; the rest is being read.`,
  };
};
