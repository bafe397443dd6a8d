import type { Ppm } from '../../../model/plan.ts';
import type { Format } from '../format.ts';
import { shownWhole } from '../shown-whole.ts';
import { NO_BREAK } from '../signs.ts';
import { counted } from './plural.ts';

/** What stands beside a number, and in place of a name that the viewer may not see. */
export const besideNumber = (format: Format) => {
  const percent = (ppm: Ppm): string => `${format.whole(shownWhole(ppm))}${NO_BREAK}%`;
  return {
    /** Beside an override (R30). */
    setByHand: (computed: string | null): string =>
      computed === null
        ? 'set by hand; no computed value'
        : `set by hand; computed: ${format.typed(computed)}${NO_BREAK}%`,
    stale: 'stale',
    coverage: (ppm: Ppm): string => `data for ${percent(ppm)} of the weight`,
    offTrack: (off: number, of: number): string =>
      `${format.whole(off)} of ${counted(format, of, 'key result')} off track`,
    notes: (count: number): string => counted(format, count, 'note'),
    counting: (items: number): string => `Counting: ${counted(format, items, 'item')} so far`,
    restrictedObjectives: (count: number): string =>
      `${counted(format, count, 'objective')} that you may not see`,
    restrictedObjective: 'An objective that you may not see',
  };
};
