import type { KeyResultDocument, ShardDocument, TextDocument } from '../port/documents.ts';

/** Why a node cannot be taken away as if it had never been: something hangs on it. null = nothing does. */
export function whatHangsOn(
  id: string,
  { objectives, keyResults }: Pick<ShardDocument, 'objectives' | 'keyResults'>,
  document: KeyResultDocument | null,
): 'key results' | 'objectives' | 'links' | 'check-ins' | null {
  if (keyResults.some(({ objective }) => objective === id)) return 'key results';
  if (objectives.some(({ parents }) => parents.some(({ parent }) => parent === id))) return 'objectives';
  if (document && document.links.length + (document.missing?.length ?? 0) > 0) return 'links';
  return document && document.readings.length > 0 ? 'check-ins' : null;
}

export const withoutNode = (shard: ShardDocument, id: string): ShardDocument => ({
  ...shard,
  objectives: shard.objectives.filter((one) => one.id !== id),
  keyResults: shard.keyResults.filter((one) => one.id !== id),
});

export const withoutText = ({ texts, ...document }: TextDocument, id: string): TextDocument => ({
  ...document,
  texts: Object.fromEntries(Object.entries(texts).filter(([node]) => node !== id)),
});
