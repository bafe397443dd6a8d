import type { ItemId, ProjectId, UserId } from '@throughline/core/model/ids.ts';
import { readItemId } from '@throughline/core/model/ids.ts';
import type { Rights, RightsQuestion } from '@throughline/core/port/host.ts';
import { record, text } from '@throughline/core/tracker/json.ts';
import { allPages, listIn } from './pages.ts';
import type { Projects } from './projects.ts';
import type { Transport } from './transport.ts';

export interface AdoRightsOptions {
  readonly send: Transport;
  readonly user: UserId;
  readonly projects: Projects;
}

interface Team {
  readonly id: string;
  readonly project: ProjectId;
  readonly projectName: string;
}

/**
 * What the person may do, from what `vso.work` and `vso.project` show (docs/decisions/ado-rights.md): see = Azure
 * DevOps shows the project or the item; edit = member of a team of the project; administer = administrator of such
 * a team; organisation = administrator of a team in any of the projects asked about. One question about teams, one
 * about the item, and one for each team of the person in the projects asked about: nothing grows with the work.
 */
export function adoRights({ send, user, projects: known }: AdoRightsOptions) {
  return async ({ item, projects }: RightsQuestion): Promise<Rights> => {
    const [teams, itemProject] = await Promise.all([myTeams(), projectOfItem(item)]);
    const mine = new Set(teams.map(({ project }) => project));
    const asked = [...new Set(projects)];
    const [shown, administered] = await Promise.all([
      // A member sees the project; only of the others must be asked.
      Promise.all(asked.map(async (one) => mine.has(one) || (await known.shows(one)))),
      Promise.all(
        teams
          .filter(({ project }) => asked.includes(project))
          .map(async (team) => ((await isAdministrator(team)) ? team.project : null)),
      ),
    ]);
    return {
      seeItem: itemProject !== null,
      editItem: teams.some(({ projectName }) => projectName === itemProject),
      see: new Set(asked.filter((_, at) => shown[at])),
      edit: new Set(asked.filter((one) => mine.has(one))),
      administer: new Set(administered.filter((one) => one !== null)),
      // Nothing within the two scopes tells who administers the organisation.
      organisation: administered.some((one) => one !== null),
    };
  };

  async function myTeams(): Promise<readonly Team[]> {
    const found = await allPages(send, {
      path: ['_apis', 'teams'],
      query: { $mine: 'true' },
      // The list over all projects was never released: its version is a preview's.
      version: '7.1-preview.3',
    });
    return found.flatMap((one) => {
      const team = record(one);
      const [id, project] = [text(team?.['id']), text(team?.['projectId'])];
      const projectName = text(team?.['projectName']) ?? '';
      return id && project ? [{ id, project: project as ProjectId, projectName }] : [];
    });
  }

  async function isAdministrator({ id, project }: Team): Promise<boolean> {
    const members = await allPages(send, { path: ['_apis', 'projects', project, 'teams', id, 'members'] });
    return members.some((one) => {
      const member = record(one);
      const identity = text(record(member?.['identity'])?.['id'])?.toLowerCase();
      return identity === user.toLowerCase() && member?.['isTeamAdmin'] === true;
    });
  }

  /** The name of its project; null = the person may not see it. */
  async function projectOfItem(item: ItemId | null): Promise<string | null> {
    const id = item === null ? null : Number(readItemId(item)?.local);
    if (id === null || !Number.isSafeInteger(id)) return null;
    const reply = await send({
      method: 'POST',
      path: ['_apis', 'wit', 'workitemsbatch'],
      body: { ids: [id], fields: ['System.TeamProject'], errorPolicy: 'omit' },
    });
    const [found] = listIn(reply);
    return text(record(record(found)?.['fields'])?.['System.TeamProject']);
  }
}
