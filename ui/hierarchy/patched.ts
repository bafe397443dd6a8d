import type { HierarchyPatch, HierarchyView } from '@throughline/core/view/hierarchy.ts';

/**
 * The view after a change: all nodes of the patch's shards stand in place of those that were there. A shard that the
 * view did not have joins it where it is of the cycle that is shown.
 */
export function patched(view: HierarchyView, patch: HierarchyPatch): HierarchyView {
  const replaced = new Set(patch.shards);
  const known = new Set(view.shards);
  const kept = view.nodes.filter(({ shard }) => !replaced.has(shard));
  const fresh = patch.nodes.filter(({ shard, cycle }) => known.has(shard) || cycle === view.cycle?.id);
  const joined = new Set(fresh.map(({ shard }) => shard).filter((shard) => !known.has(shard)));
  return {
    ...view,
    now: patch.now,
    nodes: [...kept, ...fresh],
    shards: [...view.shards, ...joined],
  };
}
