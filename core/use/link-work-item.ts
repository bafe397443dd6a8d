import { afterReading } from '../change/item-facts.ts';
import { isFull, putLinkCount, withItemLink, withLink } from '../change/link.ts';
import { countedKeyResult } from '../change/counted-work.ts';
import type { MilliWeight } from '../model/plan.ts';
import { readWeight } from '../model/weight.ts';
import type { KeyResultDocument } from '../port/documents.ts';
import type { Host } from '../port/host.ts';
import type { EpicPanelView } from '../view/epic-panel.ts';
import { bad, good } from './answer.ts';
import type { Answer } from './answer.ts';
import type { LinkRequest, PanelPlace } from './client.ts';
import { getGoing } from './get-going.ts';
import { permit, whyNotLinkable } from './key-result-rights.ts';
import { openEpicPanel } from './open-epic-panel.ts';
import { findPointsField } from './points-field.ts';
import { countAnew, readFamilies, settleOnDesk } from './settle-on-desk.ts';
import type { StartedCount } from './settle-on-desk.ts';
import { transact } from './transact.ts';
import { LOOK_AGAIN, NOTHING_CHANGED, withstand } from './withstand.ts';

/**
 * Links the item of the panel to a key result, by who may edit the item. One item is counted at once; a container with
 * something below it starts a count that goes on page by page.
 */
export async function linkWorkItem(
  host: Host,
  place: PanelPlace,
  request: LinkRequest,
): Promise<Answer<EpicPanelView>> {
  const weight =
    request.weight === null || request.weight.trim() === '' ? null : readWeight(request.weight.trim());
  if (weight === null && request.weight?.trim()) {
    return bad('bad-input', 'A weight is a number from 0 to 10,000 with at most three decimals.');
  }
  const linked = await withstand(NOTHING_CHANGED, () => link(host, place, request, weight), LOOK_AGAIN);
  if (!linked.ok) return linked;
  await getGoing(host, linked.value);
  return openEpicPanel(host, place);
}

async function link(
  host: Host,
  place: PanelPlace,
  { keyResult: id, shard }: LinkRequest,
  weight: MilliWeight | null,
): Promise<Answer<readonly StartedCount[]>> {
  return transact<readonly StartedCount[]>(host.store, async (desk) => {
    const permitted = await permit(host, desk, { keyResult: id, shard }, place.item, 'edit');
    if (!permitted.ok) return permitted;
    const why = whyNotLinkable(permitted.value);
    if (why) return bad('bad-input', `${why} ${NOTHING_CHANGED}`);
    await findPointsField(host, desk, place.project, permitted.value.keyResult);
    const [read] = await host.work.read([place.item], 'app');
    if (!read) return bad('not-found', `This work item was not found. ${NOTHING_CHANGED}`);

    await desk.read([
      { kind: 'keyResult', id },
      { kind: 'count', id },
    ]);
    await readFamilies(desk, [{ id: read.id, parent: read.parent }]);
    const before = desk.get('item', read.id);
    const document: KeyResultDocument = desk.get('keyResult', id) ?? { v: 1, shard, links: [], readings: [] };
    const known = document.links.find((other) => other.item === read.id);
    const own = before?.links.some((other) => other.keyResult === id);
    if (known && own && known.weight === weight) return good([]);
    const next = withLink(document, { item: read.id, weight, share: known?.share ?? null });
    if (isFull(next)) {
      return bad(
        'bad-input',
        `This key result holds as many links as it can (${document.links.length}). ${NOTHING_CHANGED} Link an epic above these items instead.`,
      );
    }
    desk.put('keyResult', id, next);
    const work = countedKeyResult(desk, shard, id)?.work;
    const subtasks = (work?.subtasks ?? 0) + (!known && read.level === 'subtask' ? 1 : 0);
    putLinkCount(desk, { shard, id }, next.links.length, subtasks);
    const started = await settleOnDesk(
      host,
      desk,
      withItemLink(afterReading(before, read), {
        keyResult: id,
        objective: permitted.value.objective.id,
        shard,
        weight,
        share: known?.share ?? null,
        by: host.user.id,
        at: host.now(),
      }),
    );
    const present = countedKeyResult(desk, shard, id);
    // Of a count under way nothing starts over: the link was put at the end of what it still reads, or settled just now.
    const first = present?.work.countedAt === null && present.work.next === null;
    return good(present && first ? [...started, await countAnew(host, desk, present)] : started);
  });
}
