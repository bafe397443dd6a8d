import { addTo } from '../model/groups.ts';
import type { ObjectiveId } from '../model/ids.ts';
import type { ShardDocument } from '../port/documents.ts';

/**
 * The part of a shard that the values of these nodes follow from: their objectives and all that contributes to them.
 * A panel that shows three of 750 nodes pays for these. The objectives right above are there too, since an edge that
 * is wrong is told of its child; their own values are only part of the truth.
 * @param shown objectives or key results
 */
export function shownPart(shard: ShardDocument, shown: ReadonlySet<string>): ShardDocument {
  const { objectives, keyResults } = shard;
  const homeOf = new Map<string, ObjectiveId>([
    ...objectives.map(({ id }) => [id, id] as const),
    ...keyResults.map(({ id, objective }) => [id, objective] as const),
  ]);
  const above = new Map<ObjectiveId, readonly ObjectiveId[]>();
  const below = new Map<ObjectiveId, ObjectiveId[]>();
  for (const { id, parents } of objectives) {
    const into = parents.flatMap(({ parent, contributes }) =>
      contributes ? (homeOf.get(parent) ?? []) : [],
    );
    above.set(id, into);
    for (const parent of into) addTo(below, parent, id);
  }
  const taken = new Set<ObjectiveId>();
  const open = [...shown].flatMap((id) => homeOf.get(id) ?? []);
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    if (taken.has(id)) continue;
    taken.add(id);
    open.push(...(below.get(id) ?? []));
  }
  const parents = [...taken].flatMap((id) => above.get(id) ?? []);
  for (const id of parents) taken.add(id);
  return {
    ...shard,
    objectives: objectives.filter(({ id }) => taken.has(id)),
    keyResults: keyResults.filter(({ objective }) => taken.has(objective)),
  };
}
