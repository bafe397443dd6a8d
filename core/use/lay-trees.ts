import { directoryWith } from '../change/directory.ts';
import { boundKpis } from '../change/import-shard.ts';
import { guestsOf, movedSeries, movedTexts, movedTree, sharedKpis, treeAround } from '../change/move-tree.ts';
import type { ShardTree } from '../change/move-tree.ts';
import { isTooLarge } from '../change/shard-room.ts';
import { dayOf } from '../model/day.ts';
import type { KeyResultId, ObjectiveId, ProjectId } from '../model/ids.ts';
import { said } from '../model/said.ts';
import { DIRECTORY } from '../port/documents.ts';
import type { ShardDocument, ShardObjective, TextDocument } from '../port/documents.ts';
import type { Host } from '../port/host.ts';
import { kpiReadingsThatMatter } from '../progress/readings.ts';
import { bad, good } from './answer.ts';
import type { Answer } from './answer.ts';
import type { Desk } from './desk.ts';
import { kpiKey, nameShard, unnameShard } from './project-shards.ts';
import { isSameJson } from './same.ts';
import { NOTHING_CHANGED } from './withstand.ts';

/** A tree, and where it lies. */
export interface PlacedTree {
  readonly id: string;
  readonly shard: ShardDocument;
  readonly tree: ShardTree;
  /** The objective that was asked for, or that of the key result that was. */
  readonly node: ShardObjective;
}

/** @param desk holds the shard; null = it does not hold the node */
export function treeAt(desk: Desk, id: string, node: ObjectiveId | KeyResultId): PlacedTree | null {
  const shard = desk.get('shard', id);
  const tree = shard && treeAround(shard, node);
  const home = tree?.keyResults.find((one) => one.id === node)?.objective ?? node;
  const objective = tree?.objectives.find((one) => one.id === home);
  return shard && tree && objective ? { id, shard, tree, node: objective } : null;
}

/**
 * Puts trees into a shard on the desk, with all that belongs to them beside items and ledgers, which go by ids. An
 * answer that is not ok has put nothing.
 * @param desk holds the shards and texts of all of them
 */
export async function layTrees(
  host: Host,
  desk: Desk,
  trees: readonly PlacedTree[],
  target: string,
): Promise<Answer<null>> {
  const shards = new Map<string, ShardDocument>();
  const texts = new Map<string, TextDocument>();
  const shardBefore = (id: string) => desk.get('shard', id) as ShardDocument;
  const shardAt = (id: string) => shards.get(id) ?? shardBefore(id);
  const textAt = (id: string) => texts.get(id) ?? desk.get('text', id) ?? { v: 1, texts: {} };
  const today = dayOf(host.now(), shardAt(target).policy.timeZone);
  for (const { id, tree } of trees) {
    const [from, to] = [shardAt(id), shardAt(target)];
    const differs = await differingKpi(desk, { id, shard: from }, { id: target, shard: to }, tree);
    if (differs !== null) {
      const name = textAt(target).texts[differs]?.title ?? differs;
      return bad(
        'bad-input',
        said`Both sides follow the KPI "${name}", with other readings or another target. ${NOTHING_CHANGED} Make the two alike, or let it support instead.`,
      );
    }
    const moved = movedTree({ id, shard: from }, { id: target, shard: to }, tree);
    const named = movedTexts(textAt(id), textAt(target), { before: from, after: moved.from }, tree);
    const mattering = await withMatteringReadings(desk, { id, tree }, moved.to, today);
    shards.set(id, moved.from).set(target, mattering);
    texts.set(id, named.from).set(target, named.to);
  }
  if (isTooLarge(shardAt(target), textAt(target).texts)) {
    return bad(
      'bad-input',
      said`The two trees are too much to be kept together. ${NOTHING_CHANGED} Let it support instead, or split the tree.`,
    );
  }
  await putKpis(desk, trees, target, shards);
  await putSeries(desk, trees, target);
  await putNames(desk, shards);
  const left = [...shards].flatMap(([id, shard]) => {
    const guests = guestsOf(shard);
    const gone = [...guestsOf(shardBefore(id))].filter((project) => !guests.has(project));
    return gone.map((project) => ({ project, shard: id }));
  });
  for (const [id, shard] of shards) desk.put('shard', id, shard);
  for (const [id, text] of texts) desk.put('text', id, text);
  await takeLeave(desk, left);
  return good(null);
}

// ── below ──

interface Place {
  readonly id: string;
  readonly shard: ShardDocument;
}

/** A KPI that both shards have and that is not the same in both; null = none. */
async function differingKpi(desk: Desk, from: Place, to: Place, tree: ShardTree): Promise<string | null> {
  for (const pair of sharedKpis(from.shard, to.shard, tree)) {
    const [own, other] = [kpiKey(from.id, pair.from.id), kpiKey(to.id, pair.to.id)];
    await desk.read([own, other]);
    const isSame =
      isSameJson({ ...pair.from, readings: [] }, { ...pair.to, readings: [] }) &&
      isSameJson(desk.get('keyResult', own.id)?.readings, desk.get('keyResult', other.id)?.readings);
    if (!isSame) return pair.from.id;
  }
  return null;
}

/** A KPI keeps in the shard what its key results there rest on; with more of them that is more. */
async function withMatteringReadings(
  desk: Desk,
  { id, tree }: { readonly id: string; readonly tree: ShardTree },
  shard: ShardDocument,
  today: ReturnType<typeof dayOf>,
): Promise<ShardDocument> {
  const taken = new Set(boundKpis(tree.keyResults));
  const keys = [...taken].map((kpi) => kpiKey(id, kpi));
  await desk.read(keys);
  const kpis = shard.kpis.map((kpi) => {
    const all = taken.has(kpi.id) && desk.get('keyResult', kpiKey(id, kpi.id).id)?.readings;
    return all
      ? { ...kpi, readings: kpiReadingsThatMatter({ ...kpi, readings: all }, shard.keyResults, today) }
      : kpi;
  });
  return { ...shard, kpis };
}

/** All readings of a KPI lie beside its shard; the ones that nobody there is bound to any more go. */
async function putKpis(
  desk: Desk,
  trees: readonly PlacedTree[],
  target: string,
  shards: ReadonlyMap<string, ShardDocument>,
): Promise<void> {
  for (const { id, tree } of trees) {
    for (const kpi of boundKpis(tree.keyResults)) {
      const [from, to] = [kpiKey(id, kpi), kpiKey(target, kpi)];
      await desk.read([from, to]);
      const document = desk.get('keyResult', from.id);
      if (document && !desk.get('keyResult', to.id)) {
        desk.put('keyResult', to.id, { ...document, shard: target });
      }
      const isBound = shards.get(id)?.kpis.some((one) => one.id === kpi);
      if (document && !isBound) desk.put('keyResult', from.id, null);
    }
  }
}

async function putSeries(desk: Desk, trees: readonly PlacedTree[], target: string): Promise<void> {
  await desk.read([target, ...trees.map(({ id }) => id)].map((id) => ({ kind: 'series', id })));
  for (const { id, tree } of trees) {
    const from = desk.get('series', id);
    if (!from) continue;
    const moved = movedSeries(from, desk.get('series', target), tree);
    desk.put('series', id, moved.from);
    desk.put('series', target, moved.to);
  }
}

/** The directory, and the lists of the projects that have objectives in a shard now. */
async function putNames(desk: Desk, shards: ReadonlyMap<string, ShardDocument>): Promise<void> {
  await desk.read([{ kind: 'directory', id: DIRECTORY }]);
  for (const [id, shard] of shards) {
    desk.put('directory', DIRECTORY, directoryWith(desk.get('directory', DIRECTORY), id, shard));
    const guests = [...guestsOf(shard)];
    await desk.read(guests.map((guest) => ({ kind: 'project', id: guest })));
    for (const guest of guests) nameShard(desk, guest, id, 'guests');
  }
}

/** Projects that have nothing left in a shard forget it, as far as the commit has room: a list too long costs a read. */
async function takeLeave(
  desk: Desk,
  left: readonly { readonly project: ProjectId; readonly shard: string }[],
): Promise<void> {
  await desk.read(left.map(({ project }) => ({ kind: 'project', id: project })));
  for (const { project, shard } of left) {
    if (desk.writes().length < desk.room) unnameShard(desk, project, shard);
  }
}
