import type { Request } from '@forge/resolver';
import { said } from '@throughline/core/model/said.ts';
import type { Host } from '@throughline/core/port/host.ts';
import { bad } from '@throughline/core/use/answer.ts';
import type { Answer } from '@throughline/core/use/answer.ts';
import { withstand } from '@throughline/core/use/withstand.ts';
import type { Guard } from './guards.ts';
import { jiraHost } from './host.ts';
import { callerOf } from './invocation.ts';

/** One function of the resolver. */
export type PageCall = (request: Request) => Promise<Answer<unknown>>;

/**
 * A function that a page calls. Anybody who can load any module of the app can call any of them with any payload: who
 * asks and where comes from Forge, and the use case asks Jira for this person's rights.
 * @param where where the page stands, by Forge's context; null = not where this function is called from
 * @param writes it changes OKRs (host.ts)
 */
export function pageCall<Place, Asked>(
  where: (context: unknown, cloudId: string) => Place | null,
  read: Guard<Asked>,
  use: (host: Host, place: Place, request: Asked) => Promise<Answer<unknown>>,
  { writes = false }: { readonly writes?: boolean } = {},
): PageCall {
  return async ({ payload, context }) => {
    const caller = callerOf(context);
    const place = caller && where(context, caller.cloudId);
    const request = read(payload);
    if (!caller || !place || request === undefined) return bad('bad-input', notUnderstood);
    if (caller.accountId === null) return bad('forbidden', nobody);
    return withstand(said`Reload the page to see what was kept.`, () =>
      use(jiraHost(caller, { writes }), place, request),
    );
  };
}

// ── below ──

const nobody = said`Log in to Jira to see this. Nothing was changed.`;
const notUnderstood = said`This request was not understood. Reload the page; nothing was changed.`;
