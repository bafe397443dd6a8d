import { said } from '../model/said.ts';
import type { Host } from '../port/host.ts';
import type { ScenarioView } from '../view/node-details.ts';
import { bad, good } from './answer.ts';
import type { Answer } from './answer.ts';
import type { HierarchyPlace } from './hierarchy-client.ts';
import { ownScenarios, scenarioViews, whyNotHere } from './own-scenarios.ts';
import { transact } from './transact.ts';
import { NOTHING_CHANGED, RELOAD, withstand } from './withstand.ts';

/** Drops a what-if that the person kept. */
export const dropScenario = (
  host: Host,
  place: HierarchyPlace,
  { id }: { readonly id: string },
): Promise<Answer<readonly ScenarioView[]>> =>
  withstand(
    NOTHING_CHANGED,
    async () =>
      (await whyNotHere(host, place)) ??
      transact(host.store, async (desk) => {
        const { v, scenarios } = await ownScenarios(desk, host.user.id);
        const left = { v, scenarios: scenarios.filter((one) => one.id !== id) };
        if (left.scenarios.length === scenarios.length) {
          return bad('not-found', said`This what-if is not there any more. ${NOTHING_CHANGED}`);
        }
        desk.put('scenarios', host.user.id, left.scenarios.length > 0 ? left : null);
        return good(scenarioViews(host, left));
      }),
    RELOAD,
  );
