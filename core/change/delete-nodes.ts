import type { KeyResultId } from '../model/ids.ts';
import type { ItemDocument, ShardDocument, ShardObjective, TextDocument } from '../port/documents.ts';
import { boundKpis } from './import-shard.ts';

/**
 * A shard without these nodes: edges to them that only support go too, and KPIs that nothing is bound to any more. It
 * notes that they are gone, since the documents of work items go on naming them (core/use/follow-moves.ts).
 */
export function withoutNodes(shard: ShardDocument, ids: ReadonlySet<string>): ShardDocument {
  const keyResults = shard.keyResults.filter(({ id }) => !ids.has(id));
  const bound = new Set(boundKpis(keyResults));
  const rest = { ...shard, objectives: shard.objectives.filter(({ id }) => !ids.has(id)) };
  return {
    ...withoutEdgesTo(rest, ids),
    keyResults,
    kpis: shard.kpis.filter(({ id }) => bound.has(id)),
    moved: { ...shard.moved, ...Object.fromEntries([...ids].map((id) => [id, null])) },
  };
}

/** The shard without edges to these nodes; the same object where there are none. */
export function withoutEdgesTo(shard: ShardDocument, ids: ReadonlySet<string>): ShardDocument {
  const isTo = ({ parents }: ShardObjective) => parents.some(({ parent }) => ids.has(parent));
  if (!shard.objectives.some(isTo)) return shard;
  return {
    ...shard,
    objectives: shard.objectives.map((one) =>
      isTo(one) ? { ...one, parents: one.parents.filter(({ parent }) => !ids.has(parent)) } : one,
    ),
  };
}

export const withoutTexts = (text: TextDocument, ids: ReadonlySet<string>): TextDocument => ({
  ...text,
  texts: Object.fromEntries(Object.entries(text.texts).filter(([id]) => !ids.has(id))),
});

/** An item that these key results are nothing to any more; null = it is nobody's concern. */
export function withoutKeyResults(item: ItemDocument, ids: ReadonlySet<KeyResultId>): ItemDocument | null {
  const stays = ({ keyResult }: { readonly keyResult: KeyResultId }) => !ids.has(keyResult);
  const { roots: all = [], ...rest } = item;
  const roots = all.filter(stays);
  const links = item.links.filter(stays);
  const entries = item.entries.filter(stays);
  if (links.length + entries.length + roots.length === 0 && !item.deleted) return null;
  return { ...rest, links, entries, ...(roots.length > 0 && { roots }) };
}
