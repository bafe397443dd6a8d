import { readItemId } from '../../model/ids.ts';
import type { ItemReference } from '../../model/plan.ts';
import type { WorkItem } from '../../model/work-item.ts';

/**
 * Does a person mean this item? `SUP-12`; `4711` (all digits are an id); the id itself; `jira:SUP-12`, `ado:org/4711`
 * (formats.md).
 */
export function matches(item: WorkItem, reference: ItemReference): boolean {
  if (reference === item.id) return true;
  const own = readItemId(item.id);
  if (!own) return false;
  const [, host, rest] = /^(?:(jira|ado):)?(.+)$/s.exec(reference) ?? [];
  if (rest === undefined || (host !== undefined && host !== own.host)) return false;
  const slash = rest.lastIndexOf('/');
  const local = rest.slice(slash + 1);
  if (slash >= 0 && rest.slice(0, slash) !== own.site) return false;
  return /^\d+$/.test(local) ? local === own.local : local === item.key;
}
