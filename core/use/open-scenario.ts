import { said } from '../model/said.ts';
import type { Host } from '../port/host.ts';
import { bad, good } from './answer.ts';
import type { Answer } from './answer.ts';
import { openDesk } from './desk.ts';
import type { HierarchyPlace, TryOutRequest } from './hierarchy-client.ts';
import { ownScenarios, whyNotHere } from './own-scenarios.ts';
import { readTryOut } from './try-out-request.ts';
import { NOTHING_CHANGED, withstand } from './withstand.ts';

/** The edits of a what-if that the person kept; what of it they may still see is decided when it is tried. */
export const openScenario = (
  host: Host,
  place: HierarchyPlace,
  { id }: { readonly id: string },
): Promise<Answer<TryOutRequest>> =>
  withstand(NOTHING_CHANGED, async () => {
    const refused = await whyNotHere(host, place);
    if (refused) return refused;
    const { scenarios } = await ownScenarios(openDesk(host.store), host.user.id);
    const edits = readTryOut(scenarios.find((one) => one.id === id)?.edits);
    return edits ? good(edits) : bad('not-found', said`This what-if is not there any more.`);
  });
