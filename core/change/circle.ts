import { addTo } from '../model/groups.ts';
import type { ShardKeyResult, ShardObjective } from '../port/documents.ts';

/**
 * The circle that an objective with these parents would be part of (R29): from it over what it contributes to, back to
 * itself; null = there is none.
 * @param parents what it is to contribute to, in the same shard
 */
export function circleOf(
  id: string,
  parents: readonly string[],
  {
    objectives,
    keyResults,
  }: {
    readonly objectives: readonly Pick<ShardObjective, 'id' | 'parents'>[];
    readonly keyResults: readonly Pick<ShardKeyResult, 'id' | 'objective'>[];
  },
): readonly string[] | null {
  const up = new Map<string, string[]>();
  for (const { id: keyResult, objective } of keyResults) addTo<string, string>(up, keyResult, objective);
  for (const objective of objectives) {
    for (const { parent, contributes } of objective.parents) {
      if (contributes && objective.id !== id) addTo<string, string>(up, objective.id, parent);
    }
  }
  const from = new Map<string, string>();
  const open = [...parents];
  for (const parent of parents) from.set(parent, id);
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    if (at === id) return pathTo(id, from);
    for (const above of up.get(at) ?? []) {
      if (from.has(above)) continue;
      from.set(above, at);
      open.push(above);
    }
  }
  return null;
}

/** Back along the steps that led there, printed the way they go. */
function pathTo(id: string, from: ReadonlyMap<string, string>): readonly string[] {
  const path = [id];
  for (let at = from.get(id); at !== undefined && at !== id; at = from.get(at)) path.push(at);
  return [...path, id].toReversed();
}
