import type { ItemReference, Plan, PlanLink } from '../model/plan.ts';
import type { ShardKeyResult } from '../port/documents.ts';
import type { Desk } from './desk.ts';
import { kpiKey } from './project-shards.ts';
import { projectOf, readShards } from './shard-reading.ts';

/**
 * What a shard holds as a plan, with titles and explicit links. Its readings are those that the present values rest on;
 * of KPIs all of them.
 * @returns null = there is no such shard
 */
export async function storedPlan(desk: Desk, id: string): Promise<Plan | null> {
  await readShards(desk, [id]);
  const shard = desk.get('shard', id);
  if (!shard) return null;
  const counted = shard.keyResults.filter(({ measure }) => measure.kind === 'work');
  await desk.read([
    ...counted.map((one) => ({ kind: 'keyResult' as const, id: one.id })),
    ...shard.kpis.map((kpi) => kpiKey(id, kpi.id)),
  ]);
  const texts = desk.get('text', id)?.texts ?? {};
  const words = (node: string) => ({ title: texts[node]?.title ?? node, owner: texts[node]?.owner ?? null });
  return {
    cycle: shard.cycle,
    policy: shard.policy,
    kpis: shard.kpis.map((kpi) => ({
      ...kpi,
      name: texts[kpi.id]?.title ?? kpi.id,
      explanation: texts[kpi.id]?.explanation ?? null,
      readings: desk.get('keyResult', kpiKey(id, kpi.id).id)?.readings ?? kpi.readings,
    })),
    objectives: shard.objectives.map((one) => ({
      ...one,
      ...words(one.id),
      project: projectOf(one, shard),
    })),
    keyResults: shard.keyResults.map((stored) => {
      const { work: _, ...one } = stored;
      const measure =
        one.measure.kind === 'work' ? { ...one.measure, links: linksOf(desk, one) } : one.measure;
      return { ...one, ...words(one.id), measure };
    }),
  };
}

// ── below ──

/** Also those that nothing was found for, as they were written. */
function linksOf(desk: Desk, keyResult: Pick<ShardKeyResult, 'id' | 'measure'>): readonly PlanLink[] {
  if (keyResult.measure.kind !== 'work') return [];
  const document = desk.get('keyResult', keyResult.id);
  const missing = (document?.missing ?? []).map((reference: ItemReference): PlanLink => {
    const { weight = null, share = null } = document?.missingLinks?.[reference] ?? {};
    return { reference, weight, share };
  });
  const links = document?.links ?? [];
  return [...links.map(({ item, weight, share }) => ({ reference: item, weight, share })), ...missing];
}
