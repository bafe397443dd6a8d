import type { Day } from '../../../../model/day.ts';
import type { Ppm } from '../../../../model/plan.ts';
import type { Format } from '../../format.ts';
import { percentOf } from '../../quantities.ts';
import { NO_BREAK } from '../../signs.ts';
import { shownWhole } from '../../shown-whole.ts';
import { counted } from '../plural.ts';
import { signed } from '../../signed.ts';

/** Saying where a key result stands, and correcting what was said. */
export const checkIns = (format: Format) => {
  const percent = percentOf(format);
  const value = (text: string, unit: string | null): string => {
    if (text === 'yes') return 'yes';
    if (text === 'no') return 'no';
    return unit === null ? format.typed(text) : `${format.typed(text)}${NO_BREAK}${unit}`;
  };
  return {
    dialog: (title: string): string => `Check in: ${title}`,
    notPossible: 'A check-in is made on an open key result, by those who may edit it.',
    value: 'Value',
    valueIn: (unit: string): string => `Value in ${unit}`,
    done: 'Is it done?',
    yes: 'Yes',
    no: 'Not yet',
    /** What a value counts as, in the reader's form. */
    shown: value,
    readAs: (text: string, unit: string | null): string => `Read as ${value(text, unit)}.`,
    wouldBe: (percentShown: string): string => `That would be ${format.typed(percentShown)}${NO_BREAK}%.`,
    notANumber: (typed: string): string =>
      `“${typed}” is not a number. Write it with digits only, for example ${format.typed('12.5')}.`,
    nothing: 'There is nothing to save yet: write a value, a confidence, a note or what is in the way.',
    wordsOnly: {
      work: 'Its number comes from the linked work. Say here how sure you are, and why.',
      milestones: 'Its number comes from its milestones. Say here how sure you are, and why.',
      objectives: 'Its number comes from the objectives below it. Say here how sure you are, and why.',
      query: 'Its number comes from a query. Say here how sure you are, and why.',
    },
    confidence: 'Confidence',
    confidenceHint: 'From 0, it will not be reached, to 10, it surely will. The digit keys choose.',
    step: (step: number): string => format.whole(step),
    confidenceNone: 'No statement',
    note: 'Note',
    blockers: 'What is in the way',
    day: 'Day',
    save: 'Save check-in',
    saveCorrection: 'Save correction',
    cancel: 'Cancel',
    saved: (title: string): string => `Checked in: “${title}”.`,
    corrected: (title: string): string => `Check-in corrected: “${title}”.`,
    removed: (title: string): string => `Check-in removed: “${title}”.`,
    conflict: (by: string | null): string =>
      `${by ?? 'Somebody else'} changed this meanwhile. What you wrote still stands here; save again to keep it.`,

    stands: 'Where it stands',
    /** "Last check-in on 3 Nov by Maria: 38 min, confidence 6." */
    last: (one: {
      on: Day;
      by: string | null;
      value: string | null;
      unit: string | null;
      confidence: number | null;
    }): string => {
      const said = [
        ...(one.value === null ? [] : [value(one.value, one.unit)]),
        ...(one.confidence === null ? [] : [`confidence ${format.whole(one.confidence)}`]),
      ].join(', ');
      const who = one.by === null ? '' : ` by ${one.by}`;
      return `Last check-in on ${format.day(one.on)}${who}${said === '' ? '' : `: ${said}`}.`;
    },
    noneYet: 'No check-in yet.',
    firstHint: 'The first one begins its story.',
    quoted: (text: string): string => `“${text}”`,
    inTheWay: (text: string): string => `In the way: ${text}`,
    /** What became of it since the last check-in; null = the number of that day is not known. */
    since: (then: Ppm | null, now: Ppm | null, changes: number): string => {
      const moved =
        then === null || now === null
          ? null
          : shownWhole(then) === shownWhole(now)
            ? `still at ${percent(now)}`
            : `from ${percent(then)} to ${percent(now)} (${signed(format, shownWhole(now) - shownWhole(then))})`;
      const edits = changes === 0 ? null : counted(format, changes, 'other change');
      const parts = [moved, edits].filter((part) => part !== null);
      return parts.length === 0
        ? 'Nothing is known to have changed since.'
        : `Since then: ${parts.join('; ')}.`;
    },

    list: 'Check-ins, newest first',
    on: (on: Day): string => format.day(on),
    confidenceShown: (confidence: number): string => `confidence ${format.whole(confidence)}`,
    by: (name: string, when: string): string => `${name}, ${when}`,
    justWords: 'words only',
    correct: 'Correct',
    correctOf: (on: Day): string => `Correct the check-in of ${format.day(on)}`,
    remove: 'Remove',
    removeOf: (on: Day): string => `Remove the check-in of ${format.day(on)}`,
    removeQuestion: (on: Day): string =>
      `Remove the check-in of ${format.day(on)}? Its value then no longer counts.`,
    removeYes: 'Remove it',
    removeNo: 'Keep it',
  };
};
