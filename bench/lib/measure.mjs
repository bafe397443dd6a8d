import { performance } from 'node:perf_hooks';

/** What is computed is added up here, so that nothing can be optimised away. */
let sink = 0;
export const consume = (value) => {
  sink = (sink + value) % 1_000_003;
};

/**
 * Milliseconds. Of the processor: what others on a shared machine do does not count, and half of a run spent waiting for
 * them would. Of the wall: for what runs in several threads, where the processor's time would count each.
 */
const clocks = {
  processor: () => {
    const { user, system } = process.cpuUsage();
    return (user + system) / 1000;
  },
  wall: () => performance.now(),
};

/**
 * Sides against each other, one after the other in every round, so that a busy moment hits all of them.
 * @param sides each { name, run(): a number or a promise of one, operations: how many one run does, prepare(): what goes
 * before it uncounted, most: in how many rounds it runs, where once is long enough }; the first run of each is not counted,
 * but of those
 * @returns name → milliseconds an operation, one entry a round
 */
export async function interleave(sides, { rounds = 9, clock = 'processor' } = {}) {
  const now = clocks[clock];
  const times = new Map(sides.map(({ name }) => [name, []]));
  for (let round = -1; round < rounds; round++) {
    for (const { name, run, operations = 1, prepare, most = Infinity } of sides) {
      if (round >= most || (round < 0 && most < rounds)) continue;
      prepare?.();
      const from = now();
      const result = run();
      consume(Number(result instanceof Promise ? await result : result));
      const took = now() - from;
      if (round >= 0) times.get(name).push(took / operations);
    }
  }
  return times;
}

export function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor((sorted.length - 1) / 2)];
}

/** How many times the second is slower: the median of the rounds' own ratios, for they ran side by side. */
export const slower = (times, ours, peer) =>
  median(times.get(peer).map((time, round) => time / times.get(ours)[round]));
