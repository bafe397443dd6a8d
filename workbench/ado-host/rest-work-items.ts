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
import { fieldsOf, knownFields, workItemJson } from './work-item-json.ts';
import { readWiql, type WiqlClause, type WiqlQuery } from './wiql-query.ts';

/** The host returns no more than this from one query. */
const wiqlLimit = 20_000;

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
      return wiql(host, request, project);
    case 'POST workitemsbatch/0':
      return batch(host, request);
    case 'GET workitems/1':
      return one(host, request, rest[0] ?? '');
    case 'GET workitemtypes/2':
      return project && rest[1] === 'states' ? states(project, rest[0] ?? '') : null;
    default:
      return null;
  }
}

function wiql(host: RestHost, request: RestRequest, project: ProjectData | null): RestReply {
  const text = member(request.body, 'query');
  let asked: WiqlQuery;
  try {
    asked = readWiql(typeof text === 'string' ? text : '');
  } catch (error) {
    return refused(400, 'QueryParseException', error instanceof Error ? error.message : String(error));
  }
  const { clauses, order } = asked;
  const unknown = [...clauses, order].find(({ field }) => !knownFields(host.organisation).has(field));
  if (unknown)
    return refused(
      400,
      'QueryParseException',
      `TF51005: The query references a field that does not exist: ${unknown.field}.`,
    );
  const asOf = new Date(host.organisation.now()).toISOString();
  const precise = request.query.get('timePrecision') === 'true';
  const found = seen(host, request)
    // Without a word about it, a query does not find what was deleted.
    .filter((item) => item.deletedAt === null || clauses.some(({ field }) => field === 'System.IsDeleted'))
    .filter((item) => clauses.every((clause) => fits(host, item, clause, project, precise)))
    .sort(inOrder(host, order));
  const top = request.query.get('$top');
  if (found.length > wiqlLimit && top === null) {
    return refused(
      400,
      'WorkItemTrackingQueryResultSizeLimitExceededException',
      `VS402337: The number of work items returned exceeds the size limit of ${wiqlLimit}.`,
    );
  }
  return ok({
    queryType: 'flat',
    queryResultType: 'workItem',
    asOf,
    columns: [{ referenceName: 'System.Id', name: 'ID' }],
    workItems: found.slice(0, top === null ? wiqlLimit : Number(top)).map(({ id }) => ({ id })),
  });
}

function fits(
  host: RestHost,
  item: Item,
  { field, operator, values }: WiqlClause,
  project: ProjectData | null,
  precise: boolean,
): boolean {
  const value = fieldsOf(host.organisation, item)[field];
  const wanted = values.map((text) => (text === '@project' ? (project?.name ?? '') : text));
  if (field === 'System.ChangedDate') {
    // Without time precision the host refuses a time, and compares days.
    const at = precise ? Date.parse(wanted[0] ?? '') : Date.parse((wanted[0] ?? '').slice(0, 10));
    return operator === '>=' ? item.changedAt >= at : item.changedAt > at;
  }
  switch (operator) {
    case '=':
    case 'IN':
      return wanted.some((text) => String(value).toLowerCase() === text.toLowerCase());
    case '<>':
      return wanted.every((text) => String(value).toLowerCase() !== text.toLowerCase());
    case 'CONTAINS':
      return wanted.every((text) => String(value).toLowerCase().includes(text.toLowerCase()));
    case '<':
      return Number(value) < Number(wanted[0]);
    case '<=':
      return Number(value) <= Number(wanted[0]);
    case '>':
      return Number(value) > Number(wanted[0]);
    case '>=':
      return Number(value) >= Number(wanted[0]);
    default:
      return operator satisfies never;
  }
}

/** Of equal ones, and of the order by id, the lower id first. */
function inOrder(host: RestHost, { field, falling }: WiqlQuery['order']) {
  const of = (item: Item): number | string =>
    field === 'System.ChangedDate'
      ? item.changedAt
      : field === 'System.Id'
        ? item.id
        : JSON.stringify(fieldsOf(host.organisation, item)[field] ?? '');
  return (a: Item, b: Item): number => {
    const [one, other] = [of(a), of(b)];
    return (one < other ? -1 : one > other ? 1 : a.id - b.id) * (falling ? -1 : 1);
  };
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
  // What may not be read stands in the answer as null.
  return listOf(found.map((item) => (item ? workItemJson(host.organisation, item, wanted) : null)));
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

function seen(host: RestHost, request: RestRequest): readonly Item[] {
  return host.organisation.items().filter((item) => host.organisation.maySee(request.user, item));
}

export const projectOr404 = (host: RestHost, request: RestRequest, name: string): ProjectData | RestReply => {
  const project = host.organisation.project(name);
  return project && host.organisation.mayRead(request.user, project) ? project : noProject(name);
};
