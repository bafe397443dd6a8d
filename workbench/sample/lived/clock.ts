import { AsyncLocalStorage } from 'node:async_hooks';

/** A clock that somebody else sets. */
export interface SetClock {
  at: number;
  readonly now: () => number;
}

export function clockAt(at: number): SetClock {
  const clock: SetClock = { at, now: () => clock.at };
  return clock;
}

const real = Date.now;
const shifted = new AsyncLocalStorage<SetClock>();
let running = 0;

/**
 * Runs with a clock of its own: whatever asks the time in it, the apps' functions too, gets that of the clock. All else in
 * the process keeps the machine's.
 */
export async function under<T>(clock: SetClock, run: () => Promise<T>): Promise<T> {
  running += 1;
  Date.now = () => shifted.getStore()?.at ?? real();
  try {
    return await shifted.run(clock, run);
  } finally {
    running -= 1;
    if (running === 0) Date.now = real;
  }
}
