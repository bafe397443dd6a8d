import { countedKeyResult } from '../change/counted-work.ts';
import type { CountedKeyResult } from '../change/counted-work.ts';
import type { ItemId, KeyResultId } from '../model/ids.ts';
import type { WorkItem } from '../model/work-item.ts';
import type { CountDocument, KeyResultDocument } from '../port/documents.ts';
import type { Desk } from './desk.ts';

/** Which key result, and where it lies. */
export interface CountSpot {
  readonly keyResult: KeyResultId;
  readonly shard: string;
}

/** What one page of a count found in the tracker. */
export interface CountedPage {
  readonly links: KeyResultDocument['links'];
  readonly items: readonly WorkItem[];
  /** Linked, and not to be had (R19). */
  readonly missing: readonly ItemId[];
  after(count: CountDocument): CountDocument;
}

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
