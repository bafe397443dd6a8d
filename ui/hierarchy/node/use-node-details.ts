import type { HierarchyNode } from '@throughline/core/view/hierarchy.ts';
import type { NodeDetails } from '@throughline/core/view/node-details.ts';
import { useAnswer, type Asked } from '../editor/use-answer.ts';
import { useHierarchy } from '../hierarchy-context.ts';

/** What is known of one node beside its row; read again when its row changes, and the last stays until then. */
export function useNodeDetails({ id, shard, ...row }: HierarchyNode): Asked<NodeDetails> {
  const { model } = useHierarchy();
  // While a count goes on the row changes with every page of it, and none of that stands here.
  const key = JSON.stringify({ id, shard, ...row, counting: null });
  return useAnswer(key, () => model.client.readNode({ id, shard }));
}
