import type { TeamId } from '../model/ids.ts';
import type { Sprint } from '../model/sprint.ts';
import type { Host } from '../port/host.ts';
import { good } from './answer.ts';
import type { Answer } from './answer.ts';
import type { ReviewPlace } from './sprint-client.ts';
import { NOTHING_CHANGED, withstand } from './withstand.ts';

/** Sprints of a team, those that the person may see, in the order of the port. */
export const listSprints = (
  host: Host,
  _: ReviewPlace,
  { team }: { readonly team: TeamId },
): Promise<Answer<readonly Sprint[]>> =>
  withstand(NOTHING_CHANGED, async () => good(await host.sprints.sprintsOf(team)));
