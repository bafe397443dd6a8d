import type { ItemId, KeyResultId } from '../model/ids.ts';
import type { ItemDocument, ItemLink, KeyResultDocument } from '../port/documents.ts';
import { countedKeyResult, putWork } from './counted-work.ts';
import type { Draft } from './draft.ts';

/** A key result takes so many links; an epic above them is one link. */
const MOST_LINKS = 10_000;
/** And so many bytes of them: one document holds them all, and a host holds about 240 kB in one. */
const MOST_LINK_BYTES = 200_000;

/** The links of a key result with this one in it, in its old place where it was there before. */
export function withLink(
  document: KeyResultDocument,
  link: KeyResultDocument['links'][number],
): KeyResultDocument {
  const known = document.links.some(({ item }) => item === link.item);
  const links = known
    ? document.links.map((other) => (other.item === link.item ? link : other))
    : [...document.links, link];
  return { ...document, links };
}

export const withoutLink = (document: KeyResultDocument, item: ItemId): KeyResultDocument => ({
  ...document,
  links: document.links.filter((link) => link.item !== item),
});

/** The item's own side of a link. */
export const withItemLink = (item: ItemDocument, link: ItemLink): ItemDocument => ({
  ...item,
  links: [...item.links.filter(({ keyResult }) => keyResult !== link.keyResult), link],
});

export const withoutItemLink = (item: ItemDocument, keyResult: KeyResultId): ItemDocument => ({
  ...item,
  links: item.links.filter((link) => link.keyResult !== keyResult),
});

/** The shard's side: how many links there are, and how many of them are sub-tasks. */
export function putLinkCount(
  draft: Draft,
  spot: { shard: string; id: KeyResultId },
  links: number,
  subtasks: number,
): void {
  const keyResult = countedKeyResult(draft, spot.shard, spot.id);
  if (keyResult?.counting.what !== 'work') return;
  putWork(draft, keyResult, { ...keyResult.work, links, subtasks: Math.max(subtasks, 0) });
}

export const isFull = ({ links }: KeyResultDocument): boolean =>
  links.length > MOST_LINKS || (links.length > 1000 && JSON.stringify(links).length > MOST_LINK_BYTES);
