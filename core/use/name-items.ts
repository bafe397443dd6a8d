import type { ItemId } from '../model/ids.ts';
import type { Host } from '../port/host.ts';
import { WorkFault } from '../port/work-items.ts';

/**
 * What items are called, by id, with the reader's own eyes: one that they may not see has no name. A tracker that does
 * not answer names none, and withholds nothing else.
 */
export async function nameItems(host: Host, ids: readonly ItemId[]): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map();
  const found = await host.work.read([...new Set(ids)], 'user').catch((thrown: unknown) => {
    if (thrown instanceof WorkFault) return [];
    throw thrown;
  });
  return new Map(found.map(({ id, key }) => [id, key]));
}
