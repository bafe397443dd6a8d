import type { ProjectId } from '@throughline/core/model/ids.ts';
import type { Cycle, Plan } from '@throughline/core/model/plan.ts';
import { DIRECTORY } from '@throughline/core/port/documents.ts';
import type { DirectoryDocument, SeriesDocument, ShardDocument } from '@throughline/core/port/documents.ts';
import type { Host } from '@throughline/core/port/host.ts';
import { bringPlan } from '@throughline/core/use/bring-plan.ts';
import { openHierarchy } from '@throughline/core/use/open-hierarchy.ts';
import type { HierarchyNode, HierarchyView } from '@throughline/core/view/hierarchy.ts';
import { day, edge, keyResult, metricMeasure, objective, planOf, reading } from '../plan-fixtures.ts';
import { SUP, valueOf } from './world.ts';
import type { World } from './world.ts';

export const OPS = 'OPS' as ProjectId;

/** Brings a plan in; what names no project is SUP's. */
export async function bring(world: World, plan: Plan, host = world.host()): Promise<void> {
  valueOf(await bringPlan(host, { project: SUP }, plan));
  await world.drain();
}

export async function directoryOf({ store }: World): Promise<DirectoryDocument | null> {
  return (await store.get([{ kind: 'directory', id: DIRECTORY }]))[0]?.value ?? null;
}
export async function shardOf({ store }: World, id: string): Promise<ShardDocument> {
  const value = (await store.get([{ kind: 'shard', id }]))[0]?.value;
  if (!value) throw new Error(`no shard ${id}`);
  return value;
}
export async function seriesOf({ store }: World, id: string): Promise<SeriesDocument | null> {
  return (await store.get([{ kind: 'series', id }]))[0]?.value ?? null;
}

export async function opened(
  world: World,
  project: ProjectId | null = null,
  { cycle: asked = null, host = world.host() }: { cycle?: string | null; host?: Host } = {},
): Promise<HierarchyView> {
  return valueOf(await openHierarchy(host, { project }, { cycle: asked }));
}

export function nodeIn({ nodes }: { nodes: readonly HierarchyNode[] }, id: string): HierarchyNode {
  const found = nodes.find((node) => node.id === id);
  if (!found) throw new Error(`no node ${id}`);
  return found;
}
export const idsIn = ({ nodes }: { nodes: readonly HierarchyNode[] }): string[] =>
  nodes.map(({ id }) => String(id)).sort();

/** One objective of a project with a metric at a quarter. */
export const metricPlan = (id: string, project: ProjectId | null = null, more: Partial<Plan> = {}): Plan => ({
  ...planOf(
    [objective(id, { project })],
    [
      keyResult(`kr-${id}`, id, metricMeasure('0', '100'), {
        readings: [{ ...reading('2026-10-30', 25), confidence: 7 }],
      }),
    ],
  ),
  ...more,
});

/** A tree of two projects: SUP's objective below one of OPS. */
export const sharedTree = (): Plan =>
  planOf(
    [
      objective('o-ops', { project: OPS, title: 'Run well' }),
      objective('o-sup', { title: 'Reply faster', parents: [edge('o-ops')] }),
    ],
    [
      keyResult('kr-ops', 'o-ops', metricMeasure('0', '100')),
      keyResult('kr-sup', 'o-sup', metricMeasure('0', '100'), { readings: [reading('2026-10-30', 50)] }),
    ],
  );

export const cycle = (id: string, start: string, end: string): Cycle => ({
  id,
  start: day(start),
  end: day(end),
});
