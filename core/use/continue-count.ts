import type { Host } from '../port/host.ts';
import type { EpicPanelView } from '../view/epic-panel.ts';
import type { Answer } from './answer.ts';
import type { PanelPlace } from './client.ts';
import { countPage } from './count-page.ts';
import type { CountSpot } from './count-spot.ts';
import { openDesk } from './desk.ts';
import { shardNow } from './follow-moves.ts';
import { permit } from './key-result-rights.ts';
import { openEpicPanel } from './open-epic-panel.ts';
import { NOTHING_CHANGED, withstand } from './withstand.ts';

/** One page of a count under way, then the panel. Whoever may see the key result may lend a hand. */
export async function continueCount(
  host: Host,
  place: PanelPlace,
  request: CountSpot,
): Promise<Answer<EpicPanelView>> {
  const counted = await withstand(NOTHING_CHANGED, async () => {
    const desk = openDesk(host.store);
    const spot = { ...request, shard: await shardNow(desk, request.keyResult, request.shard) };
    const permitted = await permit(host, desk, spot, place.item, 'see');
    return permitted.ok ? countPage(host, spot) : permitted;
  });
  return counted.ok ? openEpicPanel(host, place) : counted;
}
