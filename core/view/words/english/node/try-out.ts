import type { Instant } from '../../../../model/day.ts';
import type { TryOutView } from '../../../node-details.ts';
import type { Format } from '../../format.ts';
import { NO_BREAK } from '../../signs.ts';
import { shownWhole } from '../../shown-whole.ts';
import { triedStep } from '../../tried-step.ts';
import { counted } from '../plural.ts';

type Tried = TryOutView['nodes'][number];

/** What would be if: before and after, with nothing saved. */
export const tryOut = (format: Format) => ({
  title: 'What if',
  intro: 'Try changes and see every number that they move. Nothing is saved until you change it for real.',
  edits: 'Try this',
  find: 'Find an objective or key result',
  found: (count: number): string =>
    count === 0
      ? 'Nothing fits.'
      : counted(format, count, 'objective or key result', 'objectives and key results'),
  more: (count: number): string => `${format.whole(count)} more: type to find them.`,
  add: 'Try',
  addOf: (title: string): string => `Try a change of ${title}`,
  takeOut: 'Leave as it is',
  takeOutOf: (title: string): string => `Leave as it is: ${title}`,
  weight: 'Weight',
  slip: 'Later by (days)',
  reading: (unit: string | null): string => (unit === null ? 'Value' : `Value in ${unit}`),
  /** Under a field: what it is without a change. */
  now: (text: string): string => `now ${format.typed(text)}`,
  done: 'Is it done?',
  asItIs: 'as it is',
  yes: 'Yes',
  no: 'No',
  badWeight: 'A weight is a number from 0 to 10,000 with at most 3 decimals.',
  badDays: 'Write whole days, for example 14; a minus sign for earlier.',
  badValue: `This is not a number. Write it for example as ${format.typed('12.5')}.`,
  findWork: 'Find work to drop',
  findWorkHint: 'A key, or words of its title.',
  foundWork: (count: number, more: boolean): string =>
    count === 0 ? 'No work item fits.' : `${counted(format, count, 'work item')}${more ? ', and more' : ''}`,
  drop: 'Drop',
  dropOf: (key: string): string => `Drop ${key}`,
  dropped: 'Dropped work',
  keepItem: 'Keep',
  keepItemOf: (key: string): string => `Keep ${key}`,

  results: 'What would change',
  nothingTried: 'Choose something above, and its effect stands here at once.',
  trying: 'Working it out',
  refused: 'This cannot be tried:',
  unchanged: (count: number): string =>
    `${counted(format, count, 'other')} ${count === 1 ? 'stays as it is' : 'stay as they are'}.`,
  noneChange: 'No number changes.',
  changes: (count: number): string => `${counted(format, count, 'number')} would change.`,
  /** "35 % → 47 % (+12)", in whole points of the numbers that are shown. */
  step: (tried: Pick<Tried, 'before' | 'after'>): string => triedStep(format, tried),
  expectedStep: (before: number, after: number): string =>
    `expected ${format.whole(shownWhole(before))}${NO_BREAK}% → ${format.whole(shownWhole(after))}${NO_BREAK}%`,
  becomes: 'becomes',

  close: 'Close',
  keep: 'Keep as a draft',
  keepTitle: 'Name of the draft',
  keepNeedsTitle: 'Give the draft a name first.',
  kept: (title: string): string => `Kept: “${title}”.`,
  discard: 'Discard',
  drafts: 'Kept drafts',
  noDrafts: 'No draft is kept yet.',
  draftsLoading: 'Reading the kept drafts',
  open: 'Open',
  openOf: (title: string): string => `Open ${title}`,
  dropDraft: 'Delete',
  dropDraftOf: (title: string): string => `Delete the draft ${title}`,
  keptAt: (by: string | null, at: Instant): string =>
    by === null ? format.moment(at) : `${by}, ${format.moment(at)}`,
  unsavedQuestion: 'What you tried is not kept. Close all the same?',
  closeAnyway: 'Close',
  goOn: 'Go on',
});
