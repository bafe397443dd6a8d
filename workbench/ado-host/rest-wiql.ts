import type { ProjectData } from './organisation-data.ts';
import { member, ok, refused, type RestHost, type RestReply, type RestRequest } from './rest-reply.ts';
import { itemAt, type Item, type Revision } from './revisions.ts';
import { fieldsOf, isoOf, knownFields, type Fields } from './work-item-json.ts';
import { clausesOf, readWiql, type WiqlClause, type WiqlCondition, type WiqlQuery } from './wiql-query.ts';

/** The host returns no more than this from one query. */
const wiqlLimit = 20_000;

/** `_apis/wit/wiql`: ids of the work items that fit, of the organisation or of one project. */
export function answerWiql(host: RestHost, request: RestRequest, project: ProjectData | null): RestReply {
  const { organisation } = host;
  const text = member(request.body, 'query');
  const precise = request.query.get('timePrecision') === 'true';
  let asked: WiqlQuery;
  let asOf: number | null;
  try {
    asked = readWiql(typeof text === 'string' ? text : '');
    asOf = asked.asOf === null ? null : timeIn(asked.asOf, precise);
  } catch (error) {
    return refused(400, 'QueryParseException', error instanceof Error ? error.message : String(error));
  }
  const clauses = clausesOf(asked.where);
  const unknown = [...clauses, asked.order].find(({ field }) => !knownFields(organisation).has(field));
  if (unknown)
    return refused(
      400,
      'QueryParseException',
      `TF51005: The query references a field that does not exist: ${unknown.field}.`,
    );
  const now = organisation.now();
  // Without a word about it, a query does not find what was deleted.
  const withDeleted = clauses.some(({ field }) => field === 'System.IsDeleted');
  const found = organisation
    .items()
    .filter((item) => organisation.maySee(request.user, item))
    .flatMap((item): readonly Found[] => {
      const then = asOf === null ? item : itemAt(item, asOf);
      if (!then || (then.deletedAt !== null && !withDeleted)) return [];
      const fields = fieldsOf(organisation, item, then);
      const fits = fitting({ item: then, fields, project: project?.name ?? '', precise });
      return fits(asked.where) ? [{ item, fields, changedAt: then.changedAt }] : [];
    })
    .sort(inOrder(asked.order));
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
    asOf: isoOf(asOf ?? now),
    columns: [{ referenceName: 'System.Id', name: 'ID' }],
    workItems: found.slice(0, top === null ? wiqlLimit : Number(top)).map(({ item: { id } }) => ({ id })),
  });
}

// ── below ──

interface Found {
  readonly item: Item;
  readonly fields: Fields;
  readonly changedAt: number;
}

/** @throws SyntaxError where a time is given and the query asks for days only, as the host does */
function timeIn(text: string, precise: boolean): number {
  if (!precise && text.length > 10) {
    throw new SyntaxError(
      'TF51006: You cannot supply a time with the date when running a query using date precision.',
    );
  }
  const at = Date.parse(text);
  if (Number.isNaN(at)) throw new SyntaxError(`TF51006: "${text}" is no date.`);
  return at;
}

function fitting(of: { item: Revision; fields: Fields; project: string; precise: boolean }) {
  return function fits(condition: WiqlCondition): boolean {
    if ('all' in condition) return condition.all.every(fits);
    return 'any' in condition ? condition.any.some(fits) : fitsClause(of, condition);
  };
}

function fitsClause(
  of: { item: Revision; fields: Fields; project: string; precise: boolean },
  { field, operator, values }: WiqlClause,
): boolean {
  const value = of.fields[field];
  const wanted = values.map((text) => (text === '@project' ? of.project : text));
  if (field === 'System.ChangedDate') {
    // Without time precision the host refuses a time, and compares days.
    const at = of.precise ? Date.parse(wanted[0] ?? '') : Date.parse((wanted[0] ?? '').slice(0, 10));
    return operator === '>=' ? of.item.changedAt >= at : of.item.changedAt > at;
  }
  const held = String(value).toLowerCase();
  switch (operator) {
    case '=':
    case 'IN':
      return wanted.some((text) => held === text.toLowerCase());
    case '<>':
      return wanted.every((text) => held !== text.toLowerCase());
    case 'CONTAINS':
      return wanted.every((text) => held.includes(text.toLowerCase()));
    case 'UNDER':
      return wanted.some((text) => `${held}\\`.startsWith(`${text.toLowerCase()}\\`));
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
function inOrder({ field, falling }: WiqlQuery['order']) {
  const of = ({ item, fields, changedAt }: Found): number | string =>
    field === 'System.ChangedDate'
      ? changedAt
      : field === 'System.Id'
        ? item.id
        : JSON.stringify(fields[field] ?? '');
  return (a: Found, b: Found): number => {
    const [one, other] = [of(a), of(b)];
    return (one < other ? -1 : one > other ? 1 : a.item.id - b.item.id) * (falling ? -1 : 1);
  };
}
