import type { KeyResultId } from '../model/ids.ts';
import type { ItemDocument, ShardDocument } from '../port/documents.ts';
import { applyContribution } from '../progress/apply-contribution.ts';
import { creditOf } from '../progress/contribution.ts';
import { stageOf } from '../progress/stage.ts';
import type { Sums } from '../progress/sums.ts';

/** An item that is given up, named by a person or found below one that is. */
export interface GivenUp {
  readonly item: ItemDocument;
  /** What lies below a container that is given up: what is done or dropped there stays as it is. */
  readonly below: boolean;
}

/**
 * The sums of a shard as if these items were dropped, each in every key result that counts it now (R19). A container
 * stands for what lies below it, and adds nothing itself (R17).
 */
export function withoutItems(shard: ShardDocument, items: readonly GivenUp[]): ShardDocument {
  const { policy } = shard;
  const works = new Map(shard.keyResults.map(({ id, work }) => [id, work]));
  const changed = new Map<KeyResultId, Sums>();
  for (const { item, below } of items) {
    if (below && ['done', 'dropped'].includes(stageOf(item.state, policy))) continue;
    const credit = creditOf('dropped', item, policy);
    for (const { keyResult, pass, contribution } of item.entries) {
      const work = works.get(keyResult);
      if (!work || !contribution || work.countedAt === null || pass !== work.pass) continue;
      const without = applyContribution(changed.get(keyResult) ?? work.sums, contribution, -1);
      changed.set(keyResult, applyContribution(without, { ...contribution, credit, unknown: false }, 1));
    }
  }
  return {
    ...shard,
    keyResults: shard.keyResults.map((one) => {
      const sums = changed.get(one.id);
      return sums && one.work ? { ...one, work: { ...one.work, sums } } : one;
    }),
  };
}
