import type { Closing } from '../model/plan.ts';
import { partField } from '../plan-file/write-values.ts';
import type { Host } from '../port/host.ts';
import type { ClosedShard } from './closed-shard.ts';
import type { Desk } from './desk.ts';
import type { NodeSpot } from './hierarchy-client.ts';
import { writeLedger } from './write-ledger.ts';

/**
 * Puts what a close or a reopening changed into the ledgers: of the node itself, and of the key results that went with
 * it, as many as the commit has room for. The node's own says when it was; the others follow from it.
 * @returns the entry of the node itself
 */
export async function writeClosings(
  host: Host,
  desk: Desk,
  spot: NodeSpot,
  kind: 'closed' | 'reopened',
  changed: ClosedShard['changed'],
): Promise<number | null> {
  let change: number | null = null;
  const own = changed.filter(({ after }) => after.id === spot.id);
  for (const { before, after } of [...own, ...changed.filter((one) => !own.includes(one))]) {
    // A full page of a ledger is a second document.
    if (change !== null && desk.writes().length + 2 > desk.room) break;
    const fields = [
      { field: 'status', from: before.status, to: after.status },
      { field: 'closed', from: closedField(before.closing), to: closedField(after.closing) },
    ];
    const id = await writeLedger(host, desk, { id: after.id, shard: spot.shard }, kind, fields);
    change ??= id;
  }
  return change;
}

// ── below ──

/** As a plan file says it. */
const closedField = (closing: Closing | null) =>
  closing && {
    on: closing.on,
    value: closing.progress === null ? null : partField(closing.progress),
    ...(closing.score === null ? {} : { score: partField(closing.score), reason: closing.reason }),
    by: closing.by,
  };
