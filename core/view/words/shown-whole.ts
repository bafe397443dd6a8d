import type { Ppm } from '../../model/plan.ts';
import { percentText } from '../../progress/percent.ts';

/** The whole percentage that a reader sees; "<1" is 0. For differences that must agree with what is shown. */
export function shownWhole(ppm: Ppm): number {
  const shown = Number(percentText(ppm));
  return Number.isNaN(shown) ? 0 : shown;
}
