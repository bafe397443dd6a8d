import { route } from '@forge/api';
import type { Sprint } from '@throughline/core/model/sprint.ts';
import { WorkFault } from '@throughline/core/port/work-items.ts';
import { record } from '@throughline/core/tracker/json.ts';
import { readJiraSprint } from '@throughline/core/tracker/jira-sprint.ts';
import { BadRequest, askJira } from './ask-jira.ts';

/**
 * Sprints of a board, as the user, in the order of the port: those under way, then the last 50 that are over, the last one
 * first, then those to come. None where the board has no sprints. @throws WorkFault
 */
export async function readBoardSprints(board: string, site: string): Promise<readonly Sprint[]> {
  try {
    const [open, over] = await Promise.all([
      pageOf(board, 'active,future', 0, site),
      lastClosed(board, site),
    ]);
    const active = open.sprints.filter(({ state }) => state === 'active');
    const future = open.sprints.filter(({ state }) => state === 'future');
    return [...active, ...over, ...future];
  } catch (cause) {
    // "The board does not support sprints."
    if (cause instanceof BadRequest) return [];
    throw cause;
  }
}

// ── below ──

/** Jira gives no more at once; and the port asks for no more that are over. */
const atOnce = 50;

/** Of a site that does not say how many there are, no further than 2,000 sprints back from the first. */
const mostPages = 40;

interface SprintPage {
  readonly sprints: readonly Sprint[];
  readonly isLast: boolean;
  /** How many there are; null = Jira does not say. */
  readonly total: number | null;
}

/** Jira tells them from the oldest on, so the last page is asked for where it can be known. */
async function lastClosed(board: string, site: string): Promise<readonly Sprint[]> {
  const first = await pageOf(board, 'closed', 0, site);
  let found = [...first.sprints];
  if (!first.isLast && first.total !== null) {
    found = [...(await pageOf(board, 'closed', Math.max(0, first.total - atOnce), site)).sprints];
  } else if (!first.isLast) {
    for (let page = 1; page < mostPages; page += 1) {
      const next = await pageOf(board, 'closed', page * atOnce, site);
      found = [...found, ...next.sprints];
      if (next.isLast) break;
    }
  }
  return found.toSorted((a, b) => endOf(b) - endOf(a)).slice(0, atOnce);
}

const endOf = ({ completed, end }: Sprint): number => completed ?? end ?? 0;

async function pageOf(board: string, state: string, from: number, site: string): Promise<SprintPage> {
  const page = record(
    await askJira(
      'user',
      route`/rest/agile/1.0/board/${board}/sprint?state=${state}&startAt=${from}&maxResults=${atOnce}`,
    ),
  );
  const values = page?.['values'];
  if (!page || !Array.isArray(values)) {
    throw new WorkFault('Jira answered a question about sprints with something else.');
  }
  const { total } = page;
  return {
    sprints: values.flatMap((value) => readJiraSprint(value, site) ?? []),
    isLast: page['isLast'] === true || values.length === 0,
    total: typeof total === 'number' ? total : null,
  };
}
