import { inParts } from '../model/groups.ts';
import type { ItemId } from '../model/ids.ts';
import type { Policy } from '../model/plan.ts';
import type { WorkItem } from '../model/work-item.ts';
import type { Host } from '../port/host.ts';
import { stageOf } from '../progress/stage.ts';

const READ_AT_ONCE = 100;
const CONTAINERS_AT_ONCE = 20;

/**
 * The linked items as the tracker has them now, and below those that are done as much as it takes to see whether
 * something there is still open (R17, R36): what tells open links from done ones.
 */
export async function readOpenWork(
  host: Host,
  links: readonly ItemId[],
  policy: Policy,
): Promise<readonly WorkItem[]> {
  const items: WorkItem[] = [];
  for (const part of inParts([...new Set(links)], READ_AT_ONCE))
    items.push(...(await host.work.read(part, 'app')));
  const isDone = (item: WorkItem) => ['done', 'dropped'].includes(stageOf(item.state, policy));
  const ended = items.filter(isDone).map(({ id }) => id);
  const children = await readChildren(host, ended);
  const grown = new Set(children.filter((child) => !isDone(child)).map(({ parent }) => parent));
  // Children of children are looked at only where no child settles it.
  const below = children.filter(({ parent }) => !grown.has(parent)).map(({ id }) => id);
  return [...items, ...children, ...(await readChildren(host, below))];
}

// ── below ──

async function readChildren(host: Host, parents: readonly ItemId[]): Promise<WorkItem[]> {
  const children: WorkItem[] = [];
  for (const part of inParts(parents, CONTAINERS_AT_ONCE)) {
    for (let cursor: string | null = null; ;) {
      const page: Awaited<ReturnType<Host['work']['childrenOf']>> = await host.work.childrenOf(
        part,
        cursor,
        'app',
      );
      children.push(...page.items);
      cursor = page.next;
      if (cursor === null) break;
    }
  }
  return children;
}
