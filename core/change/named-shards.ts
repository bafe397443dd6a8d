import type { ItemDocument } from '../port/documents.ts';

/** Every shard that an item's document names, each once. */
export const namedShards = (
  item: Pick<ItemDocument, 'entries' | 'links' | 'roots'> | null,
): readonly string[] => [
  ...new Set(
    [...(item?.links ?? []), ...(item?.entries ?? []), ...(item?.roots ?? [])].map(({ shard }) => shard),
  ),
];
