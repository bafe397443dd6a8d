import type { Host } from '../port/host.ts';
import type { ScenarioView } from '../view/node-details.ts';
import { good } from './answer.ts';
import type { Answer } from './answer.ts';
import { openDesk } from './desk.ts';
import type { HierarchyPlace } from './hierarchy-client.ts';
import { ownScenarios, scenarioViews, whyNotHere } from './own-scenarios.ts';
import { NOTHING_CHANGED, withstand } from './withstand.ts';

/** The what-ifs that the person kept, newest first. */
export const listScenarios = (host: Host, place: HierarchyPlace): Promise<Answer<readonly ScenarioView[]>> =>
  withstand(
    NOTHING_CHANGED,
    async () =>
      (await whyNotHere(host, place)) ??
      good(scenarioViews(host, await ownScenarios(openDesk(host.store), host.user.id))),
  );
