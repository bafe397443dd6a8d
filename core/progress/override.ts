import type { Day } from '../model/day.ts';
import type { Cycle, KeyResult, Override } from '../model/plan.ts';

/**
 * The override that stands on a day: up to and with its last day, and never beyond the cycle (R30). After that the
 * computed value counts again by itself.
 */
export const overrideOn = (
  { override }: Pick<KeyResult, 'override'>,
  { cycle, asOf }: { readonly cycle: Cycle; readonly asOf: Day },
): Override | null => (override && asOf <= override.until && asOf <= cycle.end ? override : null);
