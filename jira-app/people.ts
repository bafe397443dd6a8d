import { assumeTrustedRoute, route } from '@forge/api';
import type { UserId } from '@throughline/core/model/ids.ts';
import type { People } from '@throughline/core/port/host.ts';
import { WorkFault } from '@throughline/core/port/work-items.ts';
import { record, text } from '@throughline/core/tracker/json.ts';
import { askJira } from './ask-jira.ts';

/** A page of choices: who is not among them is found by more letters. */
const mostFound = 20;
/** Account ids in one question; an address of all of them stays below 8 kB. */
const atOnce = 100;

/** People as Jira shows them to the user of the request; what they hide of themselves stays hidden. */
export const jiraPeople: People = {
  /** Jira searches all of the site: who may own an objective need not work in its project. */
  async find(words) {
    const query = words.trim();
    if (query === '') return [];
    const answer = await askJira(
      'user',
      route`/rest/api/3/user/search?query=${query}&maxResults=${mostFound}`,
    );
    return people(answer).filter(({ isPerson }) => isPerson);
  },

  async names(ids) {
    const wanted = [...new Set(ids)].filter((id) => isAccountId.test(id));
    const found = new Map<UserId, string>();
    for (let from = 0; from < wanted.length; from += atOnce) {
      const some = wanted.slice(from, from + atOnce);
      const query = new URLSearchParams(some.map((id) => ['accountId', id]));
      query.set('maxResults', String(atOnce));
      // Only letters, digits and `: _ -` are in it (isAccountId), each encoded.
      const answer = record(
        await askJira('user', assumeTrustedRoute(`/rest/api/3/user/bulk?${query.toString()}`)),
      );
      for (const { id, name } of people(answer?.['values'])) found.set(id, name);
    }
    return found;
  },
};

// ── below ──

const isAccountId = /^[\w:-]{1,128}$/;

/** Users with an id and a name; a person, not an app or a customer of a help desk, and still there. */
function people(answer: unknown) {
  if (!Array.isArray(answer))
    throw new WorkFault('Jira answered a question about people with something else.');
  return answer.flatMap((one) => {
    const user = record(one);
    const [id, name] = [text(user?.['accountId']), text(user?.['displayName'])];
    if (!id || !name) return [];
    const isPerson = (user?.['accountType'] ?? 'atlassian') === 'atlassian' && user?.['active'] !== false;
    return [{ id: id as UserId, name, isPerson }];
  });
}
