import type { KpiId, ProjectId } from '../model/ids.ts';
import type { ShardDocument } from '../port/documents.ts';
import type { Host } from '../port/host.ts';
import type { Key } from '../port/store.ts';
import type { Desk } from './desk.ts';
import { newProject } from './item-level.ts';
import { readShards } from './shard-reading.ts';

/** Of a shard's own, since another project may have a KPI of the same id. */
export const kpiKey = (shard: string, id: KpiId): Key<'keyResult'> => ({
  kind: 'keyResult',
  id: `${shard}/${id}`,
});

/** `<home project>~<n>`, one more than the last. @param desk holds the project */
export function nextShard(desk: Desk, home: ProjectId): string {
  const numbers = (desk.get('project', home)?.shards ?? []).map((id) =>
    Number(id.slice(id.lastIndexOf('~') + 1)),
  );
  return `${home}~${Math.max(0, ...numbers.filter(Number.isSafeInteger)) + 1}`;
}

/** The project's list with this shard in it. @param desk holds the project */
export function nameShard(desk: Desk, id: ProjectId, shard: string, as: 'shards' | 'guests'): void {
  const project = desk.get('project', id) ?? newProject(id);
  if (!project[as].includes(shard)) desk.put('project', id, { ...project, [as]: [...project[as], shard] });
}

/** A project that has no objective left in a shard of another. @param desk holds the project */
export function unnameShard(desk: Desk, id: ProjectId, shard: string): void {
  const project = desk.get('project', id);
  if (!project?.guests.includes(shard)) return;
  desk.put('project', id, { ...project, guests: project.guests.filter((other) => other !== shard) });
}

/**
 * Puts an empty shard on the desk, with its texts and its project's list; the directory names it once something lies in
 * it. @param desk holds the project
 */
export async function newShard(
  host: Host,
  desk: Desk,
  { home, cycle, policy }: Pick<ShardDocument, 'home' | 'cycle' | 'policy'>,
): Promise<string> {
  const shard = nextShard(desk, home);
  await readShards(desk, [shard]);
  desk.put('shard', shard, {
    v: 3,
    home,
    cycle,
    policy,
    objectives: [],
    keyResults: [],
    kpis: [],
    watermark: firstWatermark(host),
  });
  desk.put('text', shard, { v: 1, texts: {} });
  nameShard(desk, home, shard, 'shards');
  return shard;
}

/** A page's clock may be ahead of the tracker's; what is read twice changes nothing twice. */
const CLOCKS_APART = 3_600_000;

/** From when on a new shard asks for changes; null = they come by events. */
export const firstWatermark = (host: Host): number | null =>
  host.capabilities.changes ? host.now() - CLOCKS_APART : null;
