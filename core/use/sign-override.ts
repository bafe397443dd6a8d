import type { LedgerKind } from '../port/documents.ts';
import type { Host } from '../port/host.ts';
import type { FieldChange } from '../view/node-details.ts';
import { groupOf } from './typed-fields.ts';

/** Who overrides a value is who asks, whatever the page says (R30); an undo puts back who it was. */
export function signed({ user }: Pick<Host, 'user'>, change: FieldChange, kind: LedgerKind): FieldChange {
  const override = change.field === 'override' && kind !== 'undone' ? groupOf(change.to) : null;
  return override ? { ...change, to: { ...override, by: user.name || user.id } } : change;
}
