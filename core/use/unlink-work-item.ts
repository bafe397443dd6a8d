import { countedKeyResult } from '../change/counted-work.ts';
import { putLinkCount, withoutItemLink, withoutLink } from '../change/link.ts';
import type { Host } from '../port/host.ts';
import type { EpicPanelView } from '../view/epic-panel.ts';
import { bad, good } from './answer.ts';
import type { Answer } from './answer.ts';
import type { PanelPlace } from './client.ts';
import type { CountSpot } from './count-spot.ts';
import { getGoing } from './get-going.ts';
import { permit } from './key-result-rights.ts';
import { openEpicPanel } from './open-epic-panel.ts';
import { countAnew, readFamilies, settleOnDesk } from './settle-on-desk.ts';
import type { StartedCount } from './settle-on-desk.ts';
import { transact } from './transact.ts';
import { LOOK_AGAIN, NOTHING_CHANGED, withstand } from './withstand.ts';

/**
 * Takes a link away again, by who may edit the item. A single item leaves the sums at once; a container's descendants
 * leave with a new count.
 */
export async function unlinkWorkItem(
  host: Host,
  place: PanelPlace,
  request: CountSpot,
): Promise<Answer<EpicPanelView>> {
  const unlinked = await withstand(NOTHING_CHANGED, () => unlink(host, place, request), LOOK_AGAIN);
  if (!unlinked.ok) return unlinked;
  await getGoing(host, unlinked.value);
  return openEpicPanel(host, place);
}

async function unlink(
  host: Host,
  { item }: PanelPlace,
  spot: CountSpot,
): Promise<Answer<readonly StartedCount[]>> {
  const { keyResult: id, shard } = spot;
  return transact<readonly StartedCount[]>(host.store, async (desk) => {
    const permitted = await permit(host, desk, spot, item, 'edit');
    if (!permitted.ok) return permitted;
    await desk.read([
      { kind: 'keyResult', id },
      { kind: 'count', id },
      { kind: 'item', id: item },
    ]);
    const before = desk.get('item', item);
    const document = desk.get('keyResult', id);
    const known = document?.links.some((link) => link.item === item) ?? false;
    if (!known && !before?.links.some((link) => link.keyResult === id)) {
      return bad('not-found', 'This work item is not linked to that key result. Nothing was changed.');
    }
    const rest = document && withoutLink(document, item);
    if (rest) desk.put('keyResult', id, rest);
    const work = countedKeyResult(desk, shard, id)?.work;
    const subtasks = (work?.subtasks ?? 0) - (before?.level === 'subtask' ? 1 : 0);
    const links = rest?.links.length ?? 0;
    putLinkCount(desk, spotOf(spot), links, subtasks);

    const started: StartedCount[] = [];
    if (before) {
      await readFamilies(desk, [{ id: item, parent: before.parent }]);
      started.push(...(await settleOnDesk(host, desk, withoutItemLink(before, id))));
    }
    const present = countedKeyResult(desk, shard, id);
    const anew =
      present &&
      (links === 0 || present.work.countedAt === null || present.work.next !== null || !before) &&
      !started.some(({ keyResult }) => keyResult === id);
    return good(anew ? [...started, await countAnew(host, desk, present)] : started);
  });
}

const spotOf = ({ keyResult: id, shard }: CountSpot) => ({ shard, id });
