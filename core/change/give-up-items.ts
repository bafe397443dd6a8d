import type { KeyResultId } from '../model/ids.ts';
import type { CountedWork, ItemDocument, ShardDocument } from '../port/documents.ts';
import { applyContribution } from '../progress/apply-contribution.ts';
import { creditOf } from '../progress/contribution.ts';
import { stageOf } from '../progress/stage.ts';
import type { Contribution, Sums } from '../progress/sums.ts';

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
  const changed = new Map<KeyResultId, Given>();
  for (const { item, below } of items) {
    if (below && ['done', 'dropped'].includes(stageOf(item.state, policy))) continue;
    const credit = creditOf('dropped', item, policy);
    for (const { keyResult, pass, contribution, part } of item.entries) {
      const work = works.get(keyResult);
      if (!work || !contribution || work.countedAt === null || pass !== work.pass) continue;
      const { sums, parts } = changed.get(keyResult) ?? work;
      const given = (of: Sums): Sums => givenUp(of, contribution, credit);
      changed.set(keyResult, {
        sums: given(sums),
        ...(parts && { parts: parts.map((one, at) => (at === part ? given(one) : one)) }),
      });
    }
  }
  return {
    ...shard,
    keyResults: shard.keyResults.map((one) => {
      const given = changed.get(one.id);
      return given && one.work ? { ...one, work: { ...one.work, ...given } } : one;
    }),
  };
}

// ── below ──

type Given = Pick<CountedWork, 'sums' | 'parts'>;

const givenUp = (sums: Sums, contribution: Contribution, credit: Contribution['credit']): Sums =>
  applyContribution(
    applyContribution(sums, contribution, -1),
    { ...contribution, credit, unknown: false },
    1,
  );
