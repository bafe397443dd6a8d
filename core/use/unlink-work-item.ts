import type { Host } from '../port/host.ts';
import type { EpicPanelView } from '../view/epic-panel.ts';
import type { Answer } from './answer.ts';
import type { PanelPlace } from './client.ts';
import type { CountSpot } from './count-spot.ts';
import { getGoing } from './get-going.ts';
import { unlinkOnDesk } from './link-on-desk.ts';
import { openEpicPanel } from './open-epic-panel.ts';
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
  const unlinked = await withstand(
    NOTHING_CHANGED,
    () => transact(host.store, (desk) => unlinkOnDesk(host, desk, request, place.item)),
    LOOK_AGAIN,
  );
  if (!unlinked.ok) return unlinked;
  await getGoing(host, unlinked.value.started);
  return openEpicPanel(host, place);
}
