/** What goes between the page of an app and the page of the host, by postMessage. */
export type FrameMessage =
  | { readonly forge: 'call'; readonly id: number; readonly command: string; readonly data: unknown }
  | { readonly forge: 'answer'; readonly id: number; readonly ok: boolean; readonly value: unknown }
  /** A function of the other side is called, and what it gives is sent back. */
  | {
      readonly forge: 'function';
      readonly call: number;
      readonly name: number;
      readonly args: readonly unknown[];
    }
  | { readonly forge: 'returned'; readonly call: number; readonly ok: boolean; readonly value: unknown }
  /** The app's content is this tall. */
  | { readonly forge: 'height'; readonly height: number };

export function readMessage(data: unknown): FrameMessage | null {
  return typeof data === 'object' && data !== null && 'forge' in data ? (data as FrameMessage) : null;
}

/** Functions cannot be posted: each is kept here under a number, and called from there by that number. */
export interface Functions {
  readonly pack: (value: unknown) => unknown;
  readonly unpack: (value: unknown) => unknown;
  /** true = the message was about a function. */
  take(message: FrameMessage): boolean;
}

export function functions(post: (message: FrameMessage) => void): Functions {
  const here = new Map<number, (...args: readonly unknown[]) => unknown>();
  const waiting = new Map<number, { done: (value: unknown) => void; failed: (reason: Error) => void }>();
  let calls = 0;
  const pack = (value: unknown): unknown => {
    if (typeof value !== 'function') return mapped(value, pack);
    const name = here.size;
    here.set(name, value as (...args: readonly unknown[]) => unknown);
    return { __function: name };
  };
  const unpack = (value: unknown): unknown => {
    const name = (value as { __function?: unknown } | null)?.__function;
    if (typeof name !== 'number') return mapped(value, unpack);
    return (...args: readonly unknown[]) => {
      const call = (calls += 1);
      const answer = new Promise<unknown>((done, failed) => waiting.set(call, { done, failed }));
      post({ forge: 'function', call, name, args: args.map(pack) });
      return answer;
    };
  };
  const run = async (call: number, name: number, args: readonly unknown[]): Promise<void> => {
    try {
      post({ forge: 'returned', call, ok: true, value: pack(await here.get(name)?.(...args.map(unpack))) });
    } catch (cause) {
      post({ forge: 'returned', call, ok: false, value: cause instanceof Error ? cause.message : 'failed' });
    }
  };
  return {
    pack,
    unpack,
    take(message) {
      if (message.forge === 'function') void run(message.call, message.name, message.args);
      else if (message.forge === 'returned') {
        const { done, failed } = waiting.get(message.call) ?? {};
        waiting.delete(message.call);
        if (message.ok) done?.(unpack(message.value));
        else failed?.(new Error(String(message.value)));
      } else return false;
      return true;
    },
  };
}

// ── below ──

function mapped(value: unknown, change: (value: unknown) => unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(change);
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, change(one)]));
}
