import { asApp, asUser } from '@forge/api';
import type { APIResponse, Route } from '@forge/api';
import { WorkFault } from '@throughline/core/port/work-items.ts';
import type { Reader } from '@throughline/core/port/work-items.ts';
import { list, record, text } from '@throughline/core/tracker/json.ts';

/**
 * One request to Jira's REST interface: a GET, or a POST of `body`.
 * @throws WorkFault when Jira does not answer, refuses, or answers with something that is not JSON. Forge's own
 * "the person has not yet allowed this app" passes unchanged: the platform then asks the person and calls again.
 */
export async function askJira(as: Reader, path: Route, body?: object): Promise<unknown> {
  const answer = await send(as, path, body);
  if (!answer.ok) throw await refused(answer);
  try {
    return await answer.json();
  } catch (cause) {
    throw new WorkFault('Jira answered with something that is not JSON.', { cause });
  }
}

/** Jira refused a request as wrong (400): it names something that does not exist, or that the reader may not see. */
export class BadRequest extends WorkFault {
  /**
   * Jira's own words, plain text. Only for who wrote what was refused, and where it was asked as that very person: they
   * may name what others must not see. Of the query of a key result, for its readers: it speaks of what they may read.
   */
  readonly reason: string;
  constructor(reason: string) {
    super('Jira refused a request as wrong.');
    this.reason = reason;
  }
}

/** It is not there, or not shown to the reader (403, 404): the two cannot be told apart. */
export class NotShown extends WorkFault {
  constructor() {
    super('Jira does not show this.');
  }
}

/** Runs a question about one thing; null = it is not there, or not shown to the reader. @throws WorkFault */
export async function ifShown<T>(ask: () => Promise<T>): Promise<T | null> {
  try {
    return await ask();
  } catch (cause) {
    if (cause instanceof NotShown) return null;
    throw cause;
  }
}

// ── below ──

async function send(as: Reader, path: Route, body: object | undefined): Promise<APIResponse> {
  const init = body
    ? {
        method: 'POST',
        headers: { Accept: 'application/json', 'Content-Type': 'application/json' },
        body: JSON.stringify(body),
      }
    : { headers: { Accept: 'application/json' } };
  try {
    return as === 'app' ? await asApp().requestJira(path, init) : await asUser().requestJira(path, init);
  } catch (cause) {
    if (cause instanceof Error && cause.name === 'NEEDS_AUTHENTICATION_ERR') throw cause;
    throw new WorkFault('Jira did not answer.', { cause });
  }
}

async function refused(answer: APIResponse): Promise<WorkFault> {
  // Read in any case, so that the connection is free again.
  const body = await answer.text().catch(() => '');
  if (answer.status === 400) return new BadRequest(reasonIn(body));
  if (answer.status === 403 || answer.status === 404) return new NotShown();
  const wait = Number(answer.headers.get('Retry-After'));
  return new WorkFault(
    answer.status === 429 ? 'Jira asks to wait.' : `Jira answered with status ${answer.status}.`,
    { retryAfter: wait > 0 ? wait : null },
  );
}

/** Enough for a sentence about a query, whatever the query held. */
const longestReason = 500;

/** `errorMessages` and the messages of `errors`, as one text; empty where there are none. */
function reasonIn(body: string): string {
  let given: unknown;
  try {
    given = JSON.parse(body);
  } catch {
    return '';
  }
  const { errorMessages, errors } = record(given) ?? {};
  const messages = [...list(errorMessages), ...Object.values(record(errors) ?? {})].flatMap(
    (one) => text(one) ?? [],
  );
  // Control characters and line ends are no part of a sentence.
  const said = messages
    .join(' ')
    .replace(/[\p{Cc}\p{Cf}\s]+/gu, ' ')
    .trim();
  return said.length > longestReason ? `${said.slice(0, longestReason)}…` : said;
}
