import { hierarchyFunctions } from '@throughline/core/use/hierarchy-functions.ts';
import type { HierarchyCalls, HierarchyFunctions } from '@throughline/core/use/hierarchy-functions.ts';
import type { Guard } from './guards.ts';
import { hierarchyRequests } from './hierarchy-requests.ts';
import { hierarchyPlaceOf } from './invocation.ts';
import { pageCall } from './page-call.ts';
import type { PageCall } from './page-call.ts';

/** Calls that leave OKRs as they are: whoever only reads is not asked for a name (host.ts). */
const reading: ReadonlySet<keyof HierarchyCalls> = new Set([
  'openHierarchy',
  'refresh',
  'readTrends',
  'readNode',
  'explain',
  'findPeople',
  'findWork',
  'countQuery',
  'countOn',
  'tryOut',
  'listScenarios',
  'openScenario',
] as const);

/** One function for each call of the hierarchy: its guard, and then its use case. */
export const hierarchyCalls: Readonly<Record<keyof HierarchyCalls, PageCall>> = Object.fromEntries(
  (Object.keys(hierarchyFunctions) as (keyof HierarchyCalls)[]).map((name) => [name, callOf(name)]),
) as Record<keyof HierarchyCalls, PageCall>;

// ── below ──

function callOf(name: keyof HierarchyCalls): PageCall {
  // The guard and the use case of one name fit each other; over all names at once TypeScript cannot say so.
  const read = hierarchyRequests[name] as Guard<never>;
  const use = hierarchyFunctions[name] as HierarchyFunctions['openHierarchy'];
  return pageCall(hierarchyPlaceOf, read, use, { writes: !reading.has(name) });
}
