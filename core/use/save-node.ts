import type { KeyResultId, ObjectiveId } from '../model/ids.ts';
import { said } from '../model/said.ts';
import { bytesOf } from '../port/stored/bytes.ts';
import type { Host } from '../port/host.ts';
import { bad, good } from './answer.ts';
import type { Answer } from './answer.ts';
import { openDesk } from './desk.ts';
import { findNode } from './find-node.ts';
import { getGoing } from './get-going.ts';
import type { Changed, HierarchyPlace, SaveRequest } from './hierarchy-client.ts';
import { joinTrees } from './join-trees.ts';
import { ledgerEntry } from './read-ledger.ts';
import { MOST_BYTES_OF_NODE } from './save-answers.ts';
import type { Laid } from './save-answers.ts';
import { layKeyResult } from './save-key-result.ts';
import { layObjective } from './save-objective.ts';
import type { Written } from './save-objective.ts';
import { transact } from './transact.ts';
import { NOTHING_CHANGED, RELOAD, withstand } from './withstand.ts';

/**
 * Makes or edits one objective or key result, by who may edit its project (of the organisation's level: administers the
 * site). Only what the person changed is written: what others changed meanwhile stays, and where both changed the same
 * nothing is saved and both values come back (code 'conflict'). What cannot be kept comes back field by field, all at once
 * ('bad-input'). An objective that is to contribute to one in another shard is first brought together with it.
 */
export async function saveNode(
  host: Host,
  place: HierarchyPlace,
  request: SaveRequest,
): Promise<Answer<Changed>> {
  const kind = request.id === null ? 'created' : 'edited';
  const newId = `${request.is === 'objective' ? 'o' : 'kr'}-${request.attempt ?? host.newId()}`;
  if (request.id === null && request.attempt !== null) {
    const before = await withstand(NOTHING_CHANGED, () => madeBefore(host, newId), RELOAD);
    if (!before.ok) return before;
    if (before.value) return good(before.value);
  }
  return saveAs(host, place, request, { kind, newId });
}

/** The same, as another kind of change: an undo writes what was before. */
export async function saveAs(
  host: Host,
  place: HierarchyPlace,
  request: SaveRequest,
  as: Omit<Written, 'shards'>,
): Promise<Answer<Changed>> {
  if (bytesOf(request.changes) > MOST_BYTES_OF_NODE) {
    return bad('bad-input', said`This is more than an objective or key result can hold. ${NOTHING_CHANGED}`);
  }
  const shards = new Set<string>();
  for (let joined = 0; joined <= MOST_JOINS; joined += 1) {
    const answer = await withstand(
      NOTHING_CHANGED,
      () =>
        transact<Laid>(host.store, (desk) => {
          const written = { ...as, shards: [...shards] };
          return request.is === 'objective'
            ? layObjective(host, desk, place, request, written)
            : layKeyResult(host, desk, request, written);
        }),
      RELOAD,
    );
    if (!answer.ok) return answer;
    const laid = answer.value;
    if (laid.is === 'laid') {
      await getGoing(host, laid.started);
      const { node, change, notices } = laid;
      return good({ node, change, notices, shards: [...new Set([...shards, node.shard])] });
    }
    const together = await joinTrees(host, laid.child, laid.parent);
    if (!together.ok) return together;
    for (const shard of [together.value.shard, ...together.value.shards]) shards.add(shard);
  }
  return bad('conflict', said`Somebody else is moving the same objectives. ${NOTHING_CHANGED} Try again.`);
}

// ── below ──

/** Of an objective that is to contribute to several others, each in a shard of its own. */
const MOST_JOINS = 8;

/** What an earlier try made, whose answer was lost on its way; null = none did. */
async function madeBefore(host: Host, id: string): Promise<Answer<Changed | null>> {
  const desk = openDesk(host.store);
  await desk.read([{ kind: 'ledger', id }]);
  const ledger = desk.get('ledger', id);
  const first = await ledgerEntry(desk, id, 1);
  if (!ledger || !first) return good(null);
  const found = await findNode(desk, id, [ledger.shard]);
  if (!found || first.by !== host.user.id) {
    return bad('bad-input', said`This was made before, and is not there any more. ${NOTHING_CHANGED}`);
  }
  const { shard } = found;
  const node = { id: id as ObjectiveId | KeyResultId, shard };
  return good({ node, change: first.id, notices: [], shards: [shard] });
}
