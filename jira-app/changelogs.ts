import { route } from '@forge/api';
import { WorkFault } from '@throughline/core/port/work-items.ts';
import type { Reader } from '@throughline/core/port/work-items.ts';
import { idText, list, record, text } from '@throughline/core/tracker/json.ts';
import { askJira } from './ask-jira.ts';

/**
 * The entries of the changelogs of issues, by issue id; an issue that was never changed, or is not shown, is absent.
 * Jira can be asked for some fields alone, by their ids, ten at most: that is not done, since a change of the parent
 * (`IssueParentAssociation`) has no id and would be missing.
 * @throws WorkFault
 */
export async function readChangelogs(
  as: Reader,
  issueIds: readonly string[],
): Promise<ReadonlyMap<string, readonly unknown[]>> {
  const found = new Map<string, unknown[]>();
  const parts: string[][] = [];
  for (let from = 0; from < issueIds.length; from += issuesAtOnce) {
    parts.push(issueIds.slice(from, from + issuesAtOnce));
  }
  await Promise.all(parts.map((part) => readPart(as, part, found)));
  return found;
}

// ── below ──

/** Issues that Jira takes in one question. */
const issuesAtOnce = 1_000;

/** Entries of one page, 10,000 at most: an entry that changed a description holds both texts. */
const entriesAtOnce = 4_000;

/** Entries come from the oldest on, over all issues: those of one issue may stand on several pages. */
async function readPart(
  as: Reader,
  issueIdsOrKeys: readonly string[],
  found: Map<string, unknown[]>,
): Promise<void> {
  let token: string | null = null;
  do {
    const asked = { issueIdsOrKeys, maxResults: entriesAtOnce };
    const page: ReturnType<typeof record> = record(
      await askJira(
        as,
        route`/rest/api/3/changelog/bulkfetch`,
        token === null ? asked : { ...asked, nextPageToken: token },
      ),
    );
    if (!page || !Array.isArray(page['issueChangeLogs'])) {
      throw new WorkFault('Jira answered a question about changelogs with something else.');
    }
    for (const log of page['issueChangeLogs'].map(record)) {
      const id = idText(log?.['issueId']);
      if (id) found.set(id, [...(found.get(id) ?? []), ...list(log?.['changeHistories'])]);
    }
    const next = text(page['nextPageToken']);
    if (next !== null && next === token) throw new WorkFault('Jira answered with the same page again.');
    token = next;
  } while (token !== null);
}
