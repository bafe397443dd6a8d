import type { Ppm } from '../../../model/plan.ts';
import type { Origin } from '../../../progress/evaluation.ts';
import type { Format } from '../format.ts';
import { NO_BREAK } from '../signs.ts';
import { shownWhole } from '../shown-whole.ts';
import { besideNumber } from './beside-number.ts';

const origins: Readonly<Record<Origin, string>> = {
  computed: 'computed',
  measured: 'measured',
  manual: 'typed',
  override: 'set by hand',
  frozen: 'frozen at the close',
  none: 'no value',
};

/** The panel's own labels, and what stands beside its numbers. */
export const panel = (format: Format) => {
  const percent = (ppm: Ppm): string => `${format.whole(shownWhole(ppm))}${NO_BREAK}%`;
  return {
    ...besideNumber(format),
    panelTitle: 'OKRs this epic serves',
    loading: 'Loading the OKRs',
    refreshing: 'Reading again',
    keyResults: 'Key results',
    /** "aspirational (70 %)": how far counts as success. */
    kind: (kind: 'committed' | 'aspirational', threshold: Ppm): string =>
      kind === 'committed' && threshold === 1_000_000 ? 'committed' : `${kind} (${percent(threshold)})`,
    expected: (ppm: Ppm): string => `expected ${percent(ppm)}`,
    today: 'today',
    origin: (origin: Origin): string => origins[origin],
    notCounted: 'tracked, not counted',
    was: (percentText: string | null): string =>
      percentText === null ? 'new value' : `was ${format.typed(percentText)}${NO_BREAK}%`,
    changed: (title: string, now: string, before: string): string => `${title}: ${now}, was ${before}`,
    countingStarted: 'Counting the linked work.',
    countingDone: 'Counted.',
    countFailed: (reason: string): string => `The last count did not finish: ${reason}`,
    lastGood: 'The number is the last good one.',
    recount: 'Recount',
    recountOf: (title: string): string => `Recount ${title}`,
    recountAll: 'Recount all linked work',
    openHierarchy: 'Open the hierarchy',
    objectiveBelow: 'objective',
    unlink: 'Unlink this epic',
    unlinkQuestion: (title: string): string =>
      `Unlink this epic from “${title}”? Its work then no longer counts there.`,
    unlinkYes: 'Unlink',
    unlinkNo: 'Keep it',
    unlinked: (title: string): string => `Unlinked from “${title}”.`,
    undo: 'Link again',
    linked: (title: string): string => `Linked to “${title}”.`,
    dismiss: 'Dismiss',
    /** The one quiet line on other work item types. */
    serves: (keyResult: string, objective: string): string => `Serves “${keyResult}” (${objective})`,
    servesMore: (count: number): string => `and ${format.whole(count)} more`,
    servesNothing: 'Serves no key result.',
  };
};
