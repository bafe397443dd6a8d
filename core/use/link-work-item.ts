import type { Host } from '../port/host.ts';
import type { EpicPanelView } from '../view/epic-panel.ts';
import type { Answer } from './answer.ts';
import type { LinkRequest, PanelPlace } from './client.ts';
import { getGoing } from './get-going.ts';
import { linkOnDesk, readLinkWeight } from './link-on-desk.ts';
import { openEpicPanel } from './open-epic-panel.ts';
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
  const weight = readLinkWeight(request.weight);
  if (!weight.ok) return weight;
  const link = { item: place.item, project: place.project, weight: weight.value };
  const linked = await withstand(
    NOTHING_CHANGED,
    () => transact(host.store, (desk) => linkOnDesk(host, desk, request, link)),
    LOOK_AGAIN,
  );
  if (!linked.ok) return linked;
  await getGoing(host, linked.value.started);
  return openEpicPanel(host, place);
}
