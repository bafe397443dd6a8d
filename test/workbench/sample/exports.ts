import type { AdoOrganisation } from '@throughline/workbench/ado-host/organisation.ts';
import { updatesOf } from '@throughline/workbench/ado-host/updates-json.ts';
import { answerTeamSettings } from '@throughline/workbench/ado-host/rest-team-settings.ts';
import { extensionData } from '@throughline/workbench/ado-host/extension-data.ts';
import { sprintJson } from '@throughline/workbench/jira-host/boards.ts';
import { restIssue } from '@throughline/workbench/jira-host/issue-fields.ts';
import { jiraTime, type JiraSite } from '@throughline/workbench/jira-host/site.ts';

/** What a person exports for the command line, as each host answers it: JSON texts. */
export interface Exports {
  readonly work: string;
  readonly sprints: string;
  readonly states: string;
  readonly fields: string;
}

/** A search with `expand=changelog`, the sprints, and the site's fields and statuses, by the site's own address. */
export function jiraExports(site: JiraSite): Exports {
  const issues = [...site.issues.values()].map((issue) => ({
    ...restIssue(site, issue, null),
    self: `${site.data.url}/rest/api/3/issue/${issue.id}`,
    changelog: {
      histories: (site.changelogs.get(issue.id) ?? []).map(({ id, at, items }) => ({
        id,
        created: jiraTime(at),
        items,
      })),
    },
  }));
  return {
    work: JSON.stringify({ issues }),
    sprints: JSON.stringify({
      values: [...site.sprints.values()].map((sprint) => ({
        ...sprintJson(sprint),
        self: `${site.data.url}/rest/agile/1.0/sprint/${sprint.id}`,
      })),
    }),
    fields: JSON.stringify(site.data.fields),
    states: JSON.stringify(
      site.data.statuses.map(({ id, name, category }) => ({ id, name, statusCategory: { key: category } })),
    ),
  };
}

/** All updates of all work items, the iterations of one team, and the states of each type. */
export function adoExports(organisation: AdoOrganisation, teamName: string): Exports {
  const team = organisation.teams.find(({ name }) => name === teamName);
  const project = organisation.project(team?.project ?? '');
  if (!team || !project) throw new Error(`There is no team ${teamName}.`);
  const host = { organisation, data: extensionData() };
  const iterations = answerTeamSettings(host, project, team.id, ['work', 'teamsettings', 'iterations']);
  return {
    work: JSON.stringify(organisation.items().flatMap((item) => updatesOf(organisation, item))),
    sprints: JSON.stringify(iterations?.body),
    fields: '',
    states: JSON.stringify(
      Object.fromEntries(
        Object.entries(project.process.states).map(([type, states]) => [
          type,
          { count: states.length, value: states },
        ]),
      ),
    ),
  };
}
