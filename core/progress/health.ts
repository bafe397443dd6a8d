import type { Day } from '../model/day.ts';
import type { Ppm } from '../model/plan.ts';
import type { Health } from './evaluation.ts';
import { elapsedOf } from './pace.ts';

/** Health by pace: the first that fits (R32). */
export function healthOf(
  progress: Ppm | null,
  expected: Ppm,
  node: { readonly start: Day; readonly end: Day; readonly threshold: Ppm },
  asOf: Day,
): Health {
  const { days, all } = elapsedOf(node, asOf);
  const early = days * 10 < all;
  if (progress === null) return early ? 'too-early' : 'none';
  if (asOf < node.start) return 'not-started';
  if (progress >= node.threshold) return 'achieved';
  // Both, for dates upside down are one day, the start.
  if (asOf > node.end && asOf > node.start) return 'missed';
  if (early) return 'too-early';
  const gap = expected - progress;
  if (gap * 10 <= node.threshold) return 'on-track';
  return gap * 4 <= node.threshold ? 'at-risk' : 'off-track';
}
