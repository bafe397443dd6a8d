import { route } from '@forge/api';
import type { ItemId } from '@throughline/core/model/ids.ts';
import { WorkFault } from '@throughline/core/port/work-items.ts';
import type { Reader } from '@throughline/core/port/work-items.ts';
import { idText, list, record, text } from '@throughline/core/tracker/json.ts';
import type { Json } from '@throughline/core/tracker/json.ts';
import { BadRequest, askJira } from './ask-jira.ts';
import { issueItem } from './issue-id.ts';

/** Issues in one bulk fetch, and in one page of a search that returns fields. */
export const pageSize = 100;

/** Up to a page of issues by id or key; those that are gone or unseen are absent. @throws WorkFault */
export async function bulkFetch(
  as: Reader,
  names: readonly string[],
  fields: readonly string[],
): Promise<readonly Json[]> {
  const answer = record(
    await askJira(as, route`/rest/api/3/issue/bulkfetch`, { issueIdsOrKeys: names, fields }),
  );
  // Issues that the reader may not see, or that are gone, stand in `issueErrors` and are simply absent.
  if (!answer || !Array.isArray(answer['issues'])) {
    throw new WorkFault('Jira answered a fetch of issues with something else.');
  }
  return issuesOf(answer);
}

/** The issues in an answer. */
export function issuesOf(answer: { readonly issues?: unknown }): readonly Json[] {
  return list(answer.issues)
    .map(record)
    .filter((issue) => issue !== null);
}

/** Those that the reader can see. */
export async function existing(parents: readonly string[], as: Reader): Promise<readonly string[]> {
  const seen: string[] = [];
  for (let from = 0; from < parents.length; from += pageSize) {
    const issues = await bulkFetch(as, parents.slice(from, from + pageSize), ['issuetype']);
    seen.push(...issues.flatMap((issue) => idText(issue['id']) ?? []));
  }
  return seen;
}

/** Up to a page of items by id or key, by what they were asked for; a key of before a move is known. @throws WorkFault */
export async function lookUp(
  names: readonly string[],
  as: Reader,
  site: string,
): Promise<ReadonlyMap<string, ItemId>> {
  const issues = await bulkFetch(as, names, ['issuetype']).catch((cause: unknown) => {
    if (cause instanceof BadRequest) return [];
    throw cause;
  });
  const found = new Map<string, ItemId>();
  const claimed = new Set<string>();
  for (const issue of issues) {
    const id = idText(issue['id']);
    const known = names.filter((name) => name === id || name === text(issue['key'])?.toUpperCase());
    if (!id || known.length === 0) continue;
    for (const name of known) found.set(name, issueItem(site, id));
    claimed.add(id);
  }
  // Asked by a key that it had before a move, an issue answers under its new one: ask again, one by one.
  const strangers = issues.filter((issue) => !claimed.has(idText(issue['id']) ?? ''));
  const open = strangers.length > 0 ? names.filter((name) => !found.has(name)) : [];
  for (const name of open) {
    const [issue] = names.length === 1 ? strangers : await bulkFetch(as, [name], ['issuetype']);
    const id = idText(issue?.['id']);
    if (id) found.set(name, issueItem(site, id));
  }
  return found;
}
