import type { LedgerEntry, LedgerKind } from '../port/documents.ts';

/**
 * Can an entry of a ledger still be undone? It wrote fields, and nobody wrote one of them since: taking it back then
 * takes back nothing of anybody else's. A node can be unmade as long as nothing at all was done to it. An edit that was
 * taken back can be made again in the same way.
 * @param entries of one node, oldest first; those before the page at hand are not needed
 */
export function isUndoable(entries: readonly LedgerEntry[], entry: LedgerEntry): boolean {
  const kind = firstKind(entries, entry);
  if (!(entry.kind === 'undone' ? redoable : undoable).has(kind)) return false;
  const since = entries.filter(({ id }) => id > entry.id);
  if (kind === 'created') return since.length === 0;
  const wrote = new Set(touched(entries, entry));
  return since.every((later) => touched(entries, later).every((field) => !wrote.has(field)));
}

/** What an entry is about: of one that took another back, the other. */
export function firstKind(entries: readonly LedgerEntry[], entry: LedgerEntry): LedgerKind {
  const other = entry.undid === undefined ? undefined : entries.find(({ id }) => id === entry.undid);
  // Whatever a ledger says, it goes back in time.
  return other && other.id < entry.id ? firstKind(entries, other) : entry.kind;
}

// ── below ──

const undoable: ReadonlySet<LedgerKind> = new Set(['created', 'edited', 'weights', 'check-in']);
const redoable: ReadonlySet<LedgerKind> = new Set(['edited', 'weights']);

/** Fields by their first part: a measure and its target are not two things. Check-ins stand on each other. */
function touched(entries: readonly LedgerEntry[], entry: LedgerEntry): readonly string[] {
  switch (firstKind(entries, entry)) {
    case 'check-in':
    case 'check-in-corrected':
    case 'check-in-removed':
      return ['check-in'];
    case 'linked':
    case 'unlinked':
      return [];
    case 'weights':
      // By the id of each child.
      return entry.fields.map(({ field }) => `weight of ${field}`);
    default:
      return entry.fields.map(({ field }) => field.split('.', 1)[0] ?? field);
  }
}
