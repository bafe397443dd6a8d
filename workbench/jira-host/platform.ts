import type { Kvs } from './kvs.ts';
import { copy, object } from './json.ts';
import type { JsonObject } from './json.ts';
import { createQueue } from './queue.ts';
import type { AsyncEvent, Queue } from './queue.ts';
import { answerJira } from './jira-rest.ts';
import { invoked } from './forge-seam.ts';
import type { ForgeCall, Invocation } from './forge-seam.ts';
import type { JiraEvent } from './events.ts';
import { projectIdOf } from './site.ts';
import type { JiraSite } from './site.ts';

/** The exports of `src/index.js` that manifest.yml names. */
export interface ForgeApp {
  run(request: unknown, runtime: unknown): Promise<unknown>;
  onIssueEvent(event: unknown, context: unknown): Promise<unknown>;
  onLater(event: { readonly body: unknown }): Promise<unknown>;
}

/** Forge around one installation of the app: it invokes its functions, and answers what they ask. */
export interface ForgePlatform {
  readonly site: JiraSite;
  readonly kvs: Kvs;
  readonly queue: Queue;
  /** A function of the resolver, as a page on an issue asks for it. The answer has crossed the bridge as JSON. */
  invoke(call: ResolverCall): Promise<unknown>;
  /** An event of the product; comes again as Forge does it, at most four times, when the function asks for it. */
  fire(event: JiraEvent): Promise<void>;
  /** Any code, run as an invocation for this person (null = the app's own). For adapters under test. */
  as<T>(accountId: string | null, run: () => Promise<T>): Promise<T>;
}

export interface ResolverCall {
  readonly accountId: string | null;
  /** Id or key. */
  readonly issue: string;
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

    async invoke({ accountId, issue, functionKey, payload }) {
      if (JSON.stringify(payload ?? {}).length > largestPayload) {
        throw new Error('The payload is above what the bridge carries.');
      }
      const request = {
        call: { functionKey, payload: copy(payload ?? {}) },
        context: pageContext(site, issue),
      };
      const principal = accountId === null ? undefined : { accountId };
      const result = await as(accountId, () => app.run(request, { principal, ...context }));
      return result === undefined ? undefined : copy(result);
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

/** What Forge tells the page and the resolver of where the panel stands. */
export function pageContext(site: JiraSite, idOrKey: string): JsonObject {
  const issue = site.find(idOrKey);
  if (!issue) throw new Error(`The site has no issue ${idOrKey}.`);
  const type = object(issue.fields['issuetype']);
  const project = site.data.projects.find(({ id }) => id === projectIdOf(issue));
  return {
    cloudId: site.data.cloudId,
    siteUrl: site.data.url,
    localId: `local-${issue.id}`,
    environmentId: 'local',
    environmentType: 'DEVELOPMENT',
    moduleKey: 'epic-panel',
    extension: {
      type: 'jira:issueContext',
      issue: { id: issue.id, key: issue.key, type: type?.['name'], typeId: type?.['id'] },
      project: { id: project?.id, key: project?.key, type: 'software' },
      location: `${site.data.url}/browse/${issue.key}`,
    },
  };
}
