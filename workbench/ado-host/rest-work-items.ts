import type { Item } from './organisation.ts';
import type { ProjectData } from './organisation-data.ts';
import {
  listOf,
  member,
  noProject,
  ok,
  refused,
  type RestHost,
  type RestReply,
  type RestRequest,
} from './rest-reply.ts';
import { itemAt } from './revisions.ts';
import { answerWiql } from './rest-wiql.ts';
import { revisionsOf, updatesOf } from './updates-json.ts';
import { knownFields, workItemJson } from './work-item-json.ts';

/** `_apis/wit/…`, of the organisation or of one project; null = not one of its routes. */
export function answerWorkItems(
  host: RestHost,
  request: RestRequest,
  project: ProjectData | null,
  [resource = '', ...rest]: readonly string[],
): RestReply | null {
  const route = `${request.method} ${resource.toLowerCase()}/${rest.length}`;
  switch (route) {
    case 'POST wiql/0':
      return answerWiql(host, request, project);
    case 'POST workitemsbatch/0':
      return batch(host, request);
    case 'GET workitems/1':
      return one(host, request, rest[0] ?? '');
    case 'GET workitems/2':
      return past(host, request, Number(rest[0]), rest[1] ?? '');
    case 'GET workitemtypes/2':
      return project && rest[1] === 'states' ? states(project, rest[0] ?? '') : null;
    default:
      return null;
  }
}

function batch(host: RestHost, request: RestRequest): RestReply {
  const ids = member(request.body, 'ids');
  if (!Array.isArray(ids) || ids.length === 0) {
    return refused(
      400,
      'VssPropertyValidationException',
      'VS403474: You must pass a non-empty list of work item ids.',
    );
  }
  if (ids.length > 200) {
    return refused(
      400,
      'VssPropertyValidationException',
      'VS403474: You requested more than 200 work items.',
    );
  }
  const fields = member(request.body, 'fields');
  const wanted = Array.isArray(fields) ? fields.map(String) : null;
  const unknown = wanted?.find((name) => !knownFields(host.organisation).has(name));
  if (unknown !== undefined) {
    return refused(
      400,
      'WorkItemTrackingFieldDefinitionNotFoundException',
      `TF51535: Cannot find field ${unknown}.`,
    );
  }
  const omit = String(member(request.body, 'errorPolicy')).toLowerCase() === 'omit';
  const found = ids.map((id) => readable(host, request, Number(id)));
  if (!omit && found.includes(null)) return gone(Number(ids[found.indexOf(null)]));
  const said = member(request.body, 'asOf');
  const asOf = typeof said === 'string' ? Date.parse(said) : null;
  if (Number.isNaN(asOf))
    return refused(400, 'VssPropertyValidationException', `${String(said)} is no date.`);
  // What may not be read, or was not there yet, stands in the answer as null.
  return listOf(
    found.map((item) => {
      const then = item && asOf !== null ? itemAt(item, asOf) : item;
      return item && then ? workItemJson(host.organisation, item, wanted, then) : null;
    }),
  );
}

/** `/updates` and `/revisions`, at most 200 at a time. */
function past(host: RestHost, request: RestRequest, id: number, what: string): RestReply | null {
  const of = { updates: updatesOf, revisions: revisionsOf }[what.toLowerCase()];
  if (!of) return null;
  const item = readable(host, request, id);
  if (!item) return gone(id);
  const skip = Number(request.query.get('$skip') ?? 0);
  const top = Math.min(200, Number(request.query.get('$top') ?? 200));
  return listOf(of(host.organisation, item).slice(skip, skip + top));
}

function one(host: RestHost, request: RestRequest, id: string): RestReply {
  const item = readable(host, request, Number(id));
  return item ? ok(workItemJson(host.organisation, item, null)) : gone(Number(id));
}

function states(project: ProjectData, type: string): RestReply {
  const found = Object.entries(project.process.states).find(
    ([name]) => name.toLowerCase() === type.toLowerCase(),
  );
  return found
    ? listOf(found[1].map(({ name, category }) => ({ name, category, color: 'b2b2b2' })))
    : refused(404, 'WorkItemTypeNotFoundException', `VS402323: Work item type ${type} does not exist.`);
}

function gone(id: number): RestReply {
  return refused(
    404,
    'WorkItemUnauthorizedAccessException',
    `TF401232: Work item ${id} does not exist, or you do not have permissions to read it.`,
  );
}

function readable(host: RestHost, request: RestRequest, id: number): Item | null {
  const item = host.organisation.item(id);
  return item && item.deletedAt === null && host.organisation.maySee(request.user, item) ? item : null;
}

export const projectOr404 = (host: RestHost, request: RestRequest, name: string): ProjectData | RestReply => {
  const project = host.organisation.project(name);
  return project && host.organisation.mayRead(request.user, project) ? project : noProject(name);
};
