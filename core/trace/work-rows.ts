import { addTo } from '../model/groups.ts';
import type { ItemId, KeyResultId } from '../model/ids.ts';
import type { PlanLink, Ppm } from '../model/plan.ts';
import { whole } from '../model/ppm.ts';
import type { CountedItem } from '../progress/evaluation.ts';
import type { ItemIndex } from '../progress/item-index.ts';
import { tracedItem } from './naming-items.ts';
import type { ItemPart, LeftOut, MergedItem } from './trace.ts';
import type { Weighing } from './work-parts.ts';

/** Who else counts an item. */
export type Counting = ReadonlyMap<ItemId, readonly KeyResultId[]>;

export function countingItems(items: ReadonlyMap<KeyResultId, readonly CountedItem[]>): Counting {
  const counting = new Map<ItemId, KeyResultId[]>();
  for (const [id, rows] of items) {
    for (const { item, counted } of rows) {
      if (counted && counting.get(item)?.at(-1) !== id) addTo(counting, item, id);
    }
  }
  return counting;
}

export function itemParts(
  { rows, counts }: Weighing,
  ppm: readonly Ppm[],
  at: KeyResultId,
  counting: Counting,
  index: ItemIndex,
): readonly ItemPart[] {
  return rows.map((row, place) => ({
    kind: 'item',
    item: tracedItem(row.item, index),
    stage: row.stage,
    weight: row.weight,
    size: row.size,
    counts: counts[place] ?? 0,
    credit: row.credit,
    via: viaOf(row, index),
    share: row.share ?? whole,
    alsoIn: (counting.get(row.item) ?? []).filter((id) => id !== at),
    ppm: ppm[place] ?? 0,
  }));
}

export function leftOut(rows: readonly CountedItem[], index: ItemIndex): readonly LeftOut[] {
  return rows.flatMap((row): LeftOut[] =>
    row.why === 'counted'
      ? []
      : [
          {
            item: tracedItem(row.item, index),
            stage: row.stage,
            weight: row.weight,
            size: row.size,
            via: viaOf(row, index),
            why: row.why,
          },
        ],
  );
}

/** @param overlap the items that D_OVERLAP names */
export function merged(
  overlap: readonly ItemId[],
  links: readonly PlanLink[],
  rows: readonly CountedItem[],
  index: ItemIndex,
): readonly MergedItem[] {
  if (overlap.length === 0) return [];
  const linked = new Set(rows.flatMap(({ item, via }) => (via === 'link' || via === 'query' ? [item] : [])));
  const names = new Map<ItemId, string[]>(overlap.map((id) => [id, []]));
  for (const { reference } of links) {
    const item = index.find(reference);
    if (item) names.get(item.id)?.push(reference);
  }
  return overlap.map((id): MergedItem => {
    let above = index.get(id);
    do above = above && index.parentOf(above);
    while (above && !linked.has(above.id));
    return {
      item: tracedItem(id, index),
      names: names.get(id) ?? [],
      below: above ? tracedItem(above.id, index) : null,
    };
  });
}

function viaOf({ via }: CountedItem, index: ItemIndex): ItemPart['via'] {
  if (via === 'link') return 'link';
  return via === 'query' ? 'query' : tracedItem(via, index);
}
