import type { Format } from './format.ts';

/** "+12", "−3", "±0": a difference always has its sign. */
export const signed = (format: Format, difference: number): string =>
  difference === 0
    ? `±${format.whole(0)}`
    : `${difference > 0 ? '+' : '−'}${format.whole(Math.abs(difference))}`;
