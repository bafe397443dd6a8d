import { grownLedger, ledgerPage } from '../change/ledger.ts';
import type { LedgerEntry, LedgerKind } from '../port/documents.ts';
import type { Host } from '../port/host.ts';
import type { Desk } from './desk.ts';
import type { NodeSpot } from './hierarchy-client.ts';

/**
 * Puts one more entry of a node's ledger on the desk: who, when and what, committed with the change itself (R35).
 * Nothing that was written before is ever changed. At most two documents are written, in at most two reads.
 * @param fields what a plan file would say, before and after; null = absent
 * @param undid the entry that this one takes back
 * @returns the id of the new entry, unique in the node
 */
export async function writeLedger(
  host: Host,
  desk: Desk,
  { id: node, shard }: NodeSpot,
  kind: LedgerKind,
  fields: LedgerEntry['fields'],
  undid?: number,
): Promise<number> {
  await desk.read([{ kind: 'ledger', id: node }]);
  const { ledger, full, id } = grownLedger(
    desk.get('ledger', node),
    { node, shard },
    {
      at: host.now(),
      by: host.user.id,
      name: host.user.name,
      kind,
      fields,
      ...(undid === undefined ? {} : { undid }),
    },
  );
  if (full) {
    const page = ledgerPage(node, full.page);
    await desk.read([{ kind: 'ledger', id: page }]);
    desk.put('ledger', page, full.ledger);
  }
  desk.put('ledger', node, ledger);
  return id;
}
