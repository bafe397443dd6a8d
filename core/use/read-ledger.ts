import { ledgerPage } from '../change/ledger.ts';
import type { LedgerEntry } from '../port/documents.ts';
import type { Desk } from './desk.ts';

/** One entry of a node's ledger, on whatever page it stands; null = there is none of that id. */
export async function ledgerEntry(desk: Desk, node: string, id: number): Promise<LedgerEntry | null> {
  await desk.read([{ kind: 'ledger', id: node }]);
  const ledger = desk.get('ledger', node);
  const isIt = (entry: LedgerEntry) => entry.id === id;
  const recent = ledger?.entries.find(isIt);
  if (recent) return recent;
  for (let page = ledger?.pages ?? 0; page > 0; page -= 1) {
    const older = ledgerPage(node, page);
    await desk.read([{ kind: 'ledger', id: older }]);
    const found = desk.get('ledger', older)?.entries.find(isIt);
    if (found) return found;
  }
  return null;
}
