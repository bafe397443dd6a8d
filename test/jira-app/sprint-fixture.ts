import { jiraHost } from '@throughline/jira-app/host.ts';
import type { ProjectId, SprintId, TeamId } from '@throughline/core/model/ids.ts';
import { sprintId } from '@throughline/core/model/ids.ts';
import type { Host } from '@throughline/core/port/host.ts';
import type { JiraBoard } from '@throughline/workbench/jira-host/boards.ts';
import { changesOf } from '@throughline/workbench/jira-host/site-changes.ts';
import type { SiteChanges } from '@throughline/workbench/jira-host/site-changes.ts';
import { createJiraSite } from '@throughline/workbench/jira-host/site.ts';
import type { JiraSite, JiraSiteData } from '@throughline/workbench/jira-host/site.ts';
import { forgeFixture } from './forge-fixture.ts';
import type { ForgeFixture } from './forge-fixture.ts';
import { cloudId, emptySite } from './site-fixture.ts';

export const support = '10001' as ProjectId;
export const payments = '10002' as ProjectId;

/** A board with sprints, one without, two of team-managed projects, one of a person's own. */
export const boards: readonly JiraBoard[] = [
  { id: 1, name: 'Support board', type: 'scrum', location: support },
  { id: 2, name: 'Incidents', type: 'kanban', location: support },
  { id: 3, name: 'Payments board', type: 'simple', location: payments },
  { id: 4, name: 'Team without sprints', type: 'simple', location: support },
  { id: 5, name: 'My own', type: 'scrum', location: null, projects: [support, payments] },
];

export const team = (id: number): TeamId => String(id) as TeamId;
export const sprint = (id: number): SprintId => sprintId('jira', cloudId, id);
export const day = 86_400_000;

export interface SprintWorld {
  readonly site: JiraSite;
  readonly jira: SiteChanges;
  readonly forge: ForgeFixture;
  /** The site's clock, which every change moves on by itself; milliseconds. */
  clock: number;
  /** Runs as an invocation of this person (null = nobody). */
  as<T>(person: string | null, run: (host: Host) => Promise<T>): Promise<T>;
}

/** A site in which time runs as the test says; it ends near the present, from which relative dates count. */
export function sprintWorld(more: Partial<JiraSiteData> = {}): SprintWorld {
  const site = createJiraSite({ ...emptySite, boards, ...more }, () => world.clock);
  const forge = forgeFixture(site);
  const world: SprintWorld = {
    site,
    jira: changesOf(site, 'maria'),
    forge,
    clock: Date.now() - 30 * day,
    as: (person, run) =>
      forge.platform.as(person, () => run(jiraHost({ cloudId, siteUrl: null, accountId: person }))),
  };
  return world;
}

/** A sprint of the Support board, as it is made. */
export const planned = (name: string, start: number, id?: number) => ({
  ...(id === undefined ? {} : { id }),
  board: 1,
  name,
  start,
  end: start + 14 * day,
  goal: null,
});
