import type { Team } from '../model/sprint.ts';
import type { Host } from '../port/host.ts';
import { good } from './answer.ts';
import type { Answer } from './answer.ts';
import type { ReviewPlace } from './sprint-client.ts';
import { NOTHING_CHANGED, withstand } from './withstand.ts';

const MOST_TEAMS = 50;

/** Boards or teams by a part of their name, those that the person may see: of the project where the page stands, or of all. */
export const findTeams = (
  host: Host,
  { project }: ReviewPlace,
  { text }: { readonly text: string | null },
): Promise<Answer<{ readonly teams: readonly Team[]; readonly more: boolean }>> =>
  withstand(NOTHING_CHANGED, async () =>
    good(await host.sprints.teams({ project, text: text?.trim() || null }, MOST_TEAMS)),
  );
