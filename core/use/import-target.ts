import { countedKeyResult } from '../change/counted-work.ts';
import {
  boundKpis,
  importedLinks,
  importedShard,
  importedText,
  importedWork,
  needsCount,
} from '../change/import-shard.ts';
import type { ImportContext } from '../change/import-shard.ts';
import type { ImportTarget } from '../change/import-targets.ts';
import { isFull } from '../change/link.ts';
import type { KpiId, ProjectId } from '../model/ids.ts';
import type { Host } from '../port/host.ts';
import type { Key, Write } from '../port/store.ts';
import { bad, good } from './answer.ts';
import type { Answer } from './answer.ts';
import { openDesk } from './desk.ts';
import type { Desk } from './desk.ts';
import { newProject } from './item-level.ts';
import { countAnew } from './settle-on-desk.ts';
import type { StartedCount } from './settle-on-desk.ts';
import { NOTHING_CHANGED } from './withstand.ts';

interface ImportedTarget {
  readonly started: readonly StartedCount[];
  readonly missing: readonly string[];
}

const TRIES = 5;

/**
 * One shard of an import. What nobody looks at without the shard (links, counts) is written first; the shard, its texts
 * and the projects that name it come last, in one commit: a reader sees all of it or nothing.
 */
export async function importTarget(
  host: Host,
  target: ImportTarget,
  context: ImportContext,
): Promise<Answer<ImportedTarget>> {
  for (let tried = 0; tried < TRIES; tried += 1) {
    const desk = openDesk(host.store);
    const answer = await layOut(host, desk, target, context);
    if (!answer.ok || (await commitInOrder(host, desk.writes()))) return answer;
  }
  return bad(
    'conflict',
    'Somebody else is changing the same objectives. Import the plan again to bring the rest.',
  );
}

async function layOut(
  host: Host,
  desk: Desk,
  target: ImportTarget,
  context: ImportContext,
): Promise<Answer<ImportedTarget>> {
  const objectives = target.trees.flatMap((tree) => tree.objectives);
  const keyResults = target.trees.flatMap((tree) => tree.keyResults);
  const guests = [...new Set(objectives.map(context.projectOf))].filter((project) => project !== target.home);
  await desk.read([target.home, ...guests].map((id) => ({ kind: 'project', id })));
  const shard = target.shard ?? nextShard(desk, target.home);
  await desk.read([
    { kind: 'shard', id: shard },
    { kind: 'text', id: shard },
    ...keyResults.flatMap(({ id }) => [
      { kind: 'keyResult' as const, id },
      { kind: 'count' as const, id },
    ]),
  ]);
  const bound = new Set(boundKpis(keyResults));
  const kpis = context.plan.kpis.filter(({ id }) => bound.has(id));
  await desk.read(kpis.map(({ id }) => kpiKey(shard, id)));

  const before = desk.get('shard', shard);
  const links = new Map(
    keyResults.map((one) => {
      const stored = desk.get('keyResult', one.id);
      // A document that names another shard was left by an import that never ended.
      const own = stored?.shard === undefined || stored.shard === shard ? stored : null;
      return [one.id, { before: own, after: importedLinks(own, one, shard, context.found) }];
    }),
  );
  const full = keyResults.find(({ id }) => isFull(links.get(id)?.after ?? EMPTY));
  if (full) {
    return bad(
      'bad-input',
      `"${full.title}" has more links than a key result can hold. ${NOTHING_CHANGED} Link the epics above these items instead.`,
    );
  }
  const after = importedShard(before, target, context, (one) =>
    importedWork(
      before?.keyResults.find(({ id }) => id === one.id),
      one,
      links.get(one.id)?.after ?? EMPTY,
    ),
  );
  desk.put('shard', shard, after);
  desk.put('text', shard, importedText(desk.get('text', shard), target, kpis));
  for (const { id } of keyResults) desk.put('keyResult', id, links.get(id)?.after ?? EMPTY);
  for (const { id, readings } of kpis) {
    desk.put('keyResult', kpiKey(shard, id).id, { ...EMPTY, shard, readings });
  }
  nameShard(desk, after.home, shard, 'shards');
  for (const guest of guests) nameShard(desk, guest, shard, 'guests');

  const started: StartedCount[] = [];
  for (const one of keyResults) {
    const changed = links.get(one.id);
    const counted = countedKeyResult(desk, shard, one.id);
    const isNew = { shard: after, links: changed?.after ?? EMPTY };
    if (counted && needsCount({ shard: before, links: changed?.before ?? null }, isNew, one)) {
      started.push(await countAnew(host, desk, counted));
    }
  }
  return good({ started, missing: [...links.values()].flatMap(({ after: { missing = [] } }) => missing) });
}

const EMPTY = { v: 1 as const, links: [], readings: [] };

/** Of a shard's own, since another project may have a KPI of the same id. */
const kpiKey = (shard: string, id: KpiId): Key<'keyResult'> => ({ kind: 'keyResult', id: `${shard}/${id}` });

/** `<home project>~<n>`, one more than the last. */
function nextShard(desk: Desk, home: ProjectId): string {
  const numbers = (desk.get('project', home)?.shards ?? []).map((id) =>
    Number(id.slice(id.lastIndexOf('~') + 1)),
  );
  return `${home}~${Math.max(0, ...numbers.filter(Number.isSafeInteger)) + 1}`;
}

function nameShard(desk: Desk, id: ProjectId, shard: string, as: 'shards' | 'guests'): void {
  const project = desk.get('project', id) ?? newProject(id);
  if (!project[as].includes(shard)) desk.put('project', id, { ...project, [as]: [...project[as], shard] });
}

/** false = somebody else was quicker; what was written by then is seen by nobody and is written over next time. */
async function commitInOrder({ store }: Host, writes: readonly Write[]): Promise<boolean> {
  const isLast = ({ key: { kind } }: Write) => kind === 'shard' || kind === 'text' || kind === 'project';
  const first = writes.filter((write) => !isLast(write));
  const last = writes.filter(isLast);
  // Few enough: everything at once.
  const commits =
    writes.length <= store.limits.writes ? [writes] : [...inParts(first, store.limits.writes), last];
  for (const commit of commits) {
    if (commit.length > 0 && !(await store.commit(commit)).ok) return false;
  }
  return true;
}

function inParts<T>(all: readonly T[], size: number): T[][] {
  const parts: T[][] = [];
  for (let at = 0; at < all.length; at += size) parts.push(all.slice(at, at + size));
  return parts;
}
