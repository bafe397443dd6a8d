import type { Day } from '../model/day.ts';
import type { Closing, Cycle, KeyResult, Override } from '../model/plan.ts';

/** The last day of an override: its own, and never beyond the cycle (R30). */
export const lastDayOf = ({ until }: Override, { end }: Cycle): Day => (until < end ? until : end);

/** The override that stands on a day. After its last one the computed value counts again by itself. */
export const overrideOn = (
  { override }: Pick<KeyResult, 'override'>,
  { cycle, asOf }: { readonly cycle: Cycle; readonly asOf: Day },
): Override | null => (override && asOf <= lastDayOf(override, cycle) ? override : null);

/** What a close froze, on a day: from the closing's own day on (R36). */
export const frozenOn = (
  { status, closing }: Pick<KeyResult, 'status' | 'closing'>,
  asOf: Day,
): Closing | null => (status === 'closed' && closing && asOf >= closing.on ? closing : null);
