/** A change per day, exact: `rise / run`, run above 0. */
export interface Slope {
  readonly rise: bigint;
  readonly run: bigint;
}

/**
 * The slopes of all pairs of points on different days (Theil and Sen): their lower median, and the lower quartiles from
 * below and from above (R34). One day that is far out moves none of the three much.
 * @param points at least two different days
 */
export function slopesOf(points: readonly { readonly day: number; readonly value: bigint }[]): {
  readonly low: Slope;
  readonly mid: Slope;
  readonly high: Slope;
} {
  const slopes = points.flatMap((one, at) =>
    points.slice(at + 1).flatMap((other): Slope[] => {
      if (other.day === one.day) return [];
      const run = BigInt(other.day - one.day);
      const rise = other.value - one.value;
      return [run > 0n ? { rise, run } : { rise: -rise, run: -run }];
    }),
  );
  slopes.sort((a, b) => {
    const [x, y] = [a.rise * b.run, b.rise * a.run];
    return x < y ? -1 : x > y ? 1 : 0;
  });
  const most = slopes.length - 1;
  const quarter = Math.floor(most / 4);
  return {
    low: at(slopes, quarter),
    mid: at(slopes, Math.floor(most / 2)),
    high: at(slopes, most - quarter),
  };
}

function at(slopes: readonly Slope[], place: number): Slope {
  const slope = slopes[place];
  if (!slope) throw new RangeError('A trend needs two different days');
  return slope;
}
