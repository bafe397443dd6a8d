import { namedItems, withFoundItems } from '../change/counting.ts';
import { isItemId } from '../model/ids.ts';
import type { ItemId } from '../model/ids.ts';
import type { ItemReference, Measure } from '../model/plan.ts';
import type { Host } from '../port/host.ts';

/**
 * A measure with the items of its milestones by their ids. With the person's own eyes, as for a link: nobody brings in
 * what they do not see. What was named before stays, also where this person does not see it.
 * @param stored as it was; null = it is new
 */
export async function findNamedItems(host: Host, stored: Measure | null, wanted: Measure): Promise<Measure> {
  if (wanted.kind !== 'milestones') return wanted;
  const known = new Map<ItemReference, ItemId>(
    (stored?.kind === 'milestones' ? namedItems(stored) : []).filter(isItemId).map((id) => [id, id]),
  );
  const asked = [...new Set(namedItems(wanted))].filter((reference) => !known.has(reference));
  const found = asked.length > 0 ? await host.work.resolve(asked, 'user') : [];
  return withFoundItems(wanted, new Map([...known, ...found]));
}
