import type { ProjectId } from '@throughline/core/model/ids.ts';
import { QueryRefused, type WorkQuestion } from '@throughline/core/port/work-items.ts';
import type { Projects } from './projects.ts';
import { statementAfter, statementOf } from './statement.ts';
import { RestFault, type Transport } from './transport.ts';
import { quoted } from './quoted.ts';
import { idsIn } from './wiql.ts';

/** The host returns no more than this from one query. */
const mostFound = 20_000;

/**
 * Ids of what a person looks for, in the order of the host, at most `limit` and whether there are more.
 * @throws QueryRefused where the host does not take the person's query, with its own reason
 */
export async function findIds(
  send: Transport,
  projects: Projects,
  question: WorkQuestion,
  limit: number,
): Promise<{ readonly ids: readonly number[]; readonly more: boolean }> {
  const query =
    question.by === 'query'
      ? statementOf(question.query)
      : await byWords(projects, question.projects, question.text);
  if (query === null) return { ids: [], more: false };
  const ids = await run(send, query, limit + 1);
  return { ids: ids.slice(0, limit), more: ids.length > limit };
}

/** @throws QueryRefused */
export async function countFound(
  send: Transport,
  query: string,
): Promise<{ readonly count: number; readonly exact: boolean }> {
  const ids = await run(send, statementOf(query), mostFound);
  return { count: ids.length, exact: ids.length < mostFound };
}

/**
 * A page of everything that a query finds, by rising id.
 * @param after the last id of the page before; 0 = from the start
 * @throws QueryRefused
 */
export const pageFound = (
  send: Transport,
  query: string,
  after: number,
  top: number,
): Promise<readonly number[]> => run(send, statementAfter(query, after), top);

// ── below ──

async function run(send: Transport, query: string, top: number): Promise<readonly number[]> {
  const reply = await send({
    method: 'POST',
    path: ['_apis', 'wit', 'wiql'],
    query: { timePrecision: 'true', $top: String(top) },
    body: { query },
  }).catch((error: unknown) => {
    if (error instanceof RestFault && error.status === 400) {
      throw new QueryRefused(error.message.replace(/^Azure DevOps answered 400:? ?/, ''), { cause: error });
    }
    throw error;
  });
  return idsIn(reply);
}

/** Every word is in the title; a number is an id. null = there is nothing to look for, or nowhere. */
async function byWords(
  projects: Projects,
  asked: readonly ProjectId[],
  words: string,
): Promise<string | null> {
  const found = await Promise.all(asked.map((id) => projects.find(id)));
  const names = found.flatMap((project) => (project ? [quoted(project.name)] : []));
  const text = words.trim();
  if (names.length === 0 || text === '') return null;
  const number = /^#?(\d{1,9})$/.exec(text)?.[1];
  const titled = text
    .split(/\s+/)
    .map((word) => `[System.Title] CONTAINS ${quoted(word)}`)
    .join(' AND ');
  const fits = number === undefined ? titled : `[System.Id] = ${number}`;
  return `SELECT [System.Id] FROM WorkItems WHERE [System.TeamProject] IN (${names.join(', ')}) AND ${fits} ORDER BY [System.ChangedDate] DESC`;
}
