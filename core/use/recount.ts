import { countedKeyResult } from '../change/counted-work.ts';
import { isCounted } from '../change/counting.ts';
import { linkFields } from '../change/link-entry.ts';
import { isFull, putLinkCount, withLink } from '../change/link.ts';
import { said } from '../model/said.ts';
import type { Host } from '../port/host.ts';
import type { EpicPanelView } from '../view/epic-panel.ts';
import { bad, good } from './answer.ts';
import type { Answer } from './answer.ts';
import type { PanelPlace } from './client.ts';
import type { CountSpot } from './count-spot.ts';
import type { Desk } from './desk.ts';
import { shardNow } from './follow-moves.ts';
import { getGoing } from './get-going.ts';
import { permit } from './key-result-rights.ts';
import { openEpicPanel } from './open-epic-panel.ts';
import { findNamedItems } from './find-named-items.ts';
import { findPointsField } from './points-field.ts';
import { countAnew } from './settle-on-desk.ts';
import type { StartedCount } from './settle-on-desk.ts';
import { transact } from './transact.ts';
import { LOOK_AGAIN, NOTHING_CHANGED, withstand } from './withstand.ts';
import { writeLedger } from './write-ledger.ts';

/**
 * Counts a key result anew from the tracker, by who may edit the item that the panel stands beside. What a plan file
 * named and nothing was found for is looked for once more.
 */
export async function recount(
  host: Host,
  place: PanelPlace,
  asked: CountSpot,
): Promise<Answer<EpicPanelView>> {
  const started = await withstand(
    NOTHING_CHANGED,
    () =>
      transact<readonly StartedCount[]>(host.store, async (desk) => {
        const request = { ...asked, shard: await shardNow(desk, asked.keyResult, asked.shard) };
        const permitted = await permit(host, desk, request, place.item, 'edit');
        if (!permitted.ok) return permitted;
        if (!isCounted(permitted.value.keyResult)) {
          return bad('bad-input', said`This key result does not count work items. Nothing was changed.`);
        }
        await findPointsField(host, desk, place.project, permitted.value.keyResult);
        await findMissing(host, desk, request);
        await findMilestones(host, desk, request);
        const keyResult = countedKeyResult(desk, request.shard, request.keyResult);
        return good(keyResult ? [await countAnew(host, desk, keyResult)] : []);
      }),
    LOOK_AGAIN,
  );
  if (!started.ok) return started;
  await getGoing(host, started.value);
  return openEpicPanel(host, place);
}

/** What a ledger's entry tells of at most: an entry is read whole, and a document holds so many bytes only. */
const MOST_TOLD = 200;

/** A link that is found late is a link from now on, and the ledger says so (R35). */
async function findMissing(host: Host, desk: Desk, { keyResult: id, shard }: CountSpot): Promise<void> {
  await desk.read([{ kind: 'keyResult', id }]);
  const document = desk.get('keyResult', id);
  if (!document?.missing?.length) return;
  const found = await host.work.resolve(document.missing, 'user');
  const known = new Set(document.links.map(({ item }) => item));
  const links = [...found]
    .filter(([, item]) => !known.has(item))
    .map(([reference, item]) => {
      const { weight = null, share = null } = document.missingLinks?.[reference] ?? {};
      return { item, weight, share };
    });
  const added = links.reduce(withLink, document);
  // More than the key result can hold: they stay missing, and are named so.
  if (isFull(added)) return;
  const missing = document.missing.filter((reference) => !found.has(reference));
  desk.put('keyResult', id, { ...added, missing });
  const work = countedKeyResult(desk, shard, id)?.work;
  putLinkCount(desk, { shard, id }, added.links.length, work?.subtasks ?? 0);
  for (let at = 0; at < links.length; at += MOST_TOLD) {
    const told = links.slice(at, at + MOST_TOLD).flatMap((link) => linkFields(link.item, null, link));
    await writeLedger(host, desk, { id, shard }, 'linked', told);
  }
}

async function findMilestones(
  host: Host,
  desk: Desk,
  { keyResult: id, shard: name }: CountSpot,
): Promise<void> {
  const shard = desk.get('shard', name);
  const stored = shard?.keyResults.find((one) => one.id === id);
  if (!shard || stored?.measure.kind !== 'milestones') return;
  const measure = await findNamedItems(host, stored.measure, stored.measure);
  if (JSON.stringify(measure) === JSON.stringify(stored.measure)) return;
  const keyResults = shard.keyResults.map((one) => (one === stored ? { ...one, measure } : one));
  desk.put('shard', name, { ...shard, keyResults });
}
