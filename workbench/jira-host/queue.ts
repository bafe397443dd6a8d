import { object, plain, reply } from './json.ts';
import type { JsonObject } from './json.ts';

/** What a consumer function gets. */
export interface AsyncEvent {
  readonly body: JsonObject;
  readonly queueName: string;
  readonly jobId: string;
  readonly eventId: string;
  readonly retryContext?: {
    readonly retryCount: number;
    readonly retryReason: string;
    readonly retryData: unknown;
  };
}

export interface Queue {
  /** One request of `@forge/events`: POST of `body` to a path of the queue service. */
  handle(path: string, body: unknown): Response;
  /** Events not yet delivered. */
  readonly waiting: readonly AsyncEvent[];
  /**
   * Delivers what waits, and what is pushed meanwhile, one by one. An event whose consumer asks for it by returning
   * an InvocationError, or throws, comes again, at most `attempts` times in all. Waits are not waited for.
   */
  drain(options?: {
    readonly attempts?: number;
    readonly order?: 'pushed' | 'reverse';
  }): Promise<DrainReport>;
}

export interface DrainReport {
  readonly delivered: number;
  readonly retried: number;
  /** Given up after the last attempt. */
  readonly dropped: readonly AsyncEvent[];
}

/** Forge's async events: at least once, in no order that can be relied on. */
export function createQueue(options: {
  readonly consume: (event: AsyncEvent) => Promise<unknown>;
  readonly pushed?: () => void;
}): Queue {
  const waiting: AsyncEvent[] = [];
  let made = 0;
  return {
    waiting,

    handle(path, body) {
      if (!path.startsWith('/webhook/queue/publish/')) {
        return reply(404, { message: `The queue does not know ${path}.` });
      }
      const given = object(body) ?? {};
      const payload = Array.isArray(given['payload']) ? given['payload'].map((one) => object(one) ?? {}) : [];
      if (payload.length > 50) return reply(413, { errorMessage: 'At most 50 events at once.' });
      for (const event of payload) {
        made += 1;
        waiting.push({
          body: object(event['body']) ?? {},
          queueName: plain(given['queueName']),
          jobId: plain(given['jobId']),
          eventId: `event-${made}`,
        });
      }
      options.pushed?.();
      return reply(201, {});
    },

    async drain({ attempts = 5, order = 'pushed' } = {}) {
      let delivered = 0;
      let retried = 0;
      const dropped: AsyncEvent[] = [];
      for (;;) {
        const event = order === 'pushed' ? waiting.shift() : waiting.pop();
        if (!event) return { delivered, retried, dropped };
        const again = await askedAgain(options.consume(event));
        const count = event.retryContext?.retryCount ?? 0;
        if (again === null) delivered += 1;
        else if (count + 1 >= attempts) dropped.push(event);
        else {
          retried += 1;
          waiting.push({
            ...event,
            retryContext: { retryCount: count + 1, retryReason: again, retryData: null },
          });
        }
      }
    },
  };
}

// ── below ──

/** Why it must come again; null when it is done. */
async function askedAgain(answer: Promise<unknown>): Promise<string | null> {
  try {
    const given = object(await answer);
    if (given?.['_retry'] !== true) return null;
    return plain(object(given['retryOptions'])?.['retryReason']);
  } catch {
    return 'FUNCTION_RETRY_REQUEST';
  }
}
