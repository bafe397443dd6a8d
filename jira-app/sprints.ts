import { route } from '@forge/api';
import type { Instant } from '@throughline/core/model/day.ts';
import type { ProjectId } from '@throughline/core/model/ids.ts';
import type { Sprints } from '@throughline/core/port/sprints.ts';
import { WorkFault } from '@throughline/core/port/work-items.ts';
import type { ItemPage, Reader } from '@throughline/core/port/work-items.ts';
import { idText, record } from '@throughline/core/tracker/json.ts';
import { readJiraSprint } from '@throughline/core/tracker/jira-sprint.ts';
import { BadRequest, NotShown, askJira, ifShown } from './ask-jira.ts';
import { findBoards, readBoard } from './boards.ts';
import { readBoardSprints } from './board-sprints.ts';
import { updatedSince } from './changed-since.ts';
import { bulkFetch, issuesOf, pageSize } from './fetch-issues.ts';
import { historiesOf } from './histories.ts';
import { fieldsToAsk, workItemsOf } from './issue-items.ts';
import type { JiraSite } from './issue-items.ts';
import { searchIssues } from './search-issues.ts';
import { boardNumberOf, sprintNumberOf } from './sprint-id.ts';

/** Jira's boards and sprints, read through Forge. Made anew for every request. */
export function jiraSprints(given: JiraSite): Sprints {
  const site = { ...given, pointsFields: askedOnce(given.pointsFields) };
  return {
    source: 'changelogs',

    teams: findBoards,

    async team(id) {
      const board = boardNumberOf(id);
      return board === null ? null : readBoard(board);
    },

    async sprintsOf(team) {
      const board = boardNumberOf(team);
      return board === null ? [] : readBoardSprints(board, site.id);
    },

    async sprint(id) {
      const number = sprintNumberOf(id, site.id);
      if (number === null) return null;
      const answer = await ifShown(() => askJira('user', route`/rest/agile/1.0/sprint/${number}`));
      if (answer === null) return null;
      const sprint = readJiraSprint(answer, site.id);
      if (!sprint) throw new WorkFault('Jira answered with a sprint that is none.');
      return sprint;
    },

    async itemsIn(sprint, cursor, as) {
      const number = sprintNumberOf(sprint, site.id);
      if (number === null) return nothing;
      const fields = await site.fields();
      // The number is digits, so nothing in it can be read as JQL.
      const jql = `sprint = ${number} ORDER BY id ASC`;
      const page = await searchIssues(as, jql, cursor, fieldsToAsk(fields, 'with sprints'), pageSize);
      return { items: await workItemsOf(page.issues, fields, site), next: page.next };
    },

    // Jira's own JQL knows no past of this field.
    wereIn: async () => null,

    async itemsOf(team, since, cursor, as) {
      const board = boardNumberOf(team);
      if (board === null) return nothing;
      const from = cursor === null ? { as, at: 0 } : readCursor(cursor);
      try {
        return await onBoard(board, since, from);
      } catch (cause) {
        const isRefused = cause instanceof NotShown || cause instanceof BadRequest;
        if (!isRefused || from.as === 'user' || cursor !== null) throw cause;
        // A filter that its owner shares with some people alone is not shown to the app: then as the person who asks.
        return onBoard(board, since, { as: 'user', at: 0 });
      }
    },

    historiesOf: (ids, since, as) => historiesOf(ids, since, as, site),
  };

  /** The board tells the ids; the issues themselves are fetched as everywhere, since an address cannot name all their fields. */
  async function onBoard(board: string, since: Instant, { as, at }: Cursor): Promise<ItemPage> {
    const jql = `${updatedSince(since, site.now())} ORDER BY id ASC`;
    const answer = record(
      await askJira(
        as,
        route`/rest/agile/1.0/board/${board}/issue?jql=${jql}&fields=updated&startAt=${at}&maxResults=${pageSize}`,
      ),
    );
    if (!answer || !Array.isArray(answer['issues'])) {
      throw new WorkFault('Jira answered for a board with something that is not a page.');
    }
    const ids = issuesOf(answer).flatMap((issue) => idText(issue['id']) ?? []);
    if (ids.length === 0) return nothing;
    const { total } = answer;
    const fields = await site.fields();
    const issues = await bulkFetch(as, ids, fieldsToAsk(fields, 'with sprints'));
    const items = (await workItemsOf(issues, fields, site)).filter(({ revision }) => revision > since);
    const isLast = typeof total === 'number' ? at + ids.length >= total : ids.length < pageSize;
    return { items, next: isLast ? null : writeCursor({ as, at: at + ids.length }) };
  }
}

// ── below ──

/** A sprint comes in pages, all of the same few projects; nothing here changes what they chose. */
function askedOnce(ask: JiraSite['pointsFields']): JiraSite['pointsFields'] {
  const known = new Map<ProjectId, string | null>();
  return async (projects) => {
    const unknown = projects.filter((id) => !known.has(id));
    const answers = unknown.length > 0 ? await ask(unknown) : known;
    for (const id of unknown) known.set(id, answers.get(id) ?? null);
    return known;
  };
}

const nothing: ItemPage = { items: [], next: null };

/** As whom a board is read, and from which of its issues on. */
interface Cursor {
  readonly as: Reader;
  readonly at: number;
}

const writeCursor = ({ as, at }: Cursor): string => `${as}:${at}`;

function readCursor(cursor: string): Cursor {
  const found = /^(app|user):(\d+)$/.exec(cursor);
  if (!found) throw new RangeError('This is not a cursor of itemsOf.');
  return { as: found[1] === 'app' ? 'app' : 'user', at: Number(found[2]) };
}
