import * as fc from 'fast-check';
import type { LiveSource } from '@throughline/core/progress/live/source.ts';

export const anyRules = fc.record<LiveSource['rules']>({
  noData: fc.constantFrom('zero', 'exclude'),
  weights: fc.constantFrom('relative', 'percent'),
  unestimated: fc.constantFrom('stored', 'zero', 'exclude', 'block'),
});

/** How large a random tree is. */
export const anyShape = fc.record({
  parents: fc.integer({ min: 1, max: 12 }),
  work: fc.nat(10),
  given: fc.nat(4),
  items: fc.integer({ min: 1, max: 20 }),
  links: fc.nat(60),
});
