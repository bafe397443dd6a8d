import { afterEnd, afterReading } from '../change/item-facts.ts';
import type { ItemId } from '../model/ids.ts';
import { said } from '../model/said.ts';
import type { WorkItem } from '../model/work-item.ts';
import type { ItemDocument } from '../port/documents.ts';
import type { Host, LaterJob } from '../port/host.ts';
import { good } from './answer.ts';
import type { Answer } from './answer.ts';
import type { Desk } from './desk.ts';
import { pushJobs } from './push-later.ts';
import { costOf, readFamilies, settleOnDesk } from './settle-on-desk.ts';
import { transact } from './transact.ts';
import { withstand } from './withstand.ts';

/**
 * Brings one item to its place in every key result, from the tracker: created, re-parented, of another type, or in
 * doubt. Not for callers that are not trusted: it asks for no rights.
 */
export async function settleItem(host: Host, id: ItemId): Promise<Answer<null>> {
  return withstand(said`The event stays in the queue.`, async () => {
    const [read] = await host.work.read([id], 'app');
    return settleReading(
      host,
      id,
      (before) => {
        if (read) return afterReading(before, read);
        return before && afterEnd(before, { item: id, at: before.revision });
      },
      read?.parent ?? null,
    );
  });
}

/**
 * Settles an item in one commit; one of very many shards in several.
 * @param next from the stored document to the new one; null = the item is nobody's concern
 */
export async function settleReading(
  host: Host,
  id: ItemId,
  next: (before: ItemDocument | null) => ItemDocument | null,
  parent: WorkItem['parent'],
): Promise<Answer<null>> {
  let formerParent: ItemId | null | undefined;
  const done = new Set<string>();
  for (;;) {
    const jobs: LaterJob[] = [];
    const answer = await transact<{ over: boolean }>(host.store, async (desk) => {
      jobs.length = 0;
      await readFamilies(desk, [{ id, parent }]);
      const before = desk.get('item', id);
      const document = next(before);
      if (!document) return good({ over: true });
      formerParent ??= before?.parent ?? null;
      if (formerParent !== null) await desk.read([{ kind: 'item', id: formerParent }]);
      const all = shardsOf(desk, document, parent);
      const few = all.filter((shard) => !done.has(shard)).slice(0, Math.max(Math.floor(desk.room / 3), 1));
      const whole = costOf(desk, { id, parent }) <= desk.room;
      const started = await settleOnDesk(
        host,
        desk,
        document,
        whole ? undefined : { shards: new Set(few), formerParent },
      );
      jobs.push(...started.map((count): LaterJob => ({ kind: 'count', ...count })));
      if (!whole) for (const shard of few) done.add(shard);
      return good({ over: whole || all.every((shard) => done.has(shard)) });
    });
    if (!answer.ok) return answer;
    await pushJobs(host, jobs);
    if (answer.value.over) return good(null);
  }
}

function shardsOf(desk: Desk, document: ItemDocument, parent: ItemId | null): string[] {
  const above = parent === null ? null : desk.get('item', parent);
  const named = [
    ...document.entries,
    ...document.links,
    ...(document.roots ?? []),
    ...(above?.entries ?? []),
  ];
  return [...new Set(named.map(({ shard }) => shard))].sort();
}
