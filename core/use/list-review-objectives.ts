import { dayOf } from '../model/day.ts';
import type { TeamId } from '../model/ids.ts';
import { byText } from '../model/order.ts';
import { said } from '../model/said.ts';
import type { Host } from '../port/host.ts';
import { bad, good } from './answer.ts';
import type { Answer } from './answer.ts';
import { openDesk } from './desk.ts';
import { readTeamShards } from './review-shards.ts';
import { projectOf, projectsOf } from './shard-reading.ts';
import type { ReviewObjective, ReviewPlace } from './sprint-client.ts';
import { NOTHING_CHANGED, withstand } from './withstand.ts';

/** Objectives of the team's projects in the cycles of today, by title; those that the person may see. */
export const listReviewObjectives = (
  host: Host,
  _: ReviewPlace,
  { team: id }: { readonly team: TeamId },
): Promise<Answer<readonly ReviewObjective[]>> =>
  withstand(NOTHING_CHANGED, async () => {
    const team = await host.sprints.team(id);
    if (!team)
      return bad('not-found', said`This board or team is not there any more, or you may not see it.`);
    const desk = openDesk(host.store);
    const today = dayOf(host.now(), 'UTC');
    const ids = await readTeamShards(host, desk, team.projects, { from: today, to: today });
    const { see } = await host.rights({ item: null, projects: projectsOf(desk, ids) });
    const objectives = ids.flatMap((shard): ReviewObjective[] => {
      const numbers = desk.get('shard', shard);
      const texts = desk.get('text', shard)?.texts ?? {};
      return (numbers?.objectives ?? []).flatMap((one) => {
        if (!numbers || !see.has(projectOf(one, numbers)) || one.status === 'cancelled') return [];
        const { title = one.id, owner = null } = texts[one.id] ?? {};
        return [{ id: one.id, title, owner }];
      });
    });
    return good(objectives.sort((a, b) => byText(a.title, b.title) || byText(a.id, b.id)));
  });
