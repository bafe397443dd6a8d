import { moduleKeys } from '@throughline/jira-app/module-keys.ts';
import { object } from './json.ts';
import type { JsonObject } from './json.ts';
import { projectIdOf } from './site.ts';
import type { JiraGadget, JiraProject, JiraSite } from './site.ts';

/** Where a page of the app stands: which module, and of what. Issues and projects by id or key. */
export type JiraPlace =
  | { readonly kind: 'issue'; readonly issue: string }
  | { readonly kind: 'project'; readonly project: string }
  | { readonly kind: 'global' }
  /** On the dashboard, shown or being configured. */
  | { readonly kind: 'gadget'; readonly gadget: string; readonly entry: 'view' | 'edit' }
  /** The action of a sprint in the backlog of a board. */
  | { readonly kind: 'sprint'; readonly board: string; readonly sprint: string };

/**
 * What Forge tells the page and the resolver of where it stands.
 * @throws Error when the site has no such place
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

/** The place of a request: `?issue=SUP-1`, `?project=SUP`, none of all = the whole site; null = there is no such place. */
export function placeIn(site: JiraSite, query: URLSearchParams): JiraPlace | null {
  const [issue, project, gadget] = [query.get('issue'), query.get('project'), query.get('gadget')];
  const [board, sprint] = [query.get('board'), query.get('sprint')];
  if (issue !== null) return site.find(issue) ? { kind: 'issue', issue } : null;
  if (project !== null) return projectOf(site, project) ? { kind: 'project', project } : null;
  if (gadget !== null) {
    const entry = query.get('entry') === 'edit' ? 'edit' : 'view';
    return site.gadgets.has(gadget) ? { kind: 'gadget', gadget, entry } : null;
  }
  if (board !== null && sprint !== null) {
    return site.sprints.has(Number(sprint)) ? { kind: 'sprint', board, sprint } : null;
  }
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
    case 'gadget': {
      const gadget = site.gadgets.get(place.gadget);
      if (!gadget) throw new Error(`The dashboard has no gadget ${place.gadget}.`);
      return {
        id: gadget.id,
        moduleKey: gadget.module,
        path: '/jira/dashboards/10000',
        extension: {
          ...(gadget.module === moduleKeys.widget ? widgetOf(gadget) : gadgetOf(gadget)),
          ...(place.entry === 'edit' ? { entryPoint: 'edit' } : {}),
        },
      };
    }
    case 'sprint': {
      const sprint = site.sprints.get(Number(place.sprint));
      const board = site.data.boards?.find(({ id }) => String(id) === place.board);
      const project = site.data.projects.find(({ id }) => id === board?.location);
      if (!sprint || !board) throw new Error(`The board ${place.board} has no sprint ${place.sprint}.`);
      return {
        id: String(sprint.id),
        moduleKey: moduleKeys.sprint,
        path: `/jira/software/projects/${project?.key}/boards/${board.id}/backlog`,
        extension: {
          type: 'jira:sprintAction',
          project: projectField(project),
          board: { id: String(board.id), type: board.type },
          sprint: { id: String(sprint.id), state: sprint.state },
        },
      };
    }
    default:
      return place satisfies never;
  }
}

/** Of Jira's dashboards. */
function gadgetOf({ id, configuration }: JiraGadget) {
  return {
    type: 'jira:dashboardGadget',
    dashboard: { id: '10000' },
    gadget: { id },
    gadgetConfiguration: configuration ?? {},
  };
}

/** Of the dashboards of Atlassian Home. */
function widgetOf({ id, configuration, columns }: JiraGadget) {
  return {
    type: 'dashboards:widget',
    config: configuration ?? undefined,
    context: { dashboardId: 'local-dashboard', widgetId: id },
    layout: { columnSpan: columns, rowSpan: 'large' },
  };
}

function projectOf(site: JiraSite, idOrKey: string): JiraProject | undefined {
  return site.data.projects.find(({ id, key }) => id === idOrKey || key === idOrKey.toUpperCase());
}

function projectField(project: JiraProject | undefined) {
  return { id: project?.id, key: project?.key, type: 'software' };
}
