import { AsyncLocalStorage } from 'node:async_hooks';
import { plain } from './json.ts';
import type { JsonObject } from './json.ts';

/** A request of one of Forge's packages, as it reaches the platform. */
export interface ForgeCall {
  /** `kvs`, `jira` or `stargate`, where the queue is. */
  readonly remote: string;
  /** Who asks: `app`, or `user` for the user of the invocation. */
  readonly provider: string;
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  /** Parsed JSON; undefined without one. */
  readonly body: unknown;
}

/** What runs while one function is invoked: whose data it works on, and for whom. */
export interface Invocation {
  readonly accountId: string | null;
  readonly answer: (call: ForgeCall, accountId: string | null) => Promise<Response>;
}

const running = new AsyncLocalStorage<Invocation>();

/**
 * Puts the two globals in place that Forge's packages expect of their runtime. Call it before the app's code is
 * loaded. What they do depends on the invocation they are called in, so several sites can run in one process.
 */
export function installForgeSeam(): void {
  const seam = globalThis as unknown as Record<string, unknown>;
  seam['__forge_fetch__'] = forgeFetch;
  seam['__forge_runtime__'] = runtime;
}

/** Runs one function of the app; everything it asks of Forge goes to this invocation. */
export function invoked<T>(invocation: Invocation, run: () => Promise<T>): Promise<T> {
  return running.run(invocation, run);
}

// ── below ──

async function forgeFetch(target: JsonObject, path: string, init: RequestInit = {}): Promise<Response> {
  const invocation = running.getStore();
  if (!invocation) throw new Error('Forge was asked outside an invocation.');
  const headers = Object.fromEntries(new Headers(init.headers).entries());
  const body =
    typeof init.body === 'string' && init.body !== '' ? (JSON.parse(init.body) as unknown) : undefined;
  return invocation.answer(
    {
      remote: plain(target['remote']),
      provider: plain(target['provider']),
      method: init.method ?? 'GET',
      path,
      headers,
      body,
    },
    invocation.accountId,
  );
}

const nothing = () => {};
const runtime = {
  appContext: {
    appId: 'throughline',
    appVersion: '0.1.0',
    environmentId: 'local',
    environmentType: 'DEVELOPMENT',
  },
  lambdaContext: { getRemainingTimeInMillis: () => 25_000 },
  metrics: {
    counter: () => ({ incr: nothing, decr: nothing }),
    timing: () => ({ measure: () => ({ stop: nothing }) }),
  },
};
