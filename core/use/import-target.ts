import { countedKeyResult, holdsKeyResult } from '../change/counted-work.ts';
import { directoryWith } from '../change/directory.ts';
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
import { keepCheckIns } from '../change/keep-check-ins.ts';
import { isFull } from '../change/link.ts';
import { inParts } from '../model/groups.ts';
import type { KeyResultId } from '../model/ids.ts';
import type { Kpi } from '../model/plan.ts';
import { said } from '../model/said.ts';
import { DIRECTORY } from '../port/documents.ts';
import type { DocumentKind } from '../port/documents.ts';
import type { Host } from '../port/host.ts';
import type { Write } from '../port/store.ts';
import { bad, good } from './answer.ts';
import type { Answer } from './answer.ts';
import { openDesk } from './desk.ts';
import type { Desk } from './desk.ts';
import { kpiKey, nameShard, nextShard } from './project-shards.ts';
import { countAnew } from './settle-on-desk.ts';
import type { StartedCount } from './settle-on-desk.ts';
import { NOTHING_CHANGED } from './withstand.ts';

interface ImportedTarget {
  readonly started: readonly StartedCount[];
  readonly missing: readonly string[];
}

/** Every import writes the one directory: of several at once each but one goes round again. */
const TRIES = 8;

/**
 * One shard of an import. What nobody looks at without the shard (links, counts) is written first; the shard, its texts,
 * the projects and the directory that name it come last, in one commit: a reader sees all of it or nothing.
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
    said`Somebody else is changing the same objectives. Import the plan again to bring the rest.`,
  );
}

async function layOut(
  host: Host,
  desk: Desk,
  given: ImportTarget,
  { plan: asWritten, ...context }: ImportContext,
): Promise<Answer<ImportedTarget>> {
  const objectives = given.trees.flatMap((tree) => tree.objectives);
  const planned = given.trees.flatMap((tree) => tree.keyResults);
  const guests = [...new Set(objectives.map(context.projectOf))].filter((project) => project !== given.home);
  await desk.read([
    { kind: 'directory', id: DIRECTORY },
    ...[given.home, ...guests].map((id) => ({ kind: 'project' as const, id })),
  ]);
  const shard = given.shard ?? nextShard(desk, given.home);
  await desk.read([
    { kind: 'shard', id: shard },
    { kind: 'text', id: shard },
    ...planned.flatMap(({ id }) => [
      { kind: 'keyResult' as const, id },
      { kind: 'count' as const, id },
    ]),
  ]);
  const bound = new Set(boundKpis(planned));
  const isBound = ({ id }: Kpi) => bound.has(id);
  await desk.read(asWritten.kpis.filter(isBound).map(({ id }) => kpiKey(shard, id)));
  const present = desk.get('shard', shard);
  // One that names another shard was left by an import that never ended; or its tree came here and it was not told yet.
  const ownOf = (id: KeyResultId) => {
    const stored = desk.get('keyResult', id);
    const isHere = present !== null && holdsKeyResult(present, id);
    return stored?.shard === undefined || stored.shard === shard || isHere ? stored : null;
  };
  const { target, plan } = keepCheckIns(given, asWritten, {
    keyResult: (id) => ownOf(id)?.readings ?? [],
    kpi: (id) => (bound.has(id) ? (desk.get('keyResult', kpiKey(shard, id).id)?.readings ?? []) : []),
  });
  const keyResults = target.trees.flatMap((tree) => tree.keyResults);
  const kpis = plan.kpis.filter(isBound);

  const links = new Map(
    keyResults.map((one) => {
      const own = ownOf(one.id);
      return [one.id, { before: own, after: importedLinks(own, one, shard, context.found) }];
    }),
  );
  const full = keyResults.find(({ id }) => isFull(links.get(id)?.after ?? EMPTY));
  if (full) {
    return bad(
      'bad-input',
      said`"${full.title}" has more links than a key result can hold. ${NOTHING_CHANGED} Link the epics above these items instead.`,
    );
  }
  const after = importedShard(present, target, { ...context, plan }, (one) =>
    importedWork(
      present?.keyResults.find(({ id }) => id === one.id),
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
  desk.put('directory', DIRECTORY, directoryWith(desk.get('directory', DIRECTORY), shard, after));

  const started: StartedCount[] = [];
  for (const one of keyResults) {
    const changed = links.get(one.id);
    const counted = countedKeyResult(desk, shard, one.id);
    const isNew = { shard: after, links: changed?.after ?? EMPTY };
    if (counted && needsCount({ shard: present, links: changed?.before ?? null }, isNew, one.id)) {
      started.push(await countAnew(host, desk, counted));
    }
  }
  return good({ started, missing: [...links.values()].flatMap(({ after: { missing = [] } }) => missing) });
}

const EMPTY = { v: 1 as const, links: [], readings: [] };

const lastKinds: ReadonlySet<DocumentKind> = new Set(['shard', 'text', 'project', 'directory']);

/** false = somebody else was quicker; what was written by then is seen by nobody and is written over next time. */
async function commitInOrder({ store }: Host, writes: readonly Write[]): Promise<boolean> {
  const isLast = ({ key: { kind } }: Write) => lastKinds.has(kind);
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
