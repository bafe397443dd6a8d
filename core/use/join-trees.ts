import { MOST_NODES } from '../change/shard-room.ts';
import { inParts } from '../model/groups.ts';
import { said, type Said } from '../model/said.ts';
import type { ShardDocument } from '../port/documents.ts';
import type { Host, Rights } from '../port/host.ts';
import type { Write } from '../port/store.ts';
import { bad, good } from './answer.ts';
import type { Answer } from './answer.ts';
import { openDesk } from './desk.ts';
import type { Desk } from './desk.ts';
import { shardNow } from './follow-moves.ts';
import type { NodeSpot } from './hierarchy-client.ts';
import { layTrees, treeAt } from './lay-trees.ts';
import type { PlacedTree } from './lay-trees.ts';
import { includes, rightOn } from './okr-rights.ts';
import { newShard } from './project-shards.ts';
import { isSameJson } from './same.ts';
import { projectOf, projectsOf, readShards } from './shard-reading.ts';
import { transact } from './transact.ts';
import { RELOAD, NOTHING_CHANGED, withstand } from './withstand.ts';

/** Where two trees lie together. */
export interface JoinedTrees {
  readonly shard: string;
  /** Everything in these is to be shown anew. */
  readonly shards: readonly string[];
}

const TRIES = 8;

/**
 * Two trees into one shard, so that one can contribute to the other: the smaller goes to the larger where that is
 * possible. The edge itself is the caller's to write. No number changes: sums, counts under way and all that work items
 * say of the key results stay as they are (core/change/move-tree.ts).
 * @param spot an objective
 * @param into the objective or key result that it shall contribute to
 * @returns forbidden where the caller may not edit every objective that would move, bad-input where the two cannot lie
 *   together
 */
export async function joinTrees(host: Host, spot: NodeSpot, into: NodeSpot): Promise<Answer<JoinedTrees>> {
  return withstand(
    NOTHING_CHANGED,
    async () => {
      for (let tried = 0; tried < TRIES; tried += 1) {
        const desk = openDesk(host.store);
        const laid = await layOut(host, desk, spot, into);
        if (!laid.ok) return laid;
        if (await commitInOrder(host, desk)) {
          await tellKeyResults(host, laid.value);
          return good({ shard: laid.value.shard, shards: laid.value.shards });
        }
      }
      return bad(
        'conflict',
        said`Somebody else is changing the same objectives. ${NOTHING_CHANGED} Try again.`,
      );
    },
    RELOAD,
  );
}

// ── below ──

interface LaidOut extends JoinedTrees {
  /** Key results that went to another shard. */
  readonly moved: readonly string[];
}

async function layOut(host: Host, desk: Desk, spot: NodeSpot, into: NodeSpot): Promise<Answer<LaidOut>> {
  const read = (ids: readonly string[]) => readShards(desk, ids);
  const own = treeAt(desk, await shardNow(desk, spot.id, spot.shard, read), spot.id);
  const other = treeAt(desk, await shardNow(desk, into.id, into.shard, read), into.id);
  if (!own?.tree.objectives.some(({ id }) => id === spot.id)) return gone();
  if (!other) return goneAbove();
  const rights = await host.rights({ item: null, projects: projectsOf(desk, [own.id, other.id]) });
  const seen = [own, other].every((one) => rights.see.has(projectOf(one.node, one.shard)));
  if (!seen || !mayEdit(rights, own.shard, [own.node])) {
    return bad('forbidden', said`You may not align these objectives. ${NOTHING_CHANGED}`);
  }
  if (own.id === other.id) return good({ shard: own.id, shards: [own.id], moved: [] });
  const why = whyNotTogether(own, other);
  if (why !== null) return bad('bad-input', said`${why} ${NOTHING_CHANGED}`);

  const may = [own, other].filter((one) => mayEdit(rights, one.shard, one.tree.objectives));
  const smallest = may.sort((a, b) => sizeOf(a) - sizeOf(b));
  if (smallest.length === 0) {
    return bad(
      'forbidden',
      said`To contribute, one of the two trees must be kept with the other, and you may not edit all of its objectives. ${NOTHING_CHANGED} Let it support instead, or ask who may edit them.`,
    );
  }
  let refused: Answer<LaidOut> | null = null;
  for (const one of smallest) {
    const home = one === own ? other : own;
    const laid = await layTrees(host, desk, [one], home.id);
    if (laid.ok) return movedTo(home.id, [one.id, home.id], [one]);
    refused ??= laid;
  }
  if (may.length < 2) return refused ?? gone();
  // Each lies among others that would be too many: both go to a shard of their own.
  await desk.read([{ kind: 'project', id: other.shard.home }]);
  const fresh = await newShard(host, desk, other.shard);
  const laid = await layTrees(host, desk, [own, other], fresh);
  return laid.ok ? movedTo(fresh, [own.id, other.id, fresh], [own, other]) : laid;
}

const movedTo = (shard: string, shards: readonly string[], trees: readonly PlacedTree[]): Answer<LaidOut> =>
  good({ shard, shards, moved: trees.flatMap(({ tree }) => tree.keyResults.map(({ id }) => id)) });

const gone = () => bad('not-found', said`There is no such objective any more. ${NOTHING_CHANGED}`);
const goneAbove = () =>
  bad('not-found', said`There is no such objective above it any more. ${NOTHING_CHANGED}`);

const sizeOf = ({ tree }: PlacedTree): number => tree.objectives.length + tree.keyResults.length;

const mayEdit = (rights: Rights, shard: ShardDocument, objectives: ShardDocument['objectives']): boolean =>
  objectives.every((one) => includes(rightOn(rights, projectOf(one, shard), one.level), 'edit'));

function whyNotTogether(own: PlacedTree, other: PlacedTree): Said | null {
  const [a, b] = [own.shard, other.shard];
  if (a.cycle.id !== b.cycle.id) {
    return said`Objectives contribute to one another within a cycle, and these are of ${a.cycle.id} and ${b.cycle.id}. Let it support instead.`;
  }
  if (!isSameJson(a.cycle, b.cycle)) {
    return said`The two were imported with different days for the cycle ${a.cycle.id}. Import one of them again with the other's days, or let it support instead.`;
  }
  if (!isSameJson(a.policy, b.policy)) {
    return said`The two are counted by different rules (the policy of their plans). Import one of them again with the rules of the other, or let it support instead.`;
  }
  const together = sizeOf(own) + sizeOf(other);
  return together > MOST_NODES
    ? said`Together they would be ${together} objectives and key results; at most ${MOST_NODES} can contribute to one another. Let it support instead, or split the tree.`
    : null;
}

/**
 * At once where that fits. Else first what nobody looks at without the shards that hold the trees (KPIs' readings, the
 * lists of projects), then shards, texts, days and the directory together, then what is left over.
 */
async function commitInOrder({ store }: Host, desk: Desk): Promise<boolean> {
  const writes = desk.writes();
  if (writes.length <= desk.room) return desk.commit();
  const isLeft = ({ value }: Write) => value === null;
  const isFirst = (write: Write) => !isLeft(write) && ['keyResult', 'project'].includes(write.key.kind);
  const first = writes.filter(isFirst);
  const last = writes.filter(isLeft);
  const whole = writes.filter((write) => !isFirst(write) && !isLeft(write));
  for (const part of [...inParts(first, desk.room), whole]) {
    if (!(await store.commit(part)).ok) return false;
  }
  for (const part of inParts(last, desk.room)) await store.commit(part);
  return true;
}

/**
 * The documents of key results say where these lie, for imports. It is a hint only (the old shard's note says it too):
 * there may be more than a commit takes, so it comes after, and what is not written now stays behind.
 */
async function tellKeyResults(host: Host, { shard, moved }: LaidOut): Promise<void> {
  await withstand(NOTHING_CHANGED, async () => {
    for (const part of inParts(moved, host.store.limits.writes)) {
      await transact(host.store, async (desk) => {
        await desk.read(part.map((id) => ({ kind: 'keyResult', id })));
        for (const id of part) {
          const document = desk.get('keyResult', id);
          if (document) desk.put('keyResult', id, { ...document, shard });
        }
        return good(null);
      });
    }
    return good(null);
  });
}
