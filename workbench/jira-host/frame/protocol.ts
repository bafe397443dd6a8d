/** What goes between the page of an app and the page of the host, by postMessage. */
export type FrameMessage =
  | { readonly forge: 'call'; readonly id: number; readonly command: string; readonly data: unknown }
  | { readonly forge: 'answer'; readonly id: number; readonly ok: boolean; readonly value: unknown }
  /** A function of the other side is called. */
  | { readonly forge: 'function'; readonly name: number; readonly argument: unknown }
  /** The app's content is this tall. */
  | { readonly forge: 'height'; readonly height: number };

export function readMessage(data: unknown): FrameMessage | null {
  return typeof data === 'object' && data !== null && 'forge' in data ? (data as FrameMessage) : null;
}

/** Functions cannot be posted: each is kept here under a number, and called from there by that number. */
export interface Functions {
  readonly pack: (value: unknown) => unknown;
  readonly unpack: (value: unknown) => unknown;
  call(name: number, argument: unknown): void;
}

export function functions(callThere: (name: number, argument: unknown) => void): Functions {
  const here = new Map<number, (argument: unknown) => unknown>();
  const pack = (value: unknown): unknown => {
    if (typeof value !== 'function') return mapped(value, pack);
    const name = here.size;
    here.set(name, value as (argument: unknown) => unknown);
    return { __function: name };
  };
  const unpack = (value: unknown): unknown => {
    const name = (value as { __function?: unknown } | null)?.__function;
    if (typeof name !== 'number') return mapped(value, unpack);
    return (argument: unknown) => callThere(name, pack(argument));
  };
  return { pack, unpack, call: (name, argument) => void here.get(name)?.(argument) };
}

// ── below ──

function mapped(value: unknown, change: (value: unknown) => unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(change);
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, change(one)]));
}
