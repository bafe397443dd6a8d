import type { Band, Health } from '../../../progress/evaluation.ts';
import type { Ppm } from '../../../model/plan.ts';
import type { Format } from '../format.ts';
import { NO_BREAK } from '../signs.ts';
import { shownWhole } from '../shown-whole.ts';
import { healthWord, healthWords } from './health-word.ts';

const bandWords: Readonly<Record<Band, string>> = {
  low: 'low',
  behind: 'behind',
  close: 'close',
  'right-track': 'on the right track',
  achieved: 'achieved',
};

export interface Pace {
  readonly health: Health;
  readonly progress: Ppm | null;
  readonly expected: Ppm;
  readonly threshold: Ppm;
}

/** The words for health and bands (R31, R32). */
export const health = (format: Format) => ({
  ...healthWord(),
  /** "Score 0.40 (behind); achieved from 0.70." To the hundredth of the percentage that is shown (R31). */
  score: (value: Pace & { readonly band: Band | null }): string => {
    const score = (ppm: Ppm): string => format.hundredths(shownWhole(ppm));
    const band = value.band === null ? '' : ` (${bandWords[value.band]})`;
    return `Score ${score(value.progress ?? 0)}${band}; achieved from ${score(value.threshold)}.`;
  },
  /** Asked of an aspirational one that was reached in full (R31). */
  /** "Off track: 14 points behind where it should be today." In whole points of the numbers that are shown. */
  pace: (value: Pace): string => {
    const word = healthWords[value.health];
    const percent = (ppm: Ppm): string => `${format.whole(shownWhole(ppm))}${NO_BREAK}%`;
    switch (value.health) {
      case 'none':
        return 'No value yet.';
      case 'not-started':
        return `${word}: its time has not begun.`;
      case 'too-early':
        return `${word}: less than a tenth of its time is over.`;
      case 'achieved':
        return `${word}: it counts as achieved from ${percent(value.threshold)}.`;
      case 'missed':
        return `${word}: its time is over; it would have counted as achieved from ${percent(value.threshold)}.`;
      case 'on-track':
      case 'at-risk':
      case 'off-track':
        return `${word}: ${distance(format, shownWhole(value.expected) - shownWhole(value.progress ?? 0))}`;
    }
  },
});

function distance(format: Format, behind: number): string {
  if (behind === 0) return 'where it should be today.';
  const points = `${format.whole(Math.abs(behind))} ${Math.abs(behind) === 1 ? 'point' : 'points'}`;
  return `${points} ${behind > 0 ? 'behind' : 'ahead of'} where it should be today.`;
}
