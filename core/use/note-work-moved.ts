import { afterEvent } from '../change/item-facts.ts';
import { namedShards } from '../change/named-shards.ts';
import { recontribute } from '../change/recontribute.ts';
import type { WorkMoved } from '../change/work-moved.ts';
import { said } from '../model/said.ts';
import type { ItemDocument, ProjectDocument } from '../port/documents.ts';
import type { Host } from '../port/host.ts';
import type { Key } from '../port/store.ts';
import { good } from './answer.ts';
import type { Answer } from './answer.ts';
import { followMoves } from './follow-moves.ts';
import { noteHint, sendForQueries } from './hint-queries.ts';
import { pushJobs } from './push-later.ts';
import { settleItem } from './settle-item.ts';
import { transact } from './transact.ts';
import { withstand } from './withstand.ts';

/** What became of an event: it changed nothing; it is in the sums; the item's place is looked at in the queue. */
export type Noted = 'nothing' | 'applied' | 'later';

/**
 * One issue event: a read of the item, a read of its shards, one transaction (F11). What the event cannot say (a new
 * parent, a points field that nobody chose yet, an item of very many key results) goes through the queue. Redelivered,
 * late or out of order, it changes nothing twice. Where queries find work it is a hint that one may find something else:
 * the first of many events sends for a job. For triggers only: it asks for no rights.
 */
export async function noteWorkMoved(host: Host, moved: WorkMoved): Promise<Answer<Noted>> {
  return withstand(said`The event must come again.`, async () => {
    let later = false;
    let hinted = false;
    const answer = await transact<Noted>(host.store, async (desk) => {
      later = false;
      await desk.read([
        { kind: 'item', id: moved.item },
        { kind: 'project', id: moved.project },
      ]);
      const before = desk.get('item', moved.item);
      later = moved.replaced;
      hinted = noteHint(host, desk, moved.project, host.now());
      if (!before) return good('nothing');
      const project = desk.get('project', moved.project);
      const shards = shardsOf(before.entries);
      later ||= isUnclear(moved, before, project) || shards.length + 1 > desk.room;
      const next = afterEvent(before, moved, project?.pointsField?.id ?? null);
      if (next === before) return good('nothing');
      if (shards.length + 1 > desk.room) return good('nothing');
      await desk.read(namedShards(before).map((id): Key => ({ kind: 'shard', id })));
      await followMoves(desk, [moved.item]);
      const { entries = [], links = [] } = desk.get('item', moved.item) ?? {};
      recontribute(desk, { ...next, entries, links }, host.now());
      return good('applied');
    });
    if (answer.ok && hinted) await sendForQueries(host, moved.project);
    if (!answer.ok || !later) return answer;
    if (host.later) {
      await pushJobs(host, [{ kind: 'settle', item: moved.item }]);
      return good('later');
    }
    const settled = await settleItem(host, moved.item);
    return settled.ok ? good('applied') : settled;
  });
}

const shardsOf = (named: readonly { readonly shard: string }[]): readonly string[] => [
  ...new Set(named.map(({ shard }) => shard)),
];

/** A number changed, and which of the project's fields holds the points is not known here. */
const isUnclear = (moved: WorkMoved, before: ItemDocument, project: ProjectDocument | null): boolean =>
  before.entries.length > 0 && Object.keys(moved.numbers ?? {}).length > 0 && !project?.pointsField;
