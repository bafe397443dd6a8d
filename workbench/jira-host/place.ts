import { moduleKeys } from '@throughline/jira-app/module-keys.ts';
import { object } from './json.ts';
import type { JsonObject } from './json.ts';
import { projectIdOf } from './site.ts';
import type { JiraProject, JiraSite } from './site.ts';

/** Where a page of the app stands: which module, and of what. Issues and projects by id or key. */
export type JiraPlace =
  | { readonly kind: 'issue'; readonly issue: string }
  | { readonly kind: 'project'; readonly project: string }
  | { readonly kind: 'global' };

/**
 * What Forge tells the page and the resolver of where it stands.
 * @throws Error when the site has no such issue or project
 */
export function pageContext(site: JiraSite, place: JiraPlace): JsonObject {
  const { cloudId, url } = site.data;
  const about = extensionOf(site, place);
  return {
    cloudId,
    siteUrl: url,
    localId: `local-${about.id}`,
    environmentId: 'local',
    environmentType: 'DEVELOPMENT',
    moduleKey: about.moduleKey,
    extension: { ...about.extension, location: `${url}${about.path}` },
  };
}

/** The place of a request: `?issue=SUP-1`, `?project=SUP`, neither = the whole site; null = there is no such place. */
export function placeIn(site: JiraSite, query: URLSearchParams): JiraPlace | null {
  const [issue, project] = [query.get('issue'), query.get('project')];
  if (issue !== null) return site.find(issue) ? { kind: 'issue', issue } : null;
  if (project !== null) return projectOf(site, project) ? { kind: 'project', project } : null;
  return { kind: 'global' };
}

// ── below ──

function extensionOf(site: JiraSite, place: JiraPlace) {
  switch (place.kind) {
    case 'issue': {
      const issue = site.find(place.issue);
      if (!issue) throw new Error(`The site has no issue ${place.issue}.`);
      const type = object(issue.fields['issuetype']);
      const project = site.data.projects.find(({ id }) => id === projectIdOf(issue));
      return {
        id: issue.id,
        moduleKey: moduleKeys.panel,
        path: `/browse/${issue.key}`,
        extension: {
          type: 'jira:issueContext',
          issue: { id: issue.id, key: issue.key, type: type?.['name'], typeId: type?.['id'] },
          project: projectField(project),
        },
      };
    }
    case 'project': {
      const project = projectOf(site, place.project);
      if (!project) throw new Error(`The site has no project ${place.project}.`);
      return {
        id: project.id,
        moduleKey: moduleKeys.project,
        path: `/jira/software/projects/${project.key}/apps/throughline/local`,
        extension: { type: 'jira:projectPage', project: projectField(project) },
      };
    }
    case 'global':
      return {
        id: 'global',
        moduleKey: moduleKeys.site,
        path: '/jira/apps/throughline/local',
        extension: { type: 'jira:globalPage' },
      };
    default:
      return place satisfies never;
  }
}

function projectOf(site: JiraSite, idOrKey: string): JiraProject | undefined {
  return site.data.projects.find(({ id, key }) => id === idOrKey || key === idOrKey.toUpperCase());
}

function projectField(project: JiraProject | undefined) {
  return { id: project?.id, key: project?.key, type: 'software' };
}
