import type { Day } from '../../../model/day.ts';
import type { HierarchyNode } from '../../hierarchy.ts';
import type { HeatCell } from '../../hierarchy-heat.ts';
import type { Format } from '../format.ts';
import { NO_BREAK } from '../signs.ts';
import { counted } from './plural.ts';
import { firstPicture } from './first-picture.ts';

/** The keys of the tree, each with what it does. */
const keys: readonly (readonly [key: string, does: string])[] = [
  ['↑ ↓', 'row before, row after'],
  ['→', 'unfold, then the first row below'],
  ['←', 'fold, then the row above'],
  ['Home End', 'first row, last row'],
  ['Page Up, Page Down', 'a screen up or down'],
  ['*', 'unfold all rows beside this one'],
  ['Enter', 'open'],
  ['W', 'why this number'],
  ['C', 'check in'],
  ['L', 'link work'],
  ['E', 'edit'],
  ['N', 'new key result below an objective; new objective below a key result'],
  ['Shift N', 'new objective below'],
  ['/', 'find by text'],
  ['other letters', 'go to the row that begins so'],
  ['?', 'these keys'],
];

/** The hierarchy screen: the tree, its tools, the picture and the table; in a drawer of their own, since three parts share the page's words. */
export const hierarchy = (format: Format) => {
  const nodes = (count: number): string => counted(format, count, 'row');
  const tree = {
    ...firstPicture(format),
    /** Before a title that is read out. */
    kindSpoken: (is: HierarchyNode['is'], level: string): string =>
      is === 'objective' ? `Objective, ${level}:` : 'Key result:',
    nobody: 'Nobody',
    hiddenOwner: 'What you may not see',
    checkInDue: 'check-in due',
    objectivesBelow: (count: number): string => counted(format, count, 'objective'),
    foldRow: 'Fold',
    unfoldRow: 'Unfold',

    // What can be done with a row
    rowActions: (title: string): string => `Actions for ${title}`,
    open: 'Open',
    askWhy: 'Why',
    checkIn: 'Check in',
    linkWork: 'Link work',
    edit: 'Edit',
    weights: 'Weights',
    close: 'Close',
    remove: 'Delete',
    newKeyResult: 'New key result',
    newObjectiveBelow: 'New objective below',
    notForObjective: 'Only key results are checked in. Choose one below it.',
    notLinkable: 'This is not counted from work, so no work can be linked to it.',
    notAllowed: 'You may not change this.',
    notActive: 'It is closed or cancelled: nothing can be entered any more.',
    cycleSpan: (start: Day, end: Day): string => `${format.day(start)} to ${format.day(end)}`,
    newCycle: 'New cycle',
    filterBelow: (title: string): string => `Below “${title}”`,
    chosen: (name: string, values: readonly string[]): string =>
      values.length === 1 ? `${name}: ${values[0]}` : `${name}: ${format.whole(values.length)}`,
    findValue: (name: string): string => `Find in ${name}`,
    removeFilter: (name: string): string => `Remove the filter ${name}`,
    clearFilters: 'Show all',
    dense: 'Compact rows',
    showKeys: 'Keys',
    keysTitle: 'Keys in the tree',
    keys,
    keyColumn: 'Key',
    doesColumn: 'What it does',
    whatIf: 'What if',
    importHere: 'Import a plan',
    levelNames: 'Levels',
    copyLink: 'Copy link',
    linkCopied: 'The link is copied.',
    linkToCopy: 'The browser does not let this page copy. The link:',
    readAgain: 'Read again',
    trendsNotRead: 'The trends could not be read.',
    done: 'Done',

    // States
    noCycleYet: 'No cycle yet. Objectives live in a cycle: a quarter, most often.',
    makeThisQuarter: (id: string): string => `Make ${id}`,
    otherCycle: 'Another span',
    madeCycle: (id: string): string => `${id} is there.`,
    askForCycle: 'Who administers the project, or the site, can make one.',
    noObjectiveYet: 'No objective yet. Import a plan or write the first one.',
    noObjectiveReader: 'No objective yet. Those who may edit work in this project can write the first one.',
    noObjectiveOfSite: 'No objective yet. The first one is written on the page of a project.',
    writeFirst: 'Write the first one',
    nothingFits: 'Nothing fits these filters.',
    onlyRestricted: (count: number): string =>
      count === 1
        ? 'There is one objective here, and you may not see it.'
        : `There are ${format.whole(count)} objectives here, and you may not see them.`,
    nodeNotHere: 'What the link names is not here: it was deleted, or is in another cycle.',
    undoChange: 'Undo',
    undone: 'Taken back.',
    nowAt: (title: string, now: string, before: string): string => `${title}: ${now}, was ${before}`,
    andMoreChanged: (count: number): string => `and ${counted(format, count, 'other number')} changed`,

    // Picture
    pictureTitle: 'Who serves whom',
    pictureHint: 'What serves stands to the right. A solid line counts; a dotted one only supports.',
    pictureCut: (shown: number, all: number): string =>
      `The picture shows the ${format.whole(shown)} highest of ${nodes(all)}. Filter, or look below one objective, to see the rest.`,
    pictureTable: 'The same as a table',
    serves: 'Serves',
    servesOnly: 'Supports',
    servesNothingAbove: 'nothing above',
    pictureKeys: 'Arrow keys move along the lines, Enter opens.',
    lookBelow: 'Only what is below',

    // Heat table
    heatTitle: 'Teams and top objectives',
    heatCaption:
      'A cell counts the objectives (O) and key results (KR) of a team that stand at or below the objective of its column. It shows the worst health among them, never a mean, and the number of the team’s objective nearest to the top: of several, the lowest.',
    teamColumn: 'Team',
    heatCount: ({ objectives, keyResults }: Pick<HeatCell, 'objectives' | 'keyResults'>): string =>
      `${format.whole(objectives)}${NO_BREAK}O · ${format.whole(keyResults)}${NO_BREAK}KR`,
    heatWorst: (health: string, count: number, all: number): string =>
      all === 1 ? health : `${health}: ${format.whole(count)} of ${format.whole(all)}`,
    heatNothing: 'nothing',
    heatCut: (shown: number, all: number): string =>
      `The table shows the first ${format.whole(shown)} of ${counted(format, all, 'top objective')}. Filter to see the rest.`,
  };
  return { tree };
};
