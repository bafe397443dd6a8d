import { scaleTo } from '../model/decimal.ts';
import type { Decimal } from '../model/decimal.ts';

/** Bounds that are themselves in range; null = open on that side. */
export interface Bounds {
  readonly atLeast: Decimal | null;
  readonly atMost: Decimal | null;
}

/** Is the mean of the values in range? Exact; of one value, the value itself. */
export function isWithin({ atLeast, atMost }: Bounds, values: readonly Decimal[]): boolean {
  const scale = values.reduce(
    (most, value) => Math.max(most, value.scale),
    Math.max(atLeast?.scale ?? 0, atMost?.scale ?? 0),
  );
  const sum = values.reduce((all, value) => all + scaleTo(value, scale), 0n);
  const times = BigInt(values.length);
  return (
    (!atLeast || sum >= scaleTo(atLeast, scale) * times) && (!atMost || sum <= scaleTo(atMost, scale) * times)
  );
}
