import type { Instant } from '@throughline/core/model/day.ts';
import { WorkFault } from '@throughline/core/port/work-items.ts';
import { idText, list, record, text } from '@throughline/core/tracker/json.ts';
import { RestFault, type Transport } from './transport.ts';

/** A query that is read to its end, page by page: WIQL alone returns no more than 20,000 and offers no next page. */
export interface WiqlAnswer {
  /** Ascending. */
  readonly ids: readonly number[];
  /** The host's clock at the first page; null where it did not say. */
  readonly asOf: Instant | null;
}

/**
 * Ids of the work items that fit, above `after`, at most `top` of them.
 * @param query.where clauses of numbers, dates, macros and `quoted` texts only
 * @param query.asOf as it was at that instant; absent = now
 * @throws WorkFault also when the host cuts the answer at its limit: a part is never taken for the whole (R22)
 */
export async function wiqlPage(
  send: Transport,
  query: { project: string | null; where: string; after: number; top: number; asOf?: Instant | null },
): Promise<WiqlAnswer> {
  const { project, where, after, top, asOf: at = null } = query;
  // With its zone: without one the host takes a time for one of the reader's own.
  const then = at === null ? '' : ` ASOF '${new Date(at).toISOString()}'`;
  const body = {
    query: `SELECT [System.Id] FROM WorkItems WHERE ${where} AND [System.Id] > ${after} ORDER BY [System.Id]${then}`,
  };
  const path = [...(project === null ? [] : [project]), '_apis', 'wit', 'wiql'];
  const reply = await send({
    method: 'POST',
    path,
    query: { timePrecision: 'true', $top: String(top) },
    body,
  }).catch((error: unknown) => {
    if (error instanceof RestFault && error.code === 'VS402337') {
      throw new WorkFault('Azure DevOps found more than 20,000 work items and returned none.', {
        cause: error,
      });
    }
    throw error;
  });
  const ids = idsIn(reply);
  const asOf = Date.parse(text(record(reply)?.['asOf']) ?? '');
  return { ids, asOf: Number.isNaN(asOf) ? null : asOf };
}

/** What a flat query found, in its order. @throws WorkFault where the reply holds no list */
export function idsIn(reply: unknown): readonly number[] {
  const found = record(reply)?.['workItems'];
  if (!Array.isArray(found)) throw new WorkFault('Azure DevOps returned no list of work items.');
  return list(found).flatMap((one) => Number(idText(record(one)?.['id'])) || []);
}

/** All pages of it. @throws WorkFault */
export async function wiqlAll(
  send: Transport,
  query: { project: string | null; where: string; asOf?: Instant | null },
): Promise<WiqlAnswer> {
  const top = 10_000;
  const ids: number[] = [];
  let asOf: Instant | null | undefined;
  for (;;) {
    const page = await wiqlPage(send, { ...query, after: ids.at(-1) ?? 0, top });
    asOf ??= page.asOf;
    ids.push(...page.ids);
    if (page.ids.length < top) return { ids, asOf };
  }
}
