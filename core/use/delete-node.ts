import { withoutEdgesTo, withoutKeyResults, withoutNodes, withoutTexts } from '../change/delete-nodes.ts';
import { boundKpis } from '../change/import-shard.ts';
import { inParts } from '../model/groups.ts';
import type { KeyResultId } from '../model/ids.ts';
import { said } from '../model/said.ts';
import { DIRECTORY, foundPage } from '../port/documents.ts';
import type { KeyResultDocument, ShardKeyResult } from '../port/documents.ts';
import type { Host } from '../port/host.ts';
import type { Key } from '../port/store.ts';
import { bad, good } from './answer.ts';
import type { Answer } from './answer.ts';
import { openDesk } from './desk.ts';
import type { Desk } from './desk.ts';
import type { FoundNode } from './find-node.ts';
import type { Changed, HierarchyPlace, NodeSpot } from './hierarchy-client.ts';
import { nameProjects } from './name-projects.ts';
import { permitNode } from './permit-node.ts';
import { presentFields } from './present-fields.ts';
import { kpiKey } from './project-shards.ts';
import { differences } from './save-answers.ts';
import { shardKey } from './shard-reading.ts';
import { transact } from './transact.ts';
import { NOTHING_CHANGED, RELOAD, withstand } from './withstand.ts';
import { writeLedger } from './write-ledger.ts';

/**
 * Deletes an objective with its key results, or one key result, by who administers its project. Refused while another
 * objective contributes to it; one that only supports it loses that edge. The ledger stays, with who deleted it and what
 * it was. Work items forget it when they are next looked at: what they say of it counts nowhere.
 */
export async function deleteNode(host: Host, _: HierarchyPlace, request: NodeSpot): Promise<Answer<Changed>> {
  const deleted = await withstand(
    NOTHING_CHANGED,
    () => transact<Deleted>(host.store, (desk) => layDeletion(host, desk, request)),
    RELOAD,
  );
  if (!deleted.ok) return deleted;
  const { shard, gone, left } = deleted.value;
  // It is deleted; what this leaves over is drawn and counted nowhere.
  const others = await withstand(NOTHING_CHANGED, async () => {
    await clearAway(host, left);
    return good(await cutEdges(host, shard, gone));
  });
  const shards = [shard, ...(others.ok ? others.value : [])];
  return good({ node: { id: request.id, shard }, change: null, notices: [], shards });
}

// ── below ──

interface Deleted {
  readonly shard: string;
  readonly gone: ReadonlySet<string>;
  /** Documents of its own that the commit had no room for. */
  readonly left: readonly OwnDocument[];
}

interface OwnDocument {
  readonly key: Key;
  /** Of a key result whose work was counted; else 0. */
  readonly lastPass: number;
}

async function layDeletion(host: Host, desk: Desk, request: NodeSpot): Promise<Answer<Deleted>> {
  const permitted = await permitNode(host, desk, request, 'administer');
  if (!permitted.ok) return permitted;
  const found = permitted.value;
  const { shard, document } = found;
  const keyResults = document.keyResults.filter(({ id, objective }) => [id, objective].includes(request.id));
  const gone = new Set<string>([request.id, ...keyResults.map(({ id }) => id)]);
  const feeding = contributing(desk, found, gone);
  if (feeding.length > 0) {
    return bad(
      'bad-input',
      said`Other objectives contribute to it. ${NOTHING_CHANGED} Let them serve something else first, or delete them.`,
      { details: feeding },
    );
  }
  const after = withoutNodes(document, gone);
  desk.put('shard', shard, after);
  const text = desk.get('text', shard);
  const kpis = document.kpis.filter(({ id }) => !after.kpis.some((kpi) => kpi.id === id));
  if (text) desk.put('text', shard, withoutTexts(text, new Set([...gone, ...kpis.map(({ id }) => id)])));
  await nameProjects(desk, shard, document, after);
  const fields = differences(presentFields(desk, found), {});
  await writeLedger(host, desk, { id: request.id, shard }, 'deleted', fields);

  const unbound = boundKpis(keyResults).filter((id) => kpis.some((kpi) => kpi.id === id));
  const own: readonly OwnDocument[] = [
    ...keyResults.map(({ id, work }) => ({
      key: { kind: 'keyResult' as const, id },
      lastPass: work ? Math.max(work.pass, work.next?.pass ?? 0) : 0,
    })),
    ...keyResults.map(({ id }) => ({ key: { kind: 'count' as const, id }, lastPass: 0 })),
    ...keyResults.flatMap(foundPages).map((key) => ({ key, lastPass: 0 })),
    ...unbound.map((id) => ({ key: kpiKey(shard, id), lastPass: 0 })),
  ];
  await desk.read(own.map(({ key }) => key));
  await forgetLinks(desk, keyResults);
  const left: OwnDocument[] = [];
  for (const one of own) {
    if (desk.writes().length < desk.room) remove(desk, one);
    else left.push(one);
  }
  return good({ shard, gone, left });
}

/** What its query found, of the count that is shown and of the one before. */
const foundPages = ({ id, work }: ShardKeyResult): readonly Key<'found'>[] =>
  Array.from({ length: work?.query?.pages ?? 0 }, (_, page) =>
    ([0, 1] as const).map((slot): Key<'found'> => ({ kind: 'found', id: foundPage(id, slot, page) })),
  ).flat();

/** Titles of the objectives that contribute to any of these. */
function contributing(desk: Desk, { shard, document }: FoundNode, gone: ReadonlySet<string>): string[] {
  const texts = desk.get('text', shard)?.texts ?? {};
  return document.objectives
    .filter(
      ({ id, parents }) => !gone.has(id) && parents.some((edge) => edge.contributes && gone.has(edge.parent)),
    )
    .map(({ id }) => texts[id]?.title ?? id);
}

/** The linked items of few links at once; half of the commit is left to the documents of the key results. */
async function forgetLinks(desk: Desk, keyResults: readonly ShardKeyResult[]): Promise<void> {
  const ids = new Set<KeyResultId>(keyResults.map(({ id }) => id));
  const linked = new Set(
    [...ids].flatMap((id) => desk.get('keyResult', id)?.links.map(({ item }) => item) ?? []),
  );
  const most = Math.floor((desk.room - desk.writes().length) / 2);
  if (linked.size > most) return;
  await desk.read([...linked].map((id) => ({ kind: 'item', id })));
  for (const id of linked) {
    const item = desk.get('item', id);
    if (item) desk.put('item', id, withoutKeyResults(item, ids));
  }
}

/**
 * Of a key result whose work was counted a stub stays. Should a plan file bring its id again, its counts go on from there:
 * what items still say of the deleted one must not be taken for theirs.
 */
function remove(desk: Desk, { key: { kind, id }, lastPass }: OwnDocument): void {
  const stub: KeyResultDocument = { v: 1, links: [], readings: [], lastPass };
  desk.put(kind, id, lastPass > 0 ? stub : null);
}

async function clearAway(host: Host, left: readonly OwnDocument[]): Promise<void> {
  for (const part of inParts(left, host.store.limits.writes)) {
    await transact(host.store, async (desk) => {
      await desk.read(part.map(({ key }) => key));
      for (const one of part) remove(desk, one);
      return good(null);
    });
  }
}

/** Objectives in other shards that supported it do so no more. @returns those shards */
async function cutEdges(host: Host, own: string, gone: ReadonlySet<string>): Promise<readonly string[]> {
  const desk = openDesk(host.store);
  await desk.read([{ kind: 'directory', id: DIRECTORY }]);
  const shards = desk.get('directory', DIRECTORY)?.shards.map(({ id }) => id) ?? [];
  await desk.read(shards.map(shardKey));
  const cut: string[] = [];
  for (const id of shards) {
    const shard = desk.get('shard', id);
    if (id === own || !shard || withoutEdgesTo(shard, gone) === shard) continue;
    await transact(host.store, async (present) => {
      await present.read([shardKey(id)]);
      const now = present.get('shard', id);
      if (now) present.put('shard', id, withoutEdgesTo(now, gone));
      return good(null);
    });
    cut.push(id);
  }
  return cut;
}
