import type { Day } from '../../../model/day.ts';
import type { Format } from '../format.ts';
import { NO_BREAK } from '../signs.ts';
import { counted } from './plural.ts';

/** The smaller dialogs: weights, linking, cycles, levels, closing, deleting, importing. */
export const editorDialogs = (format: Format) => ({
  // Weights
  weights: (title: string): string => `Weights in “${title}”`,
  weightsHint:
    'Drag a border, or move it by arrow keys; the shares always add up to 100. Or type the weights: they are relative.',
  weightsSaved: 'The weights are saved.',
  noChildren: 'Nothing counts in it yet, so there is nothing to weigh.',
  child: 'What counts in it',
  share: 'Share',
  progress: 'Progress',
  brings: 'Brings',
  together: 'Together',
  percentOf: (value: number): string => `${format.whole(value)}${NO_BREAK}%`,
  weightOf: (title: string): string => `Weight of “${title}”`,
  border: (left: string, right: string): string => `Between “${left}” and “${right}”`,
  borderValue: (left: string, leftShare: number, right: string, rightShare: number): string =>
    `${left} ${format.whole(leftShare)}${NO_BREAK}%, ${right} ${format.whole(rightShare)}${NO_BREAK}%`,

  // Linking work
  linkTitle: 'Link work items',
  searchBy: 'Find by',
  byWords: (language: 'JQL' | 'WIQL'): string => (language === 'JQL' ? 'Words or key' : 'Words or number'),
  searchWords: (language: 'JQL' | 'WIQL'): string =>
    language === 'JQL' ? 'Words, or a key like SUP-12' : 'Words, or a number like 1012',
  search: 'Search',
  searching: 'Searching …',
  needsSearch: 'Write what to look for.',
  workFound: (count: number, more: boolean): string =>
    count === 0
      ? 'Nothing found.'
      : more
        ? `The first ${counted(format, count, 'work item')}; there are more. Search more narrowly to see them.`
        : counted(format, count, 'work item'),
  chosenBefore: 'Chosen before',
  linkCount: (count: number): string => `Link ${counted(format, count, 'work item')}`,
  linkProgress: (done: number, of: number): string => `${format.whole(done)} of ${format.whole(of)} linked …`,
  linkedNow: 'linked',
  linkedCount: (count: number): string =>
    count === 1 ? 'One work item is linked.' : `${format.whole(count)} work items are linked.`,
  linkFailures: (done: number, failed: number): string =>
    `${format.whole(done)} linked, ${format.whole(failed)} not. What failed is still chosen.`,

  // Cycles and levels
  cycleTitle: 'New cycle',
  cycleOffers: 'Usual cycles',
  cycleOffer: (id: string, start: Day, end: Day): string =>
    `${id}: ${format.day(start)} – ${format.day(end)}`,
  lastDay: 'Last day',
  needsName: 'Give it a name.',
  cycleKnown: 'There is a cycle of this name already.',
  copyFrom: 'What goes on in it',
  copyNothing: 'Nothing: it begins empty',
  copyNothingHint: 'Objectives are written or imported into it.',
  copyOf: (id: string): string => `The objectives of ${id}`,
  copyHint: 'Each begins where it ends there, with the same target. Open work goes on, done work stays.',
  cycleMake: 'Make the cycle',
  cycleMade: (id: string): string => `The cycle ${id} is there.`,
  levelsTitle: 'Levels',
  levelsHint: 'What you call them here. A level that is not used is not offered to new objectives.',
  levelUsed: 'Used',
  levelUse: (name: string): string => `Used: ${name}`,
  needsLevel: 'At least one level has to be used.',
  levelsSaved: 'The levels are saved.',

  // Closing, deleting, importing
  closeTitle: (title: string): string => `Close “${title}”`,
  closeObjectiveMeans:
    'Its value is frozen as it is today, and so are its key results. What changes later is shown as changed after the close.',
  closeKeyResultMeans:
    'Its value is frozen as it is today and goes on counting in its objective. What changes later is shown as changed after the close.',
  closeValue: (percentText: string): string => `It stands at ${percentText}.`,
  closeOpen: (count: number): string =>
    count === 0
      ? 'All its key results are closed.'
      : `${counted(format, count, 'key result')} of it not closed yet.`,
  finalScore: 'Final score',
  finalScoreHint: '0 to 1. Another score than the computed one needs a reason; both are kept.',
  scoreReason: 'Why another score',
  badScore: 'A score is a number from 0 to 1 with at most 6 decimals.',
  needsScoreReason: 'Say why the score is another one.',
  closeDo: 'Close it',
  closed: (title: string): string => `Closed “${title}”.`,
  deleteTitle: (title: string): string => `Delete “${title}”?`,
  deleteObjective: (keyResults: number): string =>
    keyResults === 0
      ? 'The objective goes, with its history.'
      : `The objective goes, with ${counted(format, keyResults, 'key result')}, their check-ins, links and history.`,
  deleteKeyResult:
    'The key result goes, with its check-ins, links and history. Its work items stay as they are.',
  deleteChildren: (count: number): string =>
    count === 1
      ? 'One objective that supports it stays, and no longer does.'
      : `${format.whole(count)} objectives that support it stay, and no longer do.`,
  deleteNot: 'It cannot be deleted while objectives count in it. Let them serve something else first:',
  deleteRather: 'To keep what was reached, close it instead.',
  deleteDo: 'Delete',
  deleted: (title: string): string => `Deleted “${title}”.`,
  importTitle: 'Import a plan file',
  importMeans:
    'A plan file (YAML or JSON) is read whole or not at all. What it names anew is made, what it names again is changed; nothing is deleted.',
  importChoose: 'Choose a plan file',
  imported: (fileName: string): string => `Imported ${fileName}.`,
});
