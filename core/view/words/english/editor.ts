import type { Day } from '../../../model/day.ts';
import type { Level, Status } from '../../../model/plan.ts';
import { lastPart } from '../field-name.ts';
import type { Format } from '../format.ts';
import { editorDialogs } from './editor-dialogs.ts';
import { editorMeasures } from './editor-measures.ts';
import { counted } from './plural.ts';

const levels: Readonly<Record<Level, string>> = {
  organisation: 'Organisation',
  team: 'Team',
  individual: 'Individual',
};
const statuses: Readonly<Record<Status, string>> = {
  active: 'Active',
  draft: 'Draft: shown, not counted',
  closed: 'Closed',
  cancelled: 'Cancelled: not counted any more',
};
const fields: Readonly<Record<string, string>> = {
  title: 'Title',
  owner: 'Owner',
  project: 'Project',
  level: 'Level',
  kind: 'How it is meant',
  threshold: 'Achieved from',
  checkInEvery: 'Check-in',
  status: 'Status',
  override: 'Value set by hand',
  parent: 'Serves',
  weight: 'Weight',
  start: 'Start',
  end: 'End',
  measure: 'How it is measured',
  name: 'Name',
  from: 'From',
  to: 'To',
  by: 'By',
  byPercent: 'By percent',
  unit: 'Unit',
  query: 'Query',
  value: 'Value',
  reason: 'Reason',
  until: 'Until',
};

/** Writing objectives and key results, and what stands in the dialogs around it: all of it is `words.editor`. */
export const editor = (format: Format) => {
  return {
    editor: {
      ...editorMeasures(format),
      ...editorDialogs(format),
      newObjective: 'New objective',
      newKeyResult: 'New key result',
      editObjective: 'Edit the objective',
      editKeyResult: 'Edit the key result',
      of: (objective: string): string => `of “${objective}”`,
      field: (field: string): string => fields[field] ?? field,
      optional: 'optional',
      save: 'Save',
      saving: 'Saving …',
      saveThenKeyResult: 'Save, then a key result',
      saveThenAnother: 'Save, then another',
      saveThenLink: 'Save, then link work',
      saveKeys: 'Ctrl+Enter saves, Escape closes.',
      cancel: 'Cancel',
      close: 'Close',
      saved: (title: string): string => `Saved “${title}”.`,
      made: (title: string): string => `“${title}” is written.`,
      unsaved: 'There are changes that are not saved.',
      keepWriting: 'Keep writing',
      discard: 'Discard the changes',
      wrong: (count: number): string =>
        count === 1
          ? 'One thing has to be mended before it can be saved.'
          : `${format.whole(count)} things have to be mended before it can be saved.`,
      notReadable: 'This could not be read, so it cannot be edited now.',
      gone: 'This is no longer there.',
      noCycle: 'There is no cycle yet. Make one first: objectives belong to a cycle.',
      makeCycle: 'Make a cycle',

      // Fields
      titleObjectiveHint: 'What will be different, in one sentence without a number.',
      titleKeyResultHint: 'How you will see it: what, from where, to where.',
      ownerHint: 'A person, or a team by its name.',
      peopleFound: (count: number): string =>
        count === 0
          ? 'Nobody of that name: it is taken as it is written.'
          : counted(format, count, 'person', 'people'),
      levels,
      levelName: (level: Level): string => levels[level],
      committed: 'Committed',
      committedHint: 'Achieved at 100 %.',
      aspirational: 'Aspirational',
      aspirationalHint: 'A stretch: 70 % is a success.',
      asObjective: 'As its objective',
      thresholdHint: (kind: 'committed' | 'aspirational'): string =>
        kind === 'committed' ? '100 when left empty' : '70 when left empty',
      thresholdAsObjective: 'As its objective when left empty',
      percentSign: '%',
      times: '×',
      one: format.whole(1),
      statusName: (status: Status): string => statuses[status],
      chooseProject: 'Choose …',
      moreObjective: 'Threshold, check-in, status',
      moreKeyResult: 'Dates, threshold, check-in, status',
      atField: (field: string, message: string): string => {
        const name = fields[lastPart(field)];
        return name === undefined ? message : `${name}: ${message}`;
      },
      weightHint: '1 when left empty; 0 is followed, not counted',
      datesHint: (start: Day, end: Day): string =>
        `Left empty it is the cycle: ${format.day(start)} to ${format.day(end)}.`,
      setByHand: 'Set the value by hand',
      setByHandHint: 'It stands in for the computed value until a day that you choose; both are shown.',
      computedAgain: 'Take the computed value again',

      // What it serves
      servesHint: 'The objective or key result above it.',
      findParent: 'Find what it serves',
      noParent: 'Nothing above it: it stands at the top.',
      parentsFound: (count: number): string =>
        count === 0 ? 'Nothing of that name in this cycle.' : `${format.whole(count)} found`,
      contributes: 'Counts in it',
      supports: 'Only supports it',
      supportsHint: 'Shown, not counted',
      onlySupports: 'This key result is not measured by objectives: it can only be supported.',
      removeParent: (title: string): string => `Remove “${title}”`,
      how: 'How it serves',
      circle: (titles: readonly string[]): string =>
        `It would count in itself: ${titles.join(' → ')}. Choose “only supports”, or something else.`,
      restricted: 'something that you may not see',

      // Templates
      startWith: 'Start with',
      templateName: {
        'metric-down': 'Less of something',
        'metric-up': 'More of something',
        milestones: 'Ship by milestones',
        maintain: 'Keep a level',
        work: 'Finish linked work',
        'yes-no': 'Yes or no',
        committed: 'A commitment',
        aspirational: 'A stretch',
      },
      templateTitle: {
        'metric-down': 'Reduce … from … to …',
        'metric-up': 'Raise … from … to …',
        milestones: 'Ship … to everybody',
        maintain: 'Keep … at or above …',
        work: 'Finish the work on …',
        'yes-no': '… is in place',
        committed: 'We deliver …',
        aspirational: 'Customers …',
      },

      // What is wrong
      needsTitle: 'Give it a title.',
      needsProject: 'Choose the project that it belongs to.',
      needsValue: 'Write a value.',
      needsReason: 'Say why.',
      needsDay: 'Choose a day.',
      needsFrom: 'Write where it starts.',
      needsTo: 'Write where it should be.',
      needsBy: 'Write how far it should move.',
      needsField: 'Name the field.',
      needsQuery: 'Write a query.',
      needsMilestone: 'Name the milestone.',
      needsItem: 'Find at least one work item for it.',
      needsBound: 'Write at least one of the two bounds.',
      notANumber: 'This is not a number.',
      tooManyDigits: 'At most 15 digits; use a larger unit.',
      notAPercent: (least: 'from0' | 'above0'): string =>
        least === 'from0' ? 'A percentage from 0 to 100.' : 'A percentage above 0, up to 100.',
      badWeight: 'A weight is a number from 0 to 10,000 with at most 3 decimals.',
      endBeforeStart: 'It ends before it starts.',
      noRange:
        'The target is also the start: there is nothing to move. To hold a value, choose “Keep a level”.',

      // Two at once
      conflict:
        'Somebody else changed this while you were writing. Nothing of yours is lost: choose, field by field.',
      mine: 'Yours',
      theirs: (by: string | null): string => by ?? 'Theirs',
      keepMine: (value: string): string => `Keep yours: ${value}`,
      takeTheirs: (by: string | null, value: string): string =>
        by === null ? `Take theirs: ${value}` : `Take ${by}’s: ${value}`,
      nothing: 'nothing',
      choose: 'Choose for each field whose value is to stay.',
      saveChosen: 'Save as chosen',
      yes: 'yes',
      no: 'no',
      number: (value: number): string => format.typed(String(value)),
      named: (field: string, value: string): string => `${fields[field] ?? field} ${value}`,
      served: (title: string, contributes: boolean): string =>
        contributes ? `counts in “${title}”` : `supports “${title}”`,
    },
  };
};
