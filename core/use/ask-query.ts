import { said, type Said } from '../model/said.ts';
import { QueryRefused } from '../port/work-items.ts';
import { bad, good } from './answer.ts';
import type { Answer } from './answer.ts';

/** Longer ones are refused by both hosts. */
const MOST_QUERY = 10_000;

/** Asks the host a query that a person wrote. One that it refuses is the person's to mend, in the host's own words. */
export async function askQuery<T>(query: string, ask: (query: string) => Promise<T>): Promise<Answer<T>> {
  const wrong = (message: Said) => bad('bad-input', message, { fields: [{ field: 'query', message }] });
  const asked = query.trim();
  if (asked === '') return wrong(said`The query is empty.`);
  if (asked.length > MOST_QUERY) return wrong(said`The query is longer than 10,000 characters.`);
  try {
    return good(await ask(asked));
  } catch (thrown) {
    if (!(thrown instanceof QueryRefused)) throw thrown;
    return wrong(said`${thrown.reason}`);
  }
}
