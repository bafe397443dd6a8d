import type { Policy } from '../model/plan.ts';

/** What holds where a plan says nothing (semantics.md). */
export const defaultPolicy: Policy = {
  noData: 'zero',
  dropped: 'exclude',
  droppedResolutions: [
    "Won't Do",
    "Won't Fix",
    'Duplicate',
    'Declined',
    'Cancelled',
    'Cannot Reproduce',
    'Invalid',
    'Obsolete',
    'Incomplete',
    'Not Our Bug',
  ],
  droppedResolutionIds: [],
  doingCredit: 0,
  resolved: 'doing',
  unestimated: 'stored',
  level: 'standard',
  timeZone: 'UTC',
  weights: 'relative',
};

/** θ by kind (R31). */
export const thresholdOf = { committed: 1_000_000, aspirational: 700_000 } as const;
