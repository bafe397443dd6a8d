import type { Kvs } from './kvs.ts';
import { copy, object } from './json.ts';
import { createQueue } from './queue.ts';
import type { AsyncEvent, Queue } from './queue.ts';
import { answerJira } from './jira-rest.ts';
import { invoked } from './forge-seam.ts';
import type { ForgeCall, Invocation } from './forge-seam.ts';
import type { JiraEvent } from './events.ts';
import { pageContext } from './place.ts';
import type { JiraPlace } from './place.ts';
import type { JiraSite } from './site.ts';

/** The exports of `src/index.js` that manifest.yml names. */
export interface ForgeApp {
  run(request: unknown, runtime: unknown): Promise<unknown>;
  onIssueEvent(event: unknown, context: unknown): Promise<unknown>;
  onLater(event: { readonly body: unknown }): Promise<unknown>;
  onSchedule(request: unknown, context: unknown): Promise<unknown>;
}

/** Forge around one installation of the app: it invokes its functions, and answers what they ask. */
export interface ForgePlatform {
  readonly site: JiraSite;
  readonly kvs: Kvs;
  readonly queue: Queue;
  /** A function of the resolver, as a page asks for it. The answer has crossed the bridge as JSON. */
  invoke(call: ResolverCall): Promise<unknown>;
  /** An event of the product; comes again as Forge does it, at most four times, when the function asks for it. */
  fire(event: JiraEvent): Promise<void>;
  /** The scheduled trigger, as it comes by the hour; not again, whatever the function answers. */
  schedule(): Promise<void>;
  /** Any code, run as an invocation for this person (null = the app's own). For adapters under test. */
  as<T>(accountId: string | null, run: () => Promise<T>): Promise<T>;
}

export interface ResolverCall {
  readonly accountId: string | null;
  readonly place: JiraPlace;
  readonly functionKey: string;
  readonly payload?: unknown;
}

/** Stands before the platform's own answer: to count calls, to check them, to fail. undefined = the own answer. */
export type Interceptor = (
  call: ForgeCall,
  accountId: string | null,
  own: () => Promise<Response>,
) => Promise<Response> | undefined;

/** What the bridge carries to a function. */
const largestPayload = 500_000;

export function createForgePlatform(options: {
  readonly app: ForgeApp;
  readonly site: JiraSite;
  readonly kvs: Kvs;
  readonly intercept?: Interceptor;
  readonly pushed?: () => void;
}): ForgePlatform {
  const { app, site, kvs } = options;
  const context = { installContext: `ari:cloud:jira::site/${site.data.cloudId}` };

  const own = async (call: ForgeCall, accountId: string | null): Promise<Response> => {
    if (call.remote === 'kvs') return kvs.handle(call.path, call.body);
    if (call.remote === 'stargate') return queue.handle(call.path, call.body);
    const { method, path, body, provider } = call;
    return answerJira(site, { method, path, body, user: provider === 'app' ? null : (accountId ?? '') });
  };
  const answer: Invocation['answer'] = async (call, accountId) =>
    options.intercept?.(call, accountId, () => own(call, accountId)) ?? own(call, accountId);
  const as = <T>(accountId: string | null, run: () => Promise<T>) => invoked({ accountId, answer }, run);

  const queue = createQueue({
    consume: (event: AsyncEvent) => as(null, () => app.onLater(copy(event))),
    ...(options.pushed ? { pushed: options.pushed } : {}),
  });

  return {
    site,
    kvs,
    queue,
    as,

    async invoke({ accountId, place, functionKey, payload }) {
      if (JSON.stringify(payload ?? {}).length > largestPayload) {
        throw new Error('The payload is above what the bridge carries.');
      }
      const request = {
        call: { functionKey, payload: copy(payload ?? {}) },
        context: pageContext(site, place),
      };
      const principal = accountId === null ? undefined : { accountId };
      const result = await as(accountId, () => app.run(request, { principal, ...context }));
      return result === undefined ? undefined : copy(result);
    },

    async schedule() {
      const request = {
        context: { cloudId: site.data.cloudId, moduleKey: 'hourly' },
        contextToken: 'local',
      };
      // Nobody is told that it failed, and it is not tried again.
      await as(null, () => app.onSchedule(request, context)).catch(() => undefined);
    },

    async fire(event) {
      for (let attempt = 0; attempt <= 4; attempt += 1) {
        const retryContext = attempt === 0 ? {} : { retryContext: { retryCount: attempt } };
        const given = { ...copy(event), ...retryContext };
        const result = object(await as(null, () => app.onIssueEvent(given, context)));
        if (result?.['_retry'] !== true) return;
      }
    },
  };
}
