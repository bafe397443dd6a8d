import type { Policy } from '../model/plan.ts';
import type { ItemState, Stage } from '../model/work-item.ts';

/**
 * The stage of a work item (R18), from the host's own category, never from a name. Names and ids of the policy's
 * dropped set are looked at in category done only: a stale resolution on a reopened item drops nothing.
 * Resolution ids match as they are; a status id is written `status:<id>` in the set, since the two lists of numbers
 * overlap (status 5 is Resolved, resolution 5 is Cannot Reproduce).
 */
export function stageOf(state: ItemState, policy: Policy): Stage {
  switch (state.category) {
    case 'todo':
    case 'doing':
    case 'unknown':
      return state.category;
    case 'resolved':
      return policy.resolved;
    case 'removed':
      return 'dropped';
    case 'done':
      return isDropped(state, policy) ? 'dropped' : 'done';
  }
}

function isDropped({ resolution, name, id }: ItemState, policy: Policy): boolean {
  const ids = policy.droppedResolutionIds;
  return (
    (resolution !== null && isDroppedName(resolution.name, policy)) ||
    isDroppedName(name, policy) ||
    (resolution !== null && resolution.id !== null && ids.includes(resolution.id)) ||
    (id !== null && ids.includes(`status:${id}`))
  );
}

// A hundred thousand items have a handful of names: each is looked at once.
const known = new WeakMap<readonly string[], Map<string, boolean>>();

function isDroppedName(name: string, { droppedResolutions: list }: Policy): boolean {
  let names = known.get(list);
  if (!names) known.set(list, (names = new Map()));
  let dropped = names.get(name);
  if (dropped === undefined) {
    dropped = list.some((other) => plainName(other) === plainName(name));
    names.set(name, dropped);
  }
  return dropped;
}

/** "Won’t Fix" = "wont fix", "Canceled" = "Cancelled" (R18). */
const plainName = (name: string): string =>
  name
    .toLowerCase()
    .replace(/['’‘`´ʼ]/g, '')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/\bcanceled\b/g, 'cancelled');
