import type { Plan } from '../model/plan.ts';
import type { ShardDocument, TextDocument } from '../port/documents.ts';

/** A shard as a plan, for rules that are written for plans. Of its readings it has those that matter. */
export function planOfShard(
  { cycle, policy, objectives, keyResults, kpis }: ShardDocument,
  texts: TextDocument | null,
): Plan {
  const wordsOf = (id: string) => {
    const { title = id, owner = null } = texts?.texts[id] ?? {};
    return { title, owner };
  };
  return {
    cycle,
    policy,
    kpis: kpis.map((kpi) => ({
      ...kpi,
      name: wordsOf(kpi.id).title,
      explanation: texts?.texts[kpi.id]?.explanation ?? null,
    })),
    objectives: objectives.map((one) => ({ ...one, ...wordsOf(one.id) })),
    keyResults: keyResults.map((one) => ({ ...one, ...wordsOf(one.id) })),
  };
}

/**
 * The shard with the definitions and readings of a plan that was made from it; what was counted stays. To be
 * valued, not to be stored: it holds the texts too.
 */
export function withPlan(
  shard: ShardDocument,
  { cycle, policy, kpis, objectives, keyResults }: Plan,
): ShardDocument {
  const workOf = new Map(shard.keyResults.map(({ id, work }) => [id, work]));
  return {
    ...shard,
    cycle,
    policy,
    objectives,
    keyResults: keyResults.map((one) => ({ ...one, work: workOf.get(one.id) ?? null })),
    kpis,
  };
}
