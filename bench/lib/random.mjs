/** Seeded, so that two runs measure the same thing (mulberry32). */
export function randomOf(seed) {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  return {
    /** 0…1, 1 not included. */
    next,
    /** A whole number, 0…below−1. */
    below: (below) => Math.floor(next() * below),
    /** One of them. */
    of: (list) => list[Math.floor(next() * list.length)],
  };
}
