import type { GivenUp } from '../change/give-up-items.ts';
import type { ItemId } from '../model/ids.ts';
import type { Policy } from '../model/plan.ts';
import type { ItemLevel } from '../model/work-item.ts';
import type { Host } from '../port/host.ts';
import type { Key } from '../port/store.ts';
import { isContainer } from '../progress/levels.ts';
import type { Desk } from './desk.ts';

/** Of a container, what lies below it counted; each costs a read. */
export const MOST_GIVEN_UP = 200;

export type Gathered =
  | { readonly ok: true; readonly items: readonly GivenUp[] }
  | { readonly ok: false; readonly why: 'no-such-item' | 'too-many' };

/**
 * Items that are to be given up, with what lies below the containers among them, page by page. Named ones must be seen by
 * the person; what lies below counts whether or not they see it.
 * @param levels which levels are containers, by the policies at hand (R16)
 */
export async function gatherGivenUp(
  host: Host,
  desk: Desk,
  named: readonly ItemId[],
  levels: readonly Policy['level'][],
): Promise<Gathered> {
  const ids = [...new Set(named)];
  if (ids.length > MOST_GIVEN_UP) return { ok: false, why: 'too-many' };
  const seen = ids.length > 0 ? await host.work.read(ids, 'user') : [];
  if (seen.length < ids.length) return { ok: false, why: 'no-such-item' };
  await desk.read(ids.map(itemKey));
  const standIns = (id: ItemId) =>
    (desk.get('item', id)?.entries ?? []).some(({ descendants }) => descendants > 0);
  const opens = ({ id, level }: { id: ItemId; level: ItemLevel }) =>
    levels.some((policy) => isContainer(level, policy)) || standIns(id);

  const taken = new Set<ItemId>(ids);
  const below: ItemId[] = [];
  let open = seen.filter(opens).map(({ id }) => id);
  while (open.length > 0) {
    const found: ItemId[] = [];
    let cursor: string | null = null;
    do {
      const page = await host.work.childrenOf(open, cursor, 'app');
      for (const { id } of page.items) if (!taken.has(id)) found.push(id);
      cursor = page.next;
      if (taken.size + found.length > MOST_GIVEN_UP) return { ok: false, why: 'too-many' };
    } while (cursor !== null);
    for (const id of found) taken.add(id);
    below.push(...found);
    // Down to the last level: sub-tasks may be linked, or count.
    open = found;
  }
  await desk.read(below.map(itemKey));
  const documents = (some: readonly ItemId[], isBelow: boolean) =>
    some.flatMap((id): GivenUp[] => {
      const item = desk.get('item', id);
      return item ? [{ item, below: isBelow }] : [];
    });
  return { ok: true, items: [...documents(ids, false), ...documents(below, true)] };
}

// ── below ──

const itemKey = (id: ItemId): Key => ({ kind: 'item', id });
