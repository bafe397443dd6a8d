/**
 * An exact decimal: `digits / 10^scale`. JSON-safe. Metrics (baseline, target, reading) are decimals, so that
 * 5.9 of 10 is 59/100 and not 0.5900000000000001 (R3).
 */
export interface Decimal {
  /** A safe integer, never -0. */
  readonly digits: number;
  /** 0…15; as small as it can be. */
  readonly scale: number;
}
