import { countedKeyResult } from '../change/counted-work.ts';
import type { CountedKeyResult } from '../change/counted-work.ts';
import type { Start } from '../change/count-step.ts';
import { linksIn } from '../change/counting.ts';
import type { ItemId, KeyResultId } from '../model/ids.ts';
import type { WorkItem } from '../model/work-item.ts';
import type { CountDocument } from '../port/documents.ts';
import type { Desk } from './desk.ts';

/** Which key result, and where it lies. */
export interface CountSpot {
  readonly keyResult: KeyResultId;
  readonly shard: string;
}

/** What one page of a count found in the tracker. */
export interface CountedPage {
  /** All that the set starts from. */
  readonly start: Start;
  readonly items: readonly WorkItem[];
  /** Linked, and not to be had (R19). */
  readonly missing: readonly ItemId[];
  /** The items are in the set since the query found them. */
  readonly byQuery: boolean;
  /** A page of what the query found, to be kept: which, and everything on it. */
  readonly record: { readonly page: number; readonly items: readonly ItemId[] } | null;
  after(count: CountDocument): CountDocument;
}

/** What the set of a key result starts from. @param desk holds its document */
export const startOf = (desk: Desk, { id, counting }: CountedKeyResult): Start => ({
  links: linksIn(counting, desk.get('keyResult', id)),
  query: counting.query,
});

/** The count under way on the desk; null when there is none. */
export async function readCount(
  desk: Desk,
  { keyResult: id, shard }: CountSpot,
): Promise<{ keyResult: CountedKeyResult; count: CountDocument } | null> {
  await desk.read([
    { kind: 'shard', id: shard },
    { kind: 'count', id },
    { kind: 'keyResult', id },
  ]);
  const keyResult = countedKeyResult(desk, shard, id);
  const count = desk.get('count', id);
  return keyResult && count && keyResult.work.next?.pass === count.pass ? { keyResult, count } : null;
}
