import { backlogConfiguration } from './backlog-configuration.ts';
import { answerClassification } from './rest-classification.ts';
import { answerExtensionData } from './rest-extension-data.ts';
import { answerProjects, answerTeams } from './rest-projects.ts';
import { answerTeamSettings } from './rest-team-settings.ts';
import { answerWorkItems, projectOr404 } from './rest-work-items.ts';
import { ok, refused, type RestHost, type RestReply, type RestRequest } from './rest-reply.ts';

/** Azure DevOps' REST interface, as far as the extension uses it, over an organisation in memory. */
export function answerRest(host: RestHost, request: RestRequest): RestReply {
  return route(host, request) ?? notFound(request);
}

function route(host: RestHost, request: RestRequest): RestReply | null {
  const { path } = request;
  if (path[0] === '_apis') return organisationRoute(host, request, path.slice(1));
  if (path[1] !== '_apis' && path[2] !== '_apis') return null;
  const project = projectOr404(host, request, path[0] ?? '');
  if ('status' in project) return project;
  if (path[2] === '_apis') return answerTeamSettings(host, project, path[1] ?? '', path.slice(3));
  const [area = '', ...rest] = path.slice(2);
  switch (`${area.toLowerCase()}/${(rest[0] ?? '').toLowerCase()}`) {
    case 'work/backlogconfiguration':
      return ok(backlogConfiguration(project));
    case 'wit/classificationnodes':
      return answerClassification(host, request, project, rest.slice(1));
    default:
      return area.toLowerCase() === 'wit' ? answerWorkItems(host, request, project, rest) : null;
  }
}

function organisationRoute(host: RestHost, request: RestRequest, path: readonly string[]): RestReply | null {
  const [area = '', ...rest] = path;
  switch (area.toLowerCase()) {
    case 'wit':
      return answerWorkItems(host, request, null, rest);
    case 'projects':
      return answerProjects(host, request, rest);
    case 'teams':
      return request.method === 'GET' && rest.length === 0 ? answerTeams(host, request) : null;
    case 'extensionmanagement':
      return rest[0] === 'InstalledExtensions' ? answerExtensionData(host, request, rest.slice(1)) : null;
    default:
      return null;
  }
}

function notFound(request: RestRequest): RestReply {
  return refused(
    404,
    'VssResourceNotFoundException',
    `The controller for path '/${request.path.join('/')}' was not found or does not implement IController.`,
  );
}
