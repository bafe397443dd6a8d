import type { HierarchyPatch, HierarchyView } from '@throughline/core/view/hierarchy.ts';

/**
 * The view after a change: all nodes of the patch's shards stand in place of those that were there. A shard that the
 * view did not have joins it where it is of the cycle that is shown. One that was to come has come.
 */
export function patched(view: HierarchyView, patch: HierarchyPatch): HierarchyView {
  const replaced = new Set(patch.shards);
  const known = new Set(view.shards);
  const kept = view.nodes.filter(({ shard }) => !replaced.has(shard));
  const fresh = patch.nodes.filter(({ shard, cycle }) => known.has(shard) || cycle === view.cycle?.id);
  const joined = new Set(fresh.map(({ shard }) => shard).filter((shard) => !known.has(shard)));
  const toCome = view.toCome.filter((group) => !group.every((shard) => replaced.has(shard)));
  // Of the others the view has counted them already.
  const isFirst = toCome.length < view.toCome.length;
  return {
    ...view,
    now: patch.now,
    nodes: [...kept, ...fresh],
    shards: [...view.shards, ...joined],
    toCome,
    restricted: view.restricted + (isFirst ? patch.restricted : 0),
  };
}

/** A view read anew keeps the nodes that are to come as they were last seen: rows do not go and come back. */
export function readAnew(view: HierarchyView, before: HierarchyView | null): HierarchyView {
  if (view.toCome.length === 0 || before?.cycle?.id !== view.cycle?.id) return view;
  const toCome = new Set(view.toCome.flat());
  return {
    ...view,
    nodes: [...view.nodes, ...(before?.nodes.filter(({ shard }) => toCome.has(shard)) ?? [])],
  };
}
